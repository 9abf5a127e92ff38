"""Keeps Python's collector away from what holds no cycles, and is made by the ten thousand."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let nobody look for garbage for as long as the context lasts."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@lru_cache(maxsize=1)
def keep(thing: object) -> object:
    """Keep a thing until the process ends, or another is kept.

    To take ten thousand posts apart takes 9 ms, of which nobody has anything when all is done.

    Args:
        thing: What was worked with.
    """
    return thing


@contextmanager
def settled() -> Iterator[None]:
    """Let nobody look for garbage in what is made here, now or later.

    Looking among ten thousand posts took a third of a warm start.
    """
    with undisturbed():
        yield
        gc.freeze()


def give_back() -> None:
    """Give the system what is free: for after much was let go of, which glibc keeps in its heaps."""
    if sys.platform == "linux":
        import ctypes  # longer to import than most commands have use of

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:  # another library, which does so by itself
            trim(0)
