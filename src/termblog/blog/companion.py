"""Has a second process index a large blog from its other end.

Reading ten thousand posts takes one processor a second, and most machines have two. The index is
made for several processes: each writes what it read, and looks there before it reads on, so they
meet in the middle. Nothing else is exchanged; where the companion cannot start or dies, the first
one reads all.

A program of one thread divides in two, and the half that is its companion begins at once. One of
several, as the app is, starts an interpreter, since threads do not survive the division.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

_PROGRAM = "termblog.blog"  # the package's `__main__.py`: what the other interpreter runs


def accompanied(
    root: Path, cache: Path, work: Callable[[], object]
) -> AbstractContextManager[None]:
    """Let a companion index a blog, too, for as long as the context lasts.

    Args:
        root: The blog's folder.
        cache: The folder of the indexes.
        work: Indexes it from its end.
    """
    alone = threading.active_count() == 1 and hasattr(os, "fork")
    return _divided(work) if alone else _started(root, cache)


def nobody(work: Callable[[], object]) -> AbstractContextManager[None]:  # noqa: ARG001  a stand-in
    """Do without a companion.

    Args:
        work: What it would do.
    """
    return nullcontext()


@contextmanager
def _divided(work: Callable[[], object]) -> Iterator[None]:
    """Have a copy of this process do something for as long as the context lasts."""
    try:
        process = os.fork()
    except OSError:  # no more processes
        yield
        return
    if process == 0:  # pragma: no cover  the copy: it leaves without a word, whatever happens
        try:
            work()
        finally:
            os._exit(0)
    try:
        yield
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


@contextmanager
def _started(root: Path, cache: Path) -> Iterator[None]:
    """Have another interpreter index a blog for as long as the context lasts."""
    import subprocess

    quiet = subprocess.DEVNULL
    command = [sys.executable, "-m", _PROGRAM, str(root), str(cache)]
    try:
        process = subprocess.Popen(  # noqa: S603  this program itself, and no shell
            command, stdin=quiet, stdout=quiet, stderr=quiet, cwd=Path(__file__).anchor
        )
    except OSError:  # no interpreter to start, no more processes
        yield
        return
    try:
        yield
    finally:
        process.kill()
        process.wait()


def processors() -> int:
    """Return how many processors this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1
