"""Starting on many posts, warm and cold, beside an empty app and beside `hugo list all`."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from benchmarks.blogs import make_blog
from benchmarks.inputs import post
from benchmarks.process import OURS, Measured, environment, median
from benchmarks.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

POSTS = 10_000
"""How many."""
_OF_EMPTY = 1.5


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    """Yield the rows of starting and of memory.

    Args:
        folder: Where files may be written.
        rounds: How often each is taken.
    """
    blog = folder / "many"
    if not blog.exists():
        make_blog(blog, POSTS)
    env = environment({"XDG_CACHE_HOME": str(folder / "cache"), "XDG_STATE_HOME": str(folder)})
    ours = [OURS, str(blog)]
    empty = [sys.executable, "-m", "benchmarks.peers.empty_app"]
    shutil.rmtree(folder / "cache", ignore_errors=True)
    yield Row(f"first screen on {POSTS:,} posts, cold", _first(ours, "posts", env)[0] * 1e3)
    warm, floor = [], []
    shown = f"{POSTS - POSTS // 50:,} posts"  # every fiftieth is a draft
    for _ in range(rounds):
        warm.append(_first(ours, shown, env)[0])
        floor.append(_first(empty, "painted", env)[0])
    theirs = median(floor) * 1e3
    goal = theirs * _OF_EMPTY
    yield from _one_post(folder, env)
    what = f"first screen that lists {POSTS:,} posts, warm"
    yield Row(what, median(warm) * 1e3, "ms", goal, "an empty Textual app", theirs)
    yield Row(f"memory with {POSTS:,} posts, one of 1 MB open", _memory(blog, env), "MB", 90)


def _memory(blog: Path, env: Mapping[str, str]) -> float:
    """Return the megabytes with a long post open: the newest, and so the one that is shown."""
    long = blog / "content" / "posts" / "long.md"
    long.write_text(f"---\ntitle: Long\ndate: 2025-01-01\n---\n\n{post(1024)}", "utf-8")
    try:
        return _first([OURS, str(blog)], f"{POSTS - POSTS // 50 + 1:,} posts", env)[1]
    finally:
        long.unlink()


def _one_post(folder: Path, env: Mapping[str, str]) -> Iterator[Row]:
    """Yield the first screen of one short post, beside that of hike where it is installed."""
    file = folder / "short.md"
    file.write_text(f"markershort opens it.\n\n{post(8)}", "utf-8")
    ours = _first([OURS, str(file)], "markershort", env)[0] * 1e3
    hike = shutil.which("hike")
    theirs = _first([hike, str(file)], "markershort", env)[0] * 1e3 if hike else None
    yield Row("first screen of one post of 8 KB", ours, "ms", None, "hike", theirs)


def _first(command: Sequence[str], marker: str, env: Mapping[str, str]) -> tuple[float, float]:
    """Return the seconds until a marker is painted, and the megabytes once all is quiet."""
    terminal = Measured(command, env)
    try:
        taken = terminal.shows(marker)
        terminal.settle(1.0)
        return taken, terminal.memory()
    finally:
        terminal.close()
