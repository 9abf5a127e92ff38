"""The parent of the workers: warms, forks, restarts, passes signals on. Serves nobody itself.

Everything that costs is done once, before the fork: imports, the index, the first frames. A
worker that dies is replaced, and its sockets stay open meanwhile, so readers who come wait a
moment instead of being refused; the readers of other workers notice nothing.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import time
from typing import TYPE_CHECKING

from termblog.hosting.board import HEARTBEAT
from termblog.hosting.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termblog.hosting.hub import Hub
    from termblog.hosting.options import Options
    from termblog.hosting.worker import House, Sockets

log = logging.getLogger("termblog.hosting")

_SIGNALS = (signal.SIGCHLD, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_ROUND_SECONDS = 1.0
_STUCK_ROUNDS = 30  # without a sign of life; a worker gives one every two seconds
_HASTE_SECONDS = 1.0  # a worker that dies sooner than this is started again later


class Pulses:
    """The workers' signs of life.

    Rounds without one are counted, not seconds: where a machine slept or is short of time, who
    counts was short of it, too.

    Args:
        workers: How many.
    """

    def __init__(self, workers: int) -> None:
        self._beats = [0.0] * workers
        self._silent = [0] * workers

    def stopped(self, beats: list[float]) -> list[int]:
        """Do a round; return the numbers of those that gave no sign for too many.

        Args:
            beats: When each gave its last, by its own clock.
        """
        for row, beat in enumerate(beats):
            self._silent[row] = self._silent[row] + 1 if beat == self._beats[row] else 0
        self._beats = beats
        return [row for row, rounds in enumerate(self._silent) if rounds > _STUCK_ROUNDS]


class Supervisor:
    """The parent.

    Args:
        hub: A register that every worker has its own copy of.
        house: What is hosted.
        options: As the operator wishes.
        sockets: What each worker listens on.
    """

    def __init__(
        self, hub: Hub, house: House, options: Options, sockets: Sequence[Sockets]
    ) -> None:
        self._hub = hub
        self._house = house
        self._options = options
        self._sockets = sockets
        self._workers: dict[int, int] = {}
        self._started: dict[int, float] = {}
        self._waiting: dict[int, float] = {}
        self._pulses = Pulses(len(sockets))
        self._stopping = False

    def run(self) -> None:
        """Serve until SIGTERM or Ctrl+C, and until every worker let its readers go."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        gc.collect()
        gc.freeze()
        for row in range(len(self._sockets)):
            self._start(row)
        while self._workers or self._waiting:
            got = signal.sigtimedwait(_SIGNALS, _ROUND_SECONDS)
            if got is not None:
                self._obey(got.si_signo)
            else:
                self._end_stuck()
            self._look_after()

    def _end_stuck(self) -> None:
        stuck = self._pulses.stopped(self._hub.board.each(HEARTBEAT))
        for process, row in self._workers.items():
            if row in stuck:
                log.error("Worker %s gave no sign of life and is ended.", row)
                os.kill(process, signal.SIGKILL)

    def _obey(self, number: int) -> None:
        if number == signal.SIGHUP:
            log.info("Reading the blog again.")
            self._tell(signal.SIGHUP)
            self._reopen()
        elif number in (signal.SIGTERM, signal.SIGINT) and not self._stopping:
            log.info("Stopping; readers are asked to leave.")
            self._stopping = True
            self._waiting.clear()
            self._tell(signal.SIGTERM)

    def _reopen(self) -> None:
        """Read the blog again for workers to come: else one would begin with the settings of old."""
        try:
            self._house.reopen()
        except Exception:
            log.exception("The blog was not read again for the workers to come.")
        self._hub.frames.clear()

    def _tell(self, number: int) -> None:
        for process in self._workers:
            os.kill(process, number)

    def _look_after(self) -> None:
        """Bury the dead, start what is due."""
        for process in tuple(self._workers):
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                self._bury(process, status)
        now = time.monotonic()
        for row in [row for row, due in self._waiting.items() if due <= now]:
            del self._waiting[row]
            self._start(row)

    def _bury(self, process: int, status: int) -> None:
        row = self._workers.pop(process)
        if self._stopping:
            return
        log.error(
            "Worker %s ended with %s and is replaced.", row, os.waitstatus_to_exitcode(status)
        )
        now = time.monotonic()
        hasty = now - self._started[row] < _HASTE_SECONDS
        self._waiting[row] = now + _HASTE_SECONDS if hasty else now

    def _start(self, row: int) -> None:
        process = os.fork()
        if process:
            self._workers[process] = row
            self._started[row] = time.monotonic()
            return
        status = 1
        try:
            self._become_worker(row)
            status = 0
        except Exception:
            log.exception("A worker failed.")
        finally:
            os._exit(status)

    def _become_worker(self, row: int) -> None:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
        # Ctrl+C reaches the whole group; it is the parent who decides.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        gc.set_threshold(20_000, 20, 1_000_000)  # whole collections are the janitor's
        self._hub.board.take_row(row)
        self._hub.board.add("termblog_started_total")
        asyncio.run(Worker(self._hub, self._house, self._options, self._sockets[row]).run())
