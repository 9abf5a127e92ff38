"""The figures of hosting, each a function of a running host."""

from __future__ import annotations

import asyncio
import contextlib
import statistics
import time
from typing import TYPE_CHECKING

from benchmarks.hosting.client import Reader, connect
from benchmarks.hosting.rows import Row, milliseconds, share

if TYPE_CHECKING:
    from benchmarks.hosting.host import Host

_ROUNDS = 12
_AT_ONCE = 4


async def _gather(host: Host, count: int, *, distinct: bool = True) -> list[Reader]:
    """Return readers in their sessions, each with a whole first frame."""
    gate = asyncio.Semaphore(_AT_ONCE)

    async def one(number: int) -> Reader:
        async with gate:
            slug = host.slugs[number % len(host.slugs)] if distinct else ""
            return (await connect(host, slug))[0]

    return list(await asyncio.gather(*map(one, range(count))))


async def first_paint(host: Host) -> list[Row]:
    """Measure the time from the connection to the first whole frame."""
    fresh, known = [], []
    for number in range(_ROUNDS):
        reader, seconds = await connect(host, host.slugs[number * 5 + 3])
        fresh.append(seconds)
        await asyncio.sleep(0.3)
        reader.leave()
    for _ in range(_ROUNDS):
        reader, seconds = await connect(host)
        known.append(seconds)
        await asyncio.sleep(0.3)
        reader.leave()
    measure = "connect → first whole paint, median"
    return [
        Row(f"{measure}, cached", "≤ 20 ms", milliseconds(statistics.median(known))),
        Row(f"{measure}, not cached", "≤ 70 ms", milliseconds(statistics.median(fresh))),
    ]


async def memory(host: Host, count: int) -> list[Row]:
    """Measure what a session takes, and what readers who do nothing cost."""
    before = host.memory()
    readers = await _gather(host, count)
    await asyncio.sleep(5)
    each = (host.memory() - before) / count
    computed = host.cpu()
    await asyncio.sleep(10)
    idle = (host.cpu() - computed) / 10
    for reader in readers:
        reader.leave()
    return [
        Row(f"memory a session, {count} readers on distinct posts", "≤ 1.0 MB", f"{each:.2f} MB"),
        Row(f"idle cost of {count} readers", "~0 %", f"{idle:.1%}"),
    ]


async def silence(host: Host, silent: int, stalled: int) -> list[Row]:
    """Measure an honest login among clients that say nothing, or never read."""
    before = host.memory()
    mute = [await _say_nothing(host) for _ in range(silent)]
    lazy = [await _read_nothing(host) for _ in range(stalled)]
    _, seconds = await connect(host)
    growth = host.memory() - before - stalled * 1.0
    for writer in mute:
        writer.close()
    for reader in lazy:
        reader.leave()
    name = f"{silent} silent and {stalled} stalled clients"
    return [
        Row(f"{name}: an honest login", "≤ 1 s", f"{seconds:.2f} s"),
        Row(f"{name}: growth beyond the sessions", "≤ 100 MB", f"{growth:.0f} MB"),
    ]


async def _say_nothing(host: Host) -> asyncio.StreamWriter:
    return (await asyncio.open_connection("127.0.0.1", host.port))[1]


async def _read_nothing(host: Host) -> Reader:
    """Return a reader who turns pages and never reads what comes."""
    reader, _ = await connect(host, whole=False)
    reader.channel.pause_reading()
    for _ in range(20):
        reader.channel.write(b"J")
    return reader


async def flood(host: Host, seconds: float) -> list[Row]:
    """Measure another reader's keys while one floods the host with each kind of input."""
    kinds = {
        "keys": b"jk" * 4096,
        "mouse": b"".join(b"\x1b[<35;%d;%dM" % (x, x % 40 + 1) for x in range(1, 500)),
        "paste": b"\x1b[200~" + b"x" * 16000 + b"\x1b[201~",
        "an unterminated string": b"\x1b]0;" + b"x" * 16000,
    }
    rows = []
    for name, data in kinds.items():
        victim, _ = await connect(host, host.slugs[0])
        attacker, _ = await connect(host)
        await victim.press(b"j")
        await victim.press(b"j")
        pouring = asyncio.get_running_loop().create_task(_pour(attacker, data))
        times: list[float] = []
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            times.append(await victim.press(b"jk"[len(times) % 2 :][:1]))
            await asyncio.sleep(0.05)
        pouring.cancel()
        attacker.leave()
        victim.leave()
        rows.append(
            Row(f"flood of {name}: another's p95", "≤ 50 ms", milliseconds(share(times, 0.95)))
        )
    return rows


async def _pour(reader: Reader, data: bytes) -> None:
    size = 0
    with contextlib.suppress(OSError):
        while True:
            if reader.channel.get_write_buffer_size() < 200_000:
                reader.channel.write(data)
            size += 1
            reader.channel.change_terminal_size(80 + size % 200, 24 + size % 50)
            reader.screen.data = b""
            await asyncio.sleep(0.01)
