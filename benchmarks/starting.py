"""Starting on one post and on many, warm and cold, beside an empty app.

A first screen is one that lists posts: cold, any of them; warm, the newest ones. What is known of
all of them, such as how many are unread, comes after, and has rows of its own.
"""

from __future__ import annotations

import json
import shutil
import subprocess
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
MANY = 100_000
"""How many in the largest blog."""
_GROUP = "▸"  # stands before a group of posts, and nowhere else
_EMPTY = ([sys.executable, "-m", "benchmarks.peers.empty_app"], "painted")
_EMPTY_NAME = "an empty Textual app"


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    """Yield the rows of starting and of memory.

    Args:
        folder: Where files may be written.
        rounds: How often each is taken.
    """
    env = environment({"XDG_CACHE_HOME": str(folder / "cache"), "XDG_STATE_HOME": str(folder)})
    yield from _one_post(folder, env, rounds)
    blog = make_blog(folder / "many", POSTS)
    yield from _start(blog, POSTS, 1.5, env, rounds)
    yield Row(f"memory with {POSTS:,} posts, one of 1 MB open", _memory(blog, env), "MB", 90)
    most = make_blog(folder / "most", MANY)
    yield from _start(most, MANY, 2, env, rounds)
    yield Row(
        f"memory with {MANY:,} posts", _first([OURS, str(most)], _all(MANY), env)[1], "MB", 250
    )


def _start(
    blog: Path, count: int, goal: float, env: Mapping[str, str], rounds: int
) -> Iterator[Row]:
    """Yield how long a blog takes to be listed, cold and warm."""
    ours = [OURS, str(blog)]
    for shown, marker in (("first screen", _GROUP), ("all listed", _all(count))):
        shutil.rmtree(env["XDG_CACHE_HOME"], ignore_errors=True)
        yield Row(f"{shown}, {count:,} posts, cold", _first(ours, marker, env)[0] * 1e3)
    listed, whole, floor = _in_turns(
        [(ours, _second_newest(blog, env)), (ours, _all(count)), _EMPTY], env, rounds
    )
    yield Row(
        f"first screen, {count:,} posts, warm", listed, "ms", goal * floor, _EMPTY_NAME, floor
    )
    yield Row(f"all listed, {count:,} posts, warm", whole)


def _all(count: int) -> str:
    """Return what shows when all posts are known; every fiftieth is a draft."""
    return f"{count - count // 50:,} unread"


def _second_newest(blog: Path, env: Mapping[str, str]) -> str:
    """Return a word that only the list shows: the newest post's title stands above it, too."""
    listing = subprocess.run(
        [OURS, "list", "-b", str(blog), "--json"], env=env, capture_output=True, check=True
    )
    title: str = json.loads(listing.stdout)[1]["title"]
    return title.split(maxsplit=1)[0]


def _one_post(folder: Path, env: Mapping[str, str], rounds: int) -> Iterator[Row]:
    """Yield the first screen of one short post, beside that of hike where it is installed."""
    file = folder / "short.md"
    file.write_text(f"markershort opens it.\n\n{post(8)}", "utf-8")
    shown = "markershort"
    rivals: dict[str, tuple[Sequence[str], str]] = {_EMPTY_NAME: _EMPTY}
    if hike := shutil.which("hike"):
        rivals["hike"] = [hike, str(file)], shown
    ours, *theirs = _in_turns([([OURS, str(file)], shown), *rivals.values()], env, rounds)
    for name, taken in zip(rivals, theirs, strict=True):
        yield Row("first screen of one post of 8 KB", ours, "ms", None, name, taken)


def _memory(blog: Path, env: Mapping[str, str]) -> float:
    """Return the megabytes with a long post open: the newest, and so the one that is shown."""
    long = blog / "content" / "posts" / "long.md"
    long.write_text(f"---\ntitle: Long\ndate: 2025-01-01\n---\n\n{post(1024)}", "utf-8")
    try:
        return _first([OURS, str(blog)], f"{POSTS - POSTS // 50 + 1:,} unread", env)[1]
    finally:
        long.unlink()


def _in_turns(
    starts: Sequence[tuple[Sequence[str], str]], env: Mapping[str, str], rounds: int
) -> list[float]:
    """Return the median milliseconds of each command to its marker."""
    taken: list[list[float]] = [[] for _ in starts]
    for _ in range(rounds):
        for times, (command, marker) in zip(taken, starts, strict=True):
            times.append(_first(command, marker, env)[0])
    return [median(times) * 1e3 for times in taken]


def _first(command: Sequence[str], marker: str, env: Mapping[str, str]) -> tuple[float, float]:
    """Return the seconds until a marker is painted, and the megabytes once all is quiet."""
    terminal = Measured(command, env)
    try:
        taken = terminal.shows(marker)
        terminal.settle(1.0)
        return taken, terminal.memory()
    finally:
        terminal.close()
