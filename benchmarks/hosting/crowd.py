"""Many readers at once, each with a key a second: how long keys take, and what one costs the host."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.hosting.golang import build
from benchmarks.hosting.rows import Row, milliseconds, share

if TYPE_CHECKING:
    from benchmarks.hosting.host import Host

SOURCE = Path(__file__).with_name("readers.go")
_WARM = "jjj"
"""Away from the start, where a post is marked as begun or not."""
_MANNERS = {"taking turns": False, "at random moments": True}


async def keys(host: Host, count: int, seconds: int, folder: Path) -> list[Row]:
    """Measure how long keys take when every reader presses one a second.

    Args:
        host: A fresh one.
        count: How many readers.
        seconds: How long they press keys, in each manner.
        folder: Where the program that plays the readers is built.
    """
    program = build(SOURCE, folder)
    if program is None:
        return [Row("keys", "", "not measured: Go or golang-golang-x-crypto-dev is not installed")]
    readers = await asyncio.create_subprocess_exec(
        program, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=1 << 24
    )
    assert readers.stdin is not None  # noqa: S101  as asked for
    assert readers.stdout is not None  # noqa: S101  as asked for
    readers.stdin.write(json.dumps(_order(host, count, seconds)).encode())
    readers.stdin.close()
    await readers.stdout.readline()
    computed, begun = host.cpu(), time.perf_counter()
    found = json.loads(await readers.stdout.readline())
    passed, computed = time.perf_counter() - begun, host.cpu() - computed
    await readers.wait()
    return list(_rows(found, passed, computed, count))


def _order(host: Host, count: int, seconds: int) -> dict[str, Any]:
    """Return what the program is asked for."""
    return {
        "port": host.port,
        "slugs": [host.slugs[number % len(host.slugs)] for number in range(count)],
        "foot": host.foot.decode(),
        "warm": _WARM,
        "keys": "jk" * (seconds // 2),
        "random": [*_MANNERS.values()],
        "names": bool(host.metrics),
    }


def _rows(found: dict[str, Any], passed: float, computed: float, count: int) -> list[Row]:
    name = f"{count} readers on one core, a key a second each"
    latencies = [
        Row(f"{name}, {manner}: p95", "≤ 50 ms", milliseconds(share(times, 0.95)))
        for manner, times in zip(_MANNERS, found["Keys"], strict=True)
    ]
    each = computed / sum(map(len, found["Keys"]))
    load = f"{milliseconds(each)}; the host's core {computed / passed:.0%}"
    return [
        *latencies,
        Row("CPU a key", "≤ 3.3 ms", f"{load}, the readers' {found['Cpu'] / passed:.0%}"),
    ]
