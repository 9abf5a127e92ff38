"""A reader at the keys of a large blog: what each key costs the processor, from key to quiet.

What opens above is made when it first opens, so its first time is a row of its own. What a
thread asks the index after a reader stays at a post comes later, and is in no key's figure.
"""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

from benchmarks.blogs import make_blog
from benchmarks.process import OURS, Measured, environment, median
from benchmarks.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POSTS = 10_000
_GOAL = 16
_QUIET = 0.25  # seconds; less than a reader has to stay for the index to be asked

_KEYS = {
    "a line down": ("j", ""),
    "a page down": (" ", "g"),
    "the search": ("s", "\x1b"),
    "the palette": (":", "\x1b"),
    "help": ("?", "\x1b"),
    "find": ("/", "\x1b"),
    "another grouping": ("v", ""),
    "the next post": ("J", ""),
}
"""A key each, and what undoes it."""


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    """Yield the rows of the keys.

    Args:
        folder: Where files may be written.
        rounds: How often each is taken.
    """
    blog = make_blog(folder / "keys", POSTS)
    state = tempfile.mkdtemp(dir=folder)
    env = environment({"XDG_CACHE_HOME": str(folder), "XDG_STATE_HOME": state})
    terminal = Measured([OURS, str(blog)], env)
    try:
        terminal.shows("unread")
        terminal.rest()
        terminal.type(b"\t")
        for what, (key, undo) in _KEYS.items():
            first, *others = (_spend(terminal, key, undo) for _ in range(rounds * 2 + 1))
            where = f"in {POSTS:,} posts, processor"
            yield Row(f"{what}, {where}", median(others) * 1e3, goal=_GOAL)
            if undo == "\x1b":
                yield Row(f"{what}, the first time, {where}", first * 1e3)
    finally:
        terminal.close()


def _spend(terminal: Measured, key: str, undo: str) -> float:
    """Return the seconds of processor that a key costs, and undo it."""
    terminal.rest()
    before = terminal.processor()
    terminal.type(key.encode())
    terminal.settle(_QUIET)
    spent = terminal.processor() - before
    if undo:
        terminal.type(undo.encode())
        terminal.settle(_QUIET)
    return spent
