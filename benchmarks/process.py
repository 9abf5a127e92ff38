"""Whole processes, run in a terminal as a user would: wall time, processor time, memory.

Figures come as medians over rounds, and rivals take turns within a round, so that what else the
machine does falls on all of them alike.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.terminal import PATIENCE, Terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_RESTING = 0.005
"""Seconds of processor in half a second that a program at rest takes at most: it watches a folder."""
SIZE = (120, 40)
"""Columns and rows of the terminal."""
OURS = str(Path(sys.executable).with_name("termblog"))
"""The program that is measured: the one beside this Python, whatever PATH holds."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process from its start to its end."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of processor, user and system."""
    memory: float
    """Peak resident memory in MB."""
    first: float
    """Seconds until the first byte of output."""


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment with a truecolor terminal and no user's settings.

    Args:
        extra: What else to set.
    """
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
    return {**kept, **terminal, **(extra or {})}


class Measured(Terminal):
    """A process in a terminal of its own, with a clock beside it.

    Args:
        command: The program and its arguments.
        env: Its environment.
    """

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        super().__init__(command, env, SIZE)

    def shows(self, marker: str, limit: float = PATIENCE) -> float:
        """Return the seconds until a marker is painted.

        Args:
            marker: What only the wanted screen shows, within one style.
            limit: Seconds.

        Raises:
            TimeoutError: It never was.
        """
        start = time.perf_counter()
        self.until(marker.encode(), limit)
        return time.perf_counter() - start

    def press(self, keys: str, marker: str) -> float:
        """Return the seconds from a key to the paint that shows a marker.

        Args:
            keys: What is typed.
            marker: What only the wanted screen shows.
        """
        self.type(keys.encode())
        return self.shows(marker)

    def processor(self) -> float:
        """Return the seconds of processor that all of the process's threads have used so far."""
        nanoseconds = 0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            with suppress(OSError):  # a thread that has just ended
                nanoseconds += int((task / "schedstat").read_text().split()[0])
        return nanoseconds / 1e9

    def rest(self) -> None:
        """Wait until nothing is written and next to nothing is worked any more."""
        spent = -1.0
        while self.processor() - spent > _RESTING:
            spent = self.processor()
            self.settle(0.5)

    def memory(self) -> float:
        """Return the resident memory in MB."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def run(command: Sequence[str], env: Mapping[str, str]) -> Run:
    """Return one run of a command in a terminal, to its end.

    Args:
        command: The program and its arguments.
        env: Its environment.

    Raises:
        RuntimeError: It failed.
    """
    terminal = Measured(command, env)
    terminal.read(PATIENCE)
    first = time.perf_counter() - terminal.started
    status, usage = terminal.end(), terminal.usage
    wall = time.perf_counter() - terminal.started
    if status or usage is None:
        msg = f"{command} failed: {bytes(terminal.written[-400:])!r}"
        raise RuntimeError(msg)
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1e3, first)


@dataclass(slots=True)
class Contest:
    """Commands that take turns, so that each round is fair.

    A rival's figures are read by its name; one that fails is told as missing, never guessed.
    """

    env: Mapping[str, str]
    """The environment of all."""
    rounds: int = 5
    """How often each is run; one more run of each goes first and is not counted."""
    missing: dict[str, str] = field(default_factory=dict)
    """Why a rival has no figures."""

    def hold(self, rivals: Mapping[str, Sequence[str]]) -> dict[str, list[Run]]:
        """Return each rival's runs.

        Args:
            rivals: A name and a command each.
        """
        runs: dict[str, list[Run]] = {name: [] for name in rivals}
        for number in range(self.rounds + 1):
            for name, command in rivals.items():
                if name in self.missing:
                    continue
                try:
                    result = run(command, self.env)
                except (OSError, RuntimeError) as error:
                    self.missing[name] = str(error)
                    continue
                if number:
                    runs[name].append(result)
        return {name: taken for name, taken in runs.items() if taken}


def median(values: Sequence[float]) -> float:
    """Return the median, in the unit of the values."""
    return statistics.median(values)
