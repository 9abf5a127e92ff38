"""A worker's memory: looked through where it pays, kept together, given back to the system.

A session is full of circles, so that only the collector takes it away, and to look through those of
hundreds of readers takes longer than a key may. So who stays is put aside, out of its sight; who
goes soon is collected soon, for the heap stays as large as it once was; and all is looked through
only where much was put aside that has ended since.

The C library of most Linux systems gives each thread a heap of its own, and keeps what is free in
the midst of one. With readers who come and go while the blog is read again beside the loop, ever more
of them would be ever larger, though no more is in use. Where another library is, it is left alone.
"""

from __future__ import annotations

import ctypes
import gc
import resource
import sys
from typing import TYPE_CHECKING

from termblog.collector import give_back

if TYPE_CHECKING:
    from collections.abc import Collection

_LIBRARY = ctypes.CDLL(None)
_ARENA_MAX = -8  # `M_ARENA_MAX` of glibc's malloc.h
_NEW = 8  # sessions that may be in sight; to look through them takes some hundredths of a second
_ENDED = 10  # things that ended out of sight, before all is looked through,
_SHARE = 4  # or one for so many who are in, where that is more


class Heap:
    """The sessions, as the collector has to look through them."""

    def __init__(self) -> None:
        self._new: set[object] = set()
        self._replaced = self._kept = 0
        self._shown_aside = True  # by the parent, before the worker began
        self._renewed = False
        self.ended = 0
        """Sessions that ended since the last look."""

    def come(self, session: object) -> None:
        """Note that a session began.

        Args:
            session: Which.
        """
        self._new.add(session)

    def go(self, session: object) -> None:
        """Note that a session ended.

        Args:
            session: Which.
        """
        self._new.discard(session)
        self.ended += 1

    def replace(self) -> None:
        """Note that what everybody shows was replaced; out of sight is only what was there by then."""
        self._replaced += self._shown_aside
        self._shown_aside, self._renewed = False, True

    def sweep(self, apps: Collection[object], living: int) -> bool:
        """Collect what ended; return whether all was looked through.

        Args:
            apps: Those in memory.
            living: How many of them still live.
        """
        ended, self.ended = self.ended, 0
        renewed, self._renewed = self._renewed, False
        if living and (ended or renewed):
            _collect()
        if self._pays(len(apps) - living, living, ended or renewed):
            gc.unfreeze()
            _collect()
            self._replaced = 0
            # What is left is held by a timer that is not due, say: to look again would be vain.
            self._kept = len(apps) - living
            self._put_aside()
            return True
        if len(self._new) >= _NEW:
            gc.collect(1)
            self._put_aside()
        return False

    def _pays(self, over: int, living: int, went: int) -> bool:
        """Return whether to look through all: with nobody in, there is nobody who waits."""
        if not living:
            return bool(over or went or self._replaced)
        self._kept = max(0, min(self._kept, over))
        return self._replaced + over - self._kept >= max(_ENDED, living // _SHARE)

    def _put_aside(self) -> None:
        gc.freeze()
        self._new.clear()
        self._shown_aside = True


def _collect() -> None:
    gc.collect()
    _forget_names()
    give_back()


def _forget_names() -> None:
    """Empty the interpreter's cache of attributes, which keeps the names that were asked for last.

    Textual spells hundreds anew for each app. The cache has four thousand, here and there in the
    memory of who came and went, of which hardly a piece would ever be whole again.
    """
    forget = getattr(sys, "_clear_internal_caches", None) or sys._clear_type_cache  # noqa: SLF001  documented
    forget()


def share_one_heap() -> None:
    """Let threads take from one heap; before the first thread. Python has one run at a time anyhow."""
    if hasattr(_LIBRARY, "mallopt"):
        _LIBRARY.mallopt(_ARENA_MAX, 1)


def resident() -> float:
    """Return this process's memory in bytes: what it holds where that is told, else its peak."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  read every beat
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
