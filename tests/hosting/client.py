"""What an SSH client is sent: for the tests of hosting, and for its benchmarks."""

from __future__ import annotations

import asyncio

import asyncssh

PATIENCE = 120.0
"""Seconds after which what did not come is a failure; a busy machine is slow."""


class Client(asyncssh.SSHClientSession[bytes]):
    """What a client saw."""

    def __init__(self) -> None:
        self.data = b""
        """What came, since somebody forgot what was before."""
        self.errors = b""
        """What came on stderr."""
        self.count = 0
        """Every byte that came."""
        self.ended = False
        """Whether the session is over."""
        self._changed = asyncio.Event()

    def data_received(self, data: bytes, datatype: asyncssh.DataType) -> None:
        """Keep what comes."""
        if datatype == asyncssh.EXTENDED_DATA_STDERR:
            self.errors += data
        else:
            self.data += data
        self.count += len(data)
        self._changed.set()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note the end."""
        self.ended = True
        self._changed.set()

    async def more(self) -> None:
        """Wait until something comes.

        Raises:
            ConnectionError: The session is over.
            TimeoutError: Nothing comes.
        """
        self._changed.clear()
        if self.ended:
            msg = f"the session ended: {self.data[-300:]!r}"
            raise ConnectionError(msg)
        await asyncio.wait_for(self._changed.wait(), PATIENCE)

    async def until(self, mark: bytes) -> None:
        """Wait until something is seen.

        Args:
            mark: Bytes of it.

        Raises:
            ConnectionError: The session ended before.
            TimeoutError: Nothing comes any more.
        """
        while mark not in self.data:
            await self.more()
