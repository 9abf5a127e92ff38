"""Who is in, who may come in, and who must leave: one worker's readers."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import time
from typing import TYPE_CHECKING

from termblog.hosting.board import HEARTBEAT
from termblog.hosting.commons import Commons
from termblog.hosting.memory import give_back, resident
from termblog.hosting.visit import Visit

if TYPE_CHECKING:
    from termblog.hosting.board import Board
    from termblog.hosting.commons import Stage
    from termblog.hosting.limits import Limits
    from termblog.hosting.visitor import Line, Visitor

_BEAT_SECONDS = 2.0  # between two rounds of the janitor
_ENDINGS = 10  # before the whole heap is collected, or more where many are in
_SHARE = 4  # of those who are in: as many endings as one such part of them are waited for

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
        self.draining = False
        self._ended = 0
        self._collected = 0
        self._settled = 0
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
            self._ended += 1
            if not self.visits:
                self._empty.set()
            self.board.add(f'termblog_sessions{{door="{visit.visitor.door}"}}', -1)

    def renew(self) -> None:
        """Forget what showed the blog as it was: it was read again."""
        self.frames.clear()
        self._ended += 1
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
        """Collect what ended, and keep settled sessions out of the collector's sight.

        A collection walks every live app, which costs more than a key; so the whole heap is
        only walked after many endings, of apps and of versions of the blog, or when nobody is in.
        What ended is as large as what lives: what many leave before that, the heap is large for.
        """
        ended = self._ended - self._collected
        if ended >= max(_ENDINGS, len(self.visits) // _SHARE) or (
            (ended or self.apps) and not self.visits
        ):
            self._collected = self._ended
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            give_back()
            self.board.put("termblog_apps", len(self.apps))
            self.board.put("termblog_tasks", len(asyncio.all_tasks()))
        elif len(self.visits) != self._settled:
            gc.collect(1)
            gc.freeze()
        self._settled = len(self.visits)

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
