"""One process that serves readers: a loop, its doors, its janitor."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from termblog.hosting.commons import Stage
from termblog.hosting.doorway import accept
from termblog.hosting.library import Library
from termblog.hosting.metrics import answer_probes

if TYPE_CHECKING:
    import socket
    from collections.abc import Awaitable, Mapping

    from termblog.hosting.commands import Command
    from termblog.hosting.hub import Hub
    from termblog.hosting.options import Options
    from termblog.hosting.ssh import SshDoor
    from termblog.hosting.web import WebDoor

log = logging.getLogger("termblog.hosting")


@dataclass(frozen=True, slots=True)
class Sockets:
    """What a worker listens on."""

    ssh: socket.socket | None = None
    """For SSH clients."""
    web: socket.socket | None = None
    """For browsers."""
    metrics: socket.socket | None = None
    """For monitoring."""


class House(Library, Stage, Protocol):
    """What is hosted, and how it is kept up to date."""

    commands: Mapping[str, Command]
    """What SSH visitors may ask for in one line."""

    async def watch(self, hub: Hub) -> None:
        """Give the hub's readers every change of the blog, until cancelled."""

    async def reload(self, hub: Hub) -> None:
        """Read the blog and its settings again, and give them to the hub's readers."""

    def reopen(self) -> None:
        """Read the blog and its settings again, where there are no readers."""

    def close(self) -> None:
        """Write what is still to be kept."""


class Worker:
    """A worker.

    Args:
        hub: Its readers.
        house: What is hosted.
        options: As the operator wishes.
        sockets: What to listen on.
    """

    def __init__(self, hub: Hub, house: House, options: Options, sockets: Sockets) -> None:
        self._hub = hub
        self._house = house
        self._options = options
        self._sockets = sockets
        self._tasks: list[asyncio.Task[None]] = []

    async def run(self) -> None:
        """Serve until SIGTERM, then let the readers go."""
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, stop.set)
        loop.add_signal_handler(signal.SIGHUP, self._reload)
        self._start(self._hub.watch_over())
        self._start(self._house.watch(self._hub))
        self._open_ssh()
        web = await self._open_web()
        probes = self._sockets.metrics and await answer_probes(
            self._hub.board, self._sockets.metrics
        )
        await stop.wait()
        await self._hub.drain()
        await self._end(web)
        if probes:
            probes.close()
        self._house.close()

    def _open_ssh(self) -> None:
        if self._sockets.ssh is None:
            return
        from termblog.hosting.host_key import load_host_key
        from termblog.hosting.ssh import SshDoor

        options = self._options
        door = SshDoor(
            self._hub,
            self._house.commands,
            load_host_key(options.host_key),
            banner=options.banner,
            remember=options.remember is not None,
        )
        self._accept(self._sockets.ssh, door)

    async def _open_web(self) -> WebDoor | None:
        if self._sockets.web is None:
            return None
        from termblog.hosting.web import WebDoor

        options = self._options
        door = WebDoor(
            self._hub, self._house, public_url=options.public_url, proxies=options.proxies
        )
        await door.open()
        self._accept(self._sockets.web, door)
        return door

    def _accept(self, listener: socket.socket, door: SshDoor | WebDoor) -> None:
        proxies = self._options.proxies if self._options.proxy_protocol else ()
        self._start(accept(listener, proxies, door.admit))

    def _reload(self) -> None:
        self._start(self._house.reload(self._hub))

    def _start(self, work: Awaitable[None]) -> None:
        async def guarded() -> None:
            try:
                await work
            except Exception:
                log.exception("A part of the server failed.")

        self._tasks.append(asyncio.get_running_loop().create_task(guarded()))

    async def _end(self, web: WebDoor | None) -> None:
        for task in self._tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        if web:
            await web.close()
