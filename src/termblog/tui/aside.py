"""Slow work beside the loop, which nobody waits for who leaves.

A thread of asyncio's or Textual's pool is waited for at the end of the process, however long a
network takes, and remembers for whom it worked last: in a host, an app that has ended. This one is
not: the process ends, and the thread with it.
"""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
V = TypeVar("V")


async def aside(work: Callable[[], T]) -> T:
    """Return what a function returns that is run in a thread.

    Args:
        work: What is slow; when nobody waits any more, its outcome is dropped.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[T] = loop.create_future()

    def settle(how: Callable[[V], None], value: V) -> None:
        if not outcome.done():
            how(value)

    def tell(how: Callable[[V], None], value: V) -> None:
        with suppress(RuntimeError):  # the loop is gone, and everybody with it
            loop.call_soon_threadsafe(settle, how, value)

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001  raised again where it is awaited
            tell(outcome.set_exception, error)
        else:
            tell(outcome.set_result, result)

    threading.Thread(target=run, name="aside", daemon=True).start()
    return await outcome
