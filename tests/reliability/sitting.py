"""A session in a process of its own: what reading the second post of a blog costs.

`python -m tests.reliability.sitting FOLDER` opens, scrolls, searches, resizes, leaves and opens
again, and prints the longest stall with where it was, the longest wait, and the peak memory. A stall
is the processor time that the loop's thread spends between two turns of a task that does nothing, so
that other programs on the machine do not count. A wait is the time on the clock: threads of its own
that hold up the loop count, and other programs as well. With `--count` a stall is the number of calls
in one turn instead, which is the same on every machine.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from textual.pilot import Pilot

_STEPS = {
    "opening": ["J"],
    "scrolling": ["space"] * 5,
    "the end": ["G"],
    "the start": ["g"],
    "narrowing": ["minus"] * 3,
    "contents": ["t", "right_square_bracket", "right_square_bracket"],
    "finding": ["slash", "x", "enter", "n", "escape"],
    "links": ["F", "escape"],
    "leaving": ["K"],
    "opening again": ["J"],
}
"""What a reader does, and the keys for it."""


_NAP = 0.001
"""Seconds between two turns of the task that does nothing."""


class _Gauge(Protocol):
    """Tells how long the loop was held up."""

    longest: float
    waited: float

    async def stop(self) -> None:
        """End measuring."""


class _Beat:
    """A task that only notes how long it was kept waiting: milliseconds of the processor, and all."""

    def __init__(self) -> None:
        self.longest = self.waited = 0.0
        self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        while True:
            start, begun = time.thread_time(), time.perf_counter()
            await asyncio.sleep(_NAP)
            self.waited = max(self.waited, (time.perf_counter() - begun - _NAP) * 1000)
            self.longest = max(self.longest, (time.thread_time() - start) * 1000)

    async def stop(self) -> None:
        """End the task."""
        self._task.cancel()
        await asyncio.wait([self._task])


class _Tally:
    """Counts the calls of each thing that the loop runs."""

    waited = 0.0

    def __init__(self) -> None:
        self.longest = 0.0
        self._calls = 0
        self._run = asyncio.Handle._run
        asyncio.Handle._run = self._counted  # type: ignore[method-assign]  # to count
        sys.setprofile(self._count)

    def _count(self, _frame: object, event: str, _what: object) -> None:
        self._calls += event == "call"

    @property
    def _counted(self) -> Any:
        def run(handle: asyncio.Handle) -> None:
            before = self._calls
            self._run(handle)
            self.longest = max(self.longest, self._calls - before)

        return run

    async def stop(self) -> None:
        """Give the loop its own way back."""
        sys.setprofile(None)
        asyncio.Handle._run = self._run  # type: ignore[method-assign]  # to count


async def _sit(root: Path, gauge: type[_Gauge]) -> dict[str, Any]:
    """Read a blog as a reader would, and return what it cost."""
    from termblog.blog.opening import stream_blog
    from termblog.settings import Settings
    from termblog.state import State
    from termblog.theme import load_theme
    from termblog.tui.app import TermblogApp
    from termblog.tui.launch import Launch

    launch = Launch(Settings(motion=False), load_theme("ink"))
    app = TermblogApp(partial(stream_blog, root, cache=root / ".cache"), State("bomb"), launch)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        worst, where = 0.0, ""
        held = gauge()
        for step, keys in _STEPS.items():
            await _press(pilot, keys)
            if held.longest > worst:
                worst, where = held.longest, step
        await held.stop()
    return {"stall": worst, "where": where, "waited": held.waited, "memory": _peak()}


def _peak() -> float:
    """Return the most memory that this program has had, in MB; `ru_maxrss` counts its parent's, too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s*(\d+) kB", status)[1]) / 1024  # type: ignore[index]  # Linux has it


async def _press(pilot: Pilot[None], keys: list[str]) -> None:
    """Press keys, each when the last has been dealt with."""
    for key in keys:
        await pilot.press(key)
        for _ in range(8):
            await asyncio.sleep(0.005)


def main() -> None:
    """Read the blog that is named, and print what it cost."""
    gauge: type[_Gauge] = _Tally if "--count" in sys.argv else _Beat
    print(json.dumps(asyncio.run(_sit(Path(sys.argv[1]), gauge))))  # noqa: T201  the parent reads it


if __name__ == "__main__":
    main()
