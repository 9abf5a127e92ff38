"""The soak: what is left of many who came and went, while the blog is being written."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import math
import statistics
import sys
import time
from typing import TYPE_CHECKING

import asyncssh

from benchmarks.hosting.client import connect
from benchmarks.hosting.rows import Row

if TYPE_CHECKING:
    from benchmarks.hosting.host import Host

_AT_ONCE = 4
_LOOKS = 20
"""How often the host is looked at, with nobody in it."""
_WARM = 10
"""After how many looks it is warm: caches are full, and the heap is as large as it gets.

The last that grows is the interpreter's table of names, by a megabyte, once: it is built anew when
13,000 to 17,000 readers have come, which is why more than twice the ten thousand come here.
"""
_POSTS = 40
"""How many posts are read, and written to meanwhile."""
_EDIT_SECONDS = 2.0
_REST_SECONDS = 5.0  # longer than two rounds of the host's janitor
_LONGEST_TIMER = 30.0  # a timer that was cancelled keeps what it would have called until it is due


async def soak(host: Host, connects: int) -> list[Row]:
    """Measure what is left after many came and went, half of them without a word.

    Args:
        host: A fresh one, whose blog may be written.
        connects: How many come.
    """
    editing = asyncio.get_running_loop().create_task(_edit(host))
    await _come_and_go(host, connects // _LOOKS)  # caches fill once
    looks, first, again = [], await _look_after_all(host), 0
    for look in range(_LOOKS):
        again += await _come_and_go(host, connects // _LOOKS)
        await asyncio.sleep(_REST_SECONDS)
        looks.append((time.perf_counter(), host.heap()))
        print(f"look {look + 1} of {_LOOKS}: {looks[-1][1]:.1f} MB", file=sys.stderr, flush=True)
    last = await _look_after_all(host)
    editing.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await editing
    reloads = host.figure("termblog_reloads_total")
    name = f"soak: {_LOOKS * (connects // _LOOKS)} connects, {reloads:.0f} live edits"
    kinds = ("sessions", "apps", "tasks", "descriptors")
    left = ", ".join(f"{kind} {last[kind] - first[kind]:+.0f}" for kind in kinds)
    warm = looks[_WARM:]
    minutes, megabytes = (warm[-1][0] - warm[0][0]) / 60, [memory for _, memory in warm]
    rate = connects // _LOOKS * (len(warm) - 1) / minutes
    grown = (
        f"{_slope(warm)} over the last {minutes:.0f} min, {rate:.0f} connects each,"
        f" between {min(megabytes):.1f} and {max(megabytes):.1f} MB;"
        f" {_slope(looks)} from the start, at {looks[0][1]:.1f} MB"
    )
    crashes = host.figure('termblog_turned_away_total{reason="crash"}')
    replaced = host.figure("termblog_started_total") - 1
    return [
        Row(f"{name}: what is left", "+0 of each", left),
        Row(
            "soak: sessions that crashed, workers replaced",
            "0, 0",
            f"{crashes:.0f}, {replaced:.0f}",
        ),
        Row("soak: clients that came again, too slow the first time", "", f"{again}"),
        Row("soak: memory, once warm", "< 1 MB an hour", grown),
    ]


async def _edit(host: Host) -> None:
    """Save one of the posts that are read after the other, as a writer at work."""
    read = frozenset(host.slugs[:_POSTS])
    files = [file for file in host.blog.rglob("*.md") if file.stem in read]
    for number in itertools.count():
        file = files[number % len(files)]
        text, _, _ = file.read_text("utf-8").partition("\n\nEdited ")
        draft = file.with_suffix(".draft")
        draft.write_text(f"{text}\n\nEdited {number} times.\n", encoding="utf-8")
        draft.replace(file)
        await asyncio.sleep(_EDIT_SECONDS)


async def _look_after_all(host: Host) -> dict[str, float]:
    """Return what the host holds when nobody is in it, and what kept somebody is over."""
    await asyncio.sleep(_LONGEST_TIMER)
    await _come_and_go(host, 1)  # the host collects after an ending
    await asyncio.sleep(_REST_SECONDS)
    return {
        "sessions": host.figure('termblog_sessions{door="ssh"}'),
        "apps": host.figure("termblog_apps"),
        "tasks": host.figure("termblog_tasks"),
        "descriptors": host.descriptors(),
    }


async def _come_and_go(host: Host, count: int) -> int:
    """Let some come and go; return how many had to come again, cut by a limit of time."""
    gate = asyncio.Semaphore(_AT_ONCE)

    async def one(number: int) -> int:
        async with gate:
            for again in itertools.count():
                with contextlib.suppress(OSError, asyncssh.Error):
                    await _visit(host, number)
                    return again
        raise AssertionError

    return sum(await asyncio.gather(*map(one, range(count))))


async def _visit(host: Host, number: int) -> None:
    reader, _ = await connect(host, host.slugs[number % _POSTS])
    await reader.press(b"j")
    if number % 2:
        reader.channel.write(b"q")
        await reader.channel.wait_closed()
    reader.leave()


def _slope(looks: list[tuple[float, float]]) -> str:
    """Return the growth by least squares, and its standard error: looks differ by more than it."""
    seconds, megabytes = zip(*looks, strict=True)
    slope, start = statistics.linear_regression(seconds, megabytes)
    off = sum((memory - start - slope * second) ** 2 for second, memory in looks)
    spread = statistics.pvariance(seconds) * len(looks) * (len(looks) - 2)
    return f"{slope * 3600:+.2f} ± {math.sqrt(off / spread) * 3600:.2f} MB/h"
