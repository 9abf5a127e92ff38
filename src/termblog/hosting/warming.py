"""What is done once so that no reader waits for it: imports, style sheets, the first frames."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from termblog.hosting.visitor import Place, Visitor
from termblog.look import Depth

if TYPE_CHECKING:
    from termblog.hosting.hub import Hub

SIZES = ((80, 24), (120, 40), (120, 30), (100, 30))
"""The screens that most readers come with."""

_PATIENCE_SECONDS = 20.0


class _Nobody:
    """A line to nobody."""

    def __init__(self) -> None:
        self.ended = asyncio.Event()

    def write(self, _data: bytes) -> None:
        """Write nowhere."""

    def backlog(self) -> int:
        """Owe nothing."""
        return 0

    def drop(self, _reason: str) -> None:
        """Be gone."""

    def throttle(self, wanted: bool) -> None:
        """Send nothing anyhow."""

    def offer(self, _address: str) -> None:
        """Open nothing."""

    def follow(self, _place: Place) -> None:
        """Look at nothing."""

    def hang_up(self, _status: int, _sentence: str) -> None:
        """Note the end."""
        self.ended.set()


async def warm(hub: Hub) -> None:
    """Paint the first frame for each usual size, as if somebody came.

    Args:
        hub: Whose frames are to be there.
    """
    for size in SIZES:
        line = _Nobody()
        visitor = Visitor(door="ssh", address="", size=size, depth=Depth.TRUE)
        visit = hub.enter(visitor, line)
        async with asyncio.timeout(_PATIENCE_SECONDS):
            await visit.opened.wait()
            visit.leave("")
            await line.ended.wait()
    hub.board.clear()
