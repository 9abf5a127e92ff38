"""Who is in, who may come in, and who must leave: one worker's readers."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING

from termblog.hosting.board import HEARTBEAT
from termblog.hosting.commons import Commons
from termblog.hosting.memory import Heap, resident
from termblog.hosting.visit import Visit

if TYPE_CHECKING:
    from termblog.hosting.board import Board
    from termblog.hosting.commons import Stage
    from termblog.hosting.limits import Limits
    from termblog.hosting.visitor import Line, Visitor

_BEAT_SECONDS = 2.0  # between two rounds of the janitor
_ENDINGS = 3  # that are collected before the next round,
_SOON_SECONDS = 0.1  # when what they still had to do is done

FULL = "The blog is full just now; please try again in a minute."
CROWDED = "There are too many connections from your address; please close one."
DRAINING = "The blog is restarting; please come again in a moment."
IDLE = "You were away for a while, so this session ended. Please come again."
LONG = "This session was a long one and ended. Please come again."


class Hub(Commons):
    """One worker's register, over what its readers have in common.

    Args:
        stage: What is hosted.
        limits: What visitors may cost.
        board: The workers' figures.
    """

    def __init__(self, stage: Stage, limits: Limits, board: Board) -> None:
        super().__init__(stage, limits, board)
        self.visits: set[Visit] = set()
        """Who is in."""
        self.draining = False
        """Whether nobody comes in any more."""
        self._heap = Heap()
        self._empty = asyncio.Event()
        self._empty.set()

    def refusal(self, connections: int) -> tuple[str, str]:
        """Return the reason and the sentence for which nobody may come in now; "" where one may.

        Args:
            connections: How many the visitor's address has.
        """
        if self.draining:
            return "draining", DRAINING
        if connections > self.limits.per_address:
            return "address", CROWDED
        readers = sum(
            self.board.total(f'termblog_sessions{{door="{door}"}}') for door in ("ssh", "web")
        )
        return ("full", FULL) if readers >= self.limits.sessions else ("", "")

    def enter(self, visitor: Visitor, line: Line) -> Visit:
        """Begin a visit.

        Args:
            visitor: Who comes.
            line: What carries their bytes.
        """
        visit = Visit(self, visitor, line, self.part)
        self.visits.add(visit)
        self._heap.come(visit)
        self._empty.clear()
        self.board.add(f'termblog_sessions{{door="{visitor.door}"}}')
        self.board.add(f'termblog_sessions_total{{door="{visitor.door}"}}')
        visit.begin()
        return visit

    def part(self, visit: Visit) -> None:
        """Forget a visit that ended.

        Args:
            visit: Which.
        """
        if visit in self.visits:
            self.visits.discard(visit)
            self._heap.go(visit)
            if self._heap.ended == _ENDINGS:
                asyncio.get_running_loop().call_later(_SOON_SECONDS, self._collect)
            if not self.visits:
                self._empty.set()
            self.board.add(f'termblog_sessions{{door="{visit.visitor.door}"}}', -1)

    def renew(self) -> None:
        """Forget what showed the blog as it was: it was read again."""
        self.frames.clear()
        self._heap.replace()
        self.board.add("termblog_reloads_total")

    async def watch_over(self) -> None:
        """Send idle readers off and keep the heap small, until cancelled."""
        while True:
            self.look_around(asyncio.get_running_loop().time())
            await asyncio.sleep(_BEAT_SECONDS)

    def look_around(self, now: float) -> None:
        """Do the janitor's round.

        Args:
            now: The loop's time.
        """
        self.board.put(HEARTBEAT, time.monotonic())
        self.board.put("termblog_memory_bytes", resident())
        for visit in tuple(self.visits):
            if now - visit.last_input > self.limits.idle_seconds:
                self._send_off(visit, "idle", IDLE)
            elif now - visit.began > self.limits.total_seconds:
                self._send_off(visit, "time", LONG)
        self._collect()

    def _send_off(self, visit: Visit, reason: str, sentence: str) -> None:
        self.refuse(visit.visitor, reason)
        visit.leave(sentence)

    def _collect(self) -> None:
        """Collect what ended, and tell what is left where all was looked through."""
        if self._heap.sweep(self.apps, len(self.visits)):
            self.board.put("termblog_apps", len(self.apps))
            self.board.put("termblog_tasks", len(asyncio.all_tasks()))

    async def drain(self) -> None:
        """Let nobody in, ask all to leave, and cut who is slow to."""
        self.draining = True
        for visit in tuple(self.visits):
            visit.leave(DRAINING)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.limits.drain_seconds):
                await self._empty.wait()
        for visit in tuple(self.visits):
            visit.drop("draining")
