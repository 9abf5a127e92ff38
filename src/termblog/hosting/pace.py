"""How fast an SSH connection is read: all that a client sends costs the host, not its keys alone.

AsyncSSH works off what has come in one turn of the loop that all readers share. A client that
sends requests, packets to be ignored or new keys as fast as it can would take every turn for
itself; so a connection is read no faster than a person at a keyboard and a mouse needs.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from termblog.hosting.limits import Budget

if TYPE_CHECKING:
    import asyncssh

    from termblog.hosting.limits import Limits


def read_at_a_pace(connection: asyncssh.SSHServerConnection, limits: Limits) -> None:
    """Stop reading a connection for a while each time that much has come.

    Args:
        connection: Made, nothing read.
        limits: What the client may send.
    """
    transport = connection._transport  # noqa: SLF001  see private_names
    receive, loop = connection.data_received, asyncio.get_running_loop()
    budget = Budget(limits.bytes_per_second, limits.byte_burst, loop.time())

    def paced(data: bytes, datatype: int | None = None) -> None:
        receive(data, datatype)
        budget.spend(len(data))
        wait = budget.due(loop.time())
        if wait and transport is not None:
            transport.pause_reading()
            loop.call_later(wait, transport.resume_reading)

    connection.data_received = paced  # type: ignore[method-assign]  # this connection's alone
