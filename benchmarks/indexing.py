"""Listing, taking in and searching many posts, beside `hugo list all` and `rg`."""

from __future__ import annotations

import shutil
import time
from collections import deque
from typing import TYPE_CHECKING, TypeVar

from benchmarks.blogs import make_blog
from benchmarks.process import OURS, environment, median, run
from benchmarks.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

T = TypeVar("T")
POSTS, MANY = 10_000, 100_000
"""How many."""
_OF_HUGO = 0.7
_WARM, _FULL_TEXT, _KEYSTROKE, _RELATED, _MEMORY = 350.0, 6.0, 15.0, 5.0, 250.0  # ms, s, MB


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    """Yield the rows of listing and searching.

    Args:
        folder: Where files may be written.
        rounds: How often each is taken.
    """
    blog = make_blog(folder / "many", POSTS)
    cache = folder / "list-cache"
    env = environment({"XDG_CACHE_HOME": str(cache)})
    ours, hugo = [OURS, "list", "-b", str(blog)], ["hugo", "list", "all", "-s", str(blog)]
    rivals = [ours, ours, hugo] if shutil.which("hugo") else [ours, ours]
    taken: list[list[float]] = []
    for _ in range(rounds + 1):  # in turns; the first is not counted
        shutil.rmtree(cache, ignore_errors=True)
        taken.append([run(command, env).wall * 1e3 for command in rivals])
    cold, warm, *others = (median(column) for column in zip(*taken[1:], strict=True))
    theirs = others[0] if others else None
    goal = theirs and theirs * _OF_HUGO
    yield Row(f"`list` of {POSTS:,} posts, cold", cold, "ms", goal, "hugo list all", theirs)
    yield Row(f"`list` of {POSTS:,} posts, warm", warm, "ms", _WARM)
    yield from _searching(blog, folder, rounds)
    yield from _growing(folder, env)


def _times(rounds: int, command: Sequence[str], env: Mapping[str, str]) -> float:
    """Return the median of a command's wall times in milliseconds, one run uncounted."""
    return median([run(command, env).wall * 1e3 for _ in range(rounds + 1)][1:])


def _searching(root: Path, folder: Path, rounds: int) -> Iterator[Row]:
    """Yield the time of the texts, and of a query that grows letter by letter."""
    from termblog.blog.opening import open_blog

    blog = open_blog(root, cache=folder / "search-cache")
    start = time.perf_counter()
    deque(blog.make_searchable(), maxlen=0)
    taken = time.perf_counter() - start
    yield Row(f"full text of {POSTS:,} posts, taken in", taken, "s", _FULL_TEXT)
    words = [word for post in blog.posts[:rounds] for word in post.title.casefold().split()]
    keys = [word[:length] for word in words for length in range(1, len(word) + 1)]
    ours = median([_asked(blog.search, key) for key in keys])
    command = ["rg", "--files-with-matches", "--ignore-case", words[0], str(root)]
    theirs = _times(rounds, command, environment()) if shutil.which("rg") else None
    yield Row(f"a search keystroke in {POSTS:,} posts", ours, "ms", _KEYSTROKE, "rg", theirs)
    slowest = max(_asked(blog.search, key) for key in keys)
    yield Row("the slowest of them", slowest, "ms", _KEYSTROKE, "rg", theirs)
    related = median([_asked(blog.related, post) for post in blog.posts[:: POSTS // 100]])
    yield Row(f"the posts related to one of {POSTS:,}", related, "ms", _RELATED)


def _asked(ask: Callable[[T], object], what: T) -> float:
    """Return how many milliseconds an answer takes."""
    start = time.perf_counter()
    ask(what)
    return (time.perf_counter() - start) * 1e3


def _growing(folder: Path, env: Mapping[str, str]) -> Iterator[Row]:
    """Yield what ten times as many posts take: time in proportion, and memory."""
    command = [OURS, "list", "-b", str(make_blog(folder / "most", MANY))]
    yield Row(f"`list` of {MANY:,} posts, cold", run(command, env).wall, "s")
    warm = run(command, env)
    yield Row(f"`list` of {MANY:,} posts, warm", warm.wall, "s", _WARM * MANY / POSTS / 1e3)
    yield Row("memory of that", warm.memory, "MB", _MEMORY)
