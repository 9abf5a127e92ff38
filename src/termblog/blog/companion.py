"""Has a second process index a large blog from its other end.

Reading ten thousand posts takes one processor more than a second, and most machines have two.
The index is made for several processes: each writes what it read, and looks there before it reads
on, so they meet in the middle. Nothing else is exchanged; where the companion cannot start or
dies, the first one reads all.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def accompanied(root: Path, cache: Path) -> Iterator[None]:
    """Let a companion index a blog, too, for as long as the context lasts.

    Args:
        root: The blog's folder.
        cache: The folder of the indexes.
    """
    import subprocess

    quiet = subprocess.DEVNULL
    command = [sys.executable, "-m", __name__, str(root), str(cache)]
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


def main(root: str, cache: str) -> None:
    """Index a blog from its end.

    Args:
        root: The blog's folder.
        cache: The folder of the indexes.
    """
    from termblog.blog.opening import open_index

    deque(open_index(Path(root), Path(cache)).refresh(backwards=True), maxlen=0)


if __name__ == "__main__":
    main(*sys.argv[1:])
