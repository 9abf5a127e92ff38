"""The start of a host: what may fail fails here, in one sentence, before anybody is served."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from termblog.errors import SettingsError
from termblog.hosting.board import Board
from termblog.hosting.hub import Hub
from termblog.hosting.log import begin_log
from termblog.hosting.memory import share_one_heap
from termblog.hosting.private_names import missing, share_one_loop
from termblog.hosting.sockets import handed_sockets, open_sockets
from termblog.hosting.supervisor import Supervisor
from termblog.hosting.warming import warm
from termblog.hosting.worker import Sockets

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from termblog.hosting.options import Options
    from termblog.hosting.sockets import Address
    from termblog.hosting.worker import House

# What programs of the host's user read, and a visitor's app must not.
_CLEARED = ("BROWSER", "EDITOR", "VISUAL", "PAGER", "DISPLAY", "WAYLAND_DISPLAY")
_OWN = ("TEXTUAL", "TERMBLOG_PAGER")


def serve(house: House, options: Options, tell: Callable[[str], None]) -> None:
    """Serve until a signal ends it.

    Args:
        house: What is hosted.
        options: As the operator wishes.
        tell: Says a sentence to the operator.

    Raises:
        SettingsError: Something is set so that nothing can be served.
    """
    if gone := missing():
        msg = f"This release of a package cannot host: {gone[0]}."
        raise SettingsError(msg)
    if options.ssh is not None:
        from termblog.hosting.host_key import load_host_key

        load_host_key(options.host_key)
    sockets = _open(options)
    clear_environment()
    begin_log(options.log_format)
    share_one_loop()
    share_one_heap()
    hub = Hub(house, options.limits, Board(options.workers))
    asyncio.run(warm(hub))
    for name, listener in (("SSH", sockets[0].ssh), ("browsers", sockets[0].web)):
        if listener is not None:
            tell(f"Serving {name} on port {listener.getsockname()[1]}; Ctrl+C ends it.")
    Supervisor(hub, house, options, sockets).run()


def clear_environment() -> None:
    """Take away what would make a library reach for the host's programs."""
    for name in [*os.environ]:
        if name in _CLEARED or name.startswith(_OWN):
            del os.environ[name]


def _open(options: Options) -> list[Sockets]:
    """Return what each worker listens on."""
    handed = handed_sockets(os.environ)
    doors = {
        name: _door(handed.get(name), address, options.workers)
        for name, address in (("ssh", options.ssh), ("web", options.web))
    }
    # Any worker answers for all, so one socket is enough.
    probes = open_sockets(options.metrics, 1) * options.workers if options.metrics else None
    return [
        Sockets(
            ssh=doors["ssh"][row] if doors["ssh"] else None,
            web=doors["web"][row] if doors["web"] else None,
            metrics=probes[row] if probes else None,
        )
        for row in range(options.workers)
    ]


def _door(
    handed: list[socket.socket] | None, address: Address | None, workers: int
) -> list[socket.socket]:
    if address is None:
        return []
    return handed[:1] * workers if handed else open_sockets(address, workers)
