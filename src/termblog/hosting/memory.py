"""A worker's memory: kept together, and given back to the system.

The C library of most Linux systems gives each thread a heap of its own, and keeps what is free in
the midst of one. With readers who come and go while the blog is read again beside the loop, ever more
of them would be ever larger, though no more is in use. Where another library is, it is left alone.
"""

from __future__ import annotations

import ctypes
import resource

_ARENA_MAX = -8  # `M_ARENA_MAX` of glibc's malloc.h


def share_one_heap() -> None:
    """Let threads take from one heap; before the first thread. Python has one run at a time anyhow."""
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        library.mallopt(_ARENA_MAX, 1)


def give_back() -> None:
    """Give the system what is free: for after much was let go of."""
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):
        library.malloc_trim(0)


def resident() -> float:
    """Return this process's memory in bytes: what it holds where that is told, else its peak."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  read every beat
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
