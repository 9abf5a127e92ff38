"""The memory of a worker, each time in a process of its own."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from termblog.hosting.memory import resident

_GLIBC = hasattr(ctypes.CDLL(None), "malloc_trim")
_REASON = "this system's C library has one heap, and gives back what is free"

_HEAPS = """
import ctypes, os, sys, threading
from termblog.hosting.memory import share_one_heap

if sys.argv[1:]:
    share_one_heap()
there = threading.Barrier(4)

def take():
    kept = [bytes(1000) for _ in range(500)]  # more than Python's own allocator takes at once
    there.wait()
    return kept

threads = [threading.Thread(target=take) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
library = ctypes.CDLL(None)
library.fdopen.restype = ctypes.c_void_p
stream = ctypes.c_void_p(library.fdopen(os.dup(1), b"w"))
library.malloc_info(0, stream)
library.fclose(stream)
"""

_HOLES = """
from termblog.hosting.memory import give_back, resident

kept = [bytes(1000) for _ in range(40_000)]
kept = kept[::50]
before = resident()
give_back()
print(int(before - resident()))
"""


def _run(program: str, *arguments: str) -> str:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.skipif(not _GLIBC, reason=_REASON)
def test_threads_share_one_heap() -> None:
    """What threads take beside the loop does not become a heap for each of them."""
    assert _run(_HEAPS).count("<heap ") > 1
    assert _run(_HEAPS, "shared").count("<heap ") == 1


@pytest.mark.skipif(not _GLIBC, reason=_REASON)
def test_what_is_free_is_given_back() -> None:
    """Of 40 MB of which a fiftieth is in use here and there, most go back to the system."""
    assert int(_run(_HOLES)) > 20_000_000


def test_a_process_knows_its_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is some megabytes, told by the system or, where it tells nothing, as their peak."""
    assert resident() > 1_000_000

    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError

    monkeypatch.setattr("builtins.open", refuse)
    assert resident() > 1_000_000
