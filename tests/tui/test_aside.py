"""Work beside the loop comes back to who waits for it, and to nobody else."""

from __future__ import annotations

import asyncio
import threading

import pytest

from termblog.tui.aside import aside


async def test_what_is_done_aside_is_returned() -> None:
    """From a thread that nobody joins at the end."""

    def work() -> tuple[bool, bool]:
        thread = threading.current_thread()
        return thread is threading.main_thread(), thread.daemon

    assert await aside(work) == (False, True)


async def test_what_fails_aside_is_raised() -> None:
    """Where it is awaited."""

    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await aside(fail)


async def test_what_nobody_waits_for_any_more_is_dropped() -> None:
    """The loop goes on while the work does, and is not troubled by its end."""
    gate, done = threading.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()
    troubled: list[object] = []
    loop.set_exception_handler(lambda _, context: troubled.append(context))

    def work() -> None:
        gate.wait(30)
        loop.call_soon_threadsafe(done.set)

    waiting = asyncio.ensure_future(aside(work))
    await asyncio.sleep(0)
    waiting.cancel()
    gate.set()
    await done.wait()
    await asyncio.gather(waiting, return_exceptions=True)
    assert waiting.cancelled()
    assert troubled == []


def test_work_that_outlives_its_loop_ends_quietly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The app has gone; its thread finds nobody to tell."""
    gate = threading.Event()
    troubled: list[object] = []
    monkeypatch.setattr(threading, "excepthook", troubled.append)

    async def leave() -> None:
        waiting = asyncio.ensure_future(aside(lambda: gate.wait(30)))
        await asyncio.sleep(0)
        waiting.cancel()

    asyncio.run(leave())
    threads = [thread for thread in threading.enumerate() if thread.name == "aside"]
    assert threads
    gate.set()
    for thread in threads:
        thread.join()
    assert troubled == []
