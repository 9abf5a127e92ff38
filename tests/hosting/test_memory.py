"""The memory of a worker, each time in a process of its own."""

from __future__ import annotations

import ctypes
import gc
import subprocess
import sys
from typing import TYPE_CHECKING
from weakref import WeakSet

import pytest

from termblog.hosting.memory import Heap, resident

if TYPE_CHECKING:
    from collections.abc import Iterator

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
from termblog.collector import give_back
from termblog.hosting.memory import resident

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


class Session:
    """Something in a circle with itself."""

    def __init__(self) -> None:
        self.circle = self


class Crowd:
    """Sessions that come and go, and the heap that is told of them."""

    def __init__(self) -> None:
        self.heap = Heap()
        self.apps: WeakSet[Session] = WeakSet()
        self.living: list[Session] = []

    def come(self, count: int) -> None:
        """Begin some."""
        for _ in range(count):
            self.living.append(Session())
            self.apps.add(self.living[-1])
            self.heap.come(self.living[-1])

    def go(self, count: int) -> None:
        """End the last ones."""
        for _ in range(count):
            self.heap.go(self.living.pop())

    def sweep(self) -> bool:
        """Collect; return whether all was looked through."""
        return self.heap.sweep(self.apps, len(self.living))


@pytest.fixture
def crowd() -> Iterator[Crowd]:
    """Return a crowd; what was put aside for it comes back."""
    gc.disable()
    yield Crowd()
    gc.enable()
    gc.unfreeze()


def test_who_goes_soon_is_collected_soon(crowd: Crowd) -> None:
    """While another stays, and without a look at all that was put aside."""
    crowd.come(3)
    crowd.go(2)
    assert not crowd.sweep()
    assert len(crowd.apps) == 1


def test_names_that_nobody_has_are_let_go_of(crowd: Crowd) -> None:
    """An attribute that was asked for, and is not there, is not remembered after a collection."""
    crowd.come(2)
    name = f"no_attribute_{len(crowd.living)}"
    before = sys.getrefcount(name)
    assert not hasattr(crowd.living[0], name)
    assert sys.getrefcount(name) > before
    crowd.go(1)
    crowd.sweep()
    assert sys.getrefcount(name) == before


def test_who_stays_is_put_aside(crowd: Crowd) -> None:
    """Those who go then are left for a while, and are gone as soon as they are many."""
    crowd.come(12)
    crowd.sweep()
    crowd.go(9)
    assert not crowd.sweep()
    assert len(crowd.apps) == 12
    crowd.go(1)
    assert crowd.sweep()
    assert len(crowd.apps) == 2


def test_among_many_more_are_waited_for(crowd: Crowd) -> None:
    """To look through the sessions of a crowd pays only for a part of it."""
    crowd.come(100)
    crowd.sweep()
    crowd.go(15)
    assert not crowd.sweep()
    crowd.go(5)
    assert crowd.sweep()
    assert len(crowd.apps) == 80


def test_when_nobody_is_in_all_is_collected(crowd: Crowd) -> None:
    """The last who leaves leaves nothing, nor does a save that nobody saw."""
    crowd.come(8)
    crowd.sweep()
    crowd.go(8)
    assert crowd.sweep()
    assert not crowd.apps
    assert not crowd.sweep()
    crowd.heap.replace()
    assert crowd.sweep()
    assert not crowd.sweep()


def test_what_was_replaced_goes_while_others_stay(crowd: Crowd) -> None:
    """What nobody shows any more is collected at the next round, whoever is in."""
    crowd.come(1)
    shown = WeakSet([Session()])
    crowd.heap.replace()
    assert shown
    assert not crowd.sweep()
    assert not shown


def test_of_what_was_replaced_only_what_lies_aside_waits(crowd: Crowd) -> None:
    """Many saves in a row count as one; those between which readers were put aside count each."""
    for _ in range(4):
        crowd.come(8)
        crowd.sweep()
        for _ in range(10):
            crowd.heap.replace()
            assert not crowd.sweep()
    crowd.go(5)
    assert not crowd.sweep()
    crowd.go(1)
    assert crowd.sweep()
    assert len(crowd.apps) == 26


def test_what_cannot_be_collected_yet_is_not_looked_for_again(crowd: Crowd) -> None:
    """Sessions that something still holds do not have all be looked through at each round."""
    crowd.come(12)
    held = crowd.living[2:]
    crowd.go(10)
    assert crowd.sweep()
    assert not crowd.sweep()
    held.clear()
    crowd.go(2)
    assert crowd.sweep()
    assert not crowd.apps
