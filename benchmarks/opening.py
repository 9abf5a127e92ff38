"""A reader at the keys: opening posts of any size, paging, jumping, resizing, in a real terminal."""

from __future__ import annotations

import sys
import tempfile
from typing import TYPE_CHECKING

from benchmarks.inputs import post
from benchmarks.process import OURS, Measured, environment, median
from benchmarks.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SIZES = {8: 30, 64: 40, 256: 60, 1024: 100}
"""The sizes in KB, and the milliseconds that each may take to open."""

_RESIZED = 50
_KEYS = {"a page down": " ", "a jump to the end": "G", "a heading jump": "]"}
_KEY_GOAL = 16


def make_blog(folder: Path) -> Path:
    """Write a blog of one post of each size, and return its folder.

    Args:
        folder: Where it goes.
    """
    blog = folder / "sizes"
    blog.mkdir(parents=True, exist_ok=True)
    for day, size in enumerate((4, *SIZES), 1):
        head = (
            f"---\ntitle: Size {size}\ndate: 2024-01-{28 - day}\n---\n\nmarker{size}x opens it.\n\n"
        )
        (blog / f"size-{size}.md").write_text(head + post(size), "utf-8")
    return blog


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    """Yield the rows of opening, resizing, paging and of memory.

    Args:
        folder: Where files may be written.
        rounds: How often each is taken.
    """
    blog = make_blog(folder)
    env = environment({"XDG_CACHE_HOME": str(folder), "XDG_STATE_HOME": str(folder)})
    files = [str(blog / f"size-{size}.md") for size in SIZES]
    ours: dict[int, list[float]] = {size: [] for size in SIZES}
    theirs: dict[int, list[float]] = {size: [] for size in SIZES}
    _warm(blog, env)
    for _ in range(rounds):
        _open([OURS, str(blog)], "J", "marker4x", env, ours)
        peer = [sys.executable, "-m", "benchmarks.peers.textual_markdown", *files]
        _open(peer, "n", "ready", env, theirs, most=256)
    for size, goal in SIZES.items():
        rival = median(theirs[size]) * 1e3 if theirs[size] else None
        what = f"key to painted, opening a post of {size:,} KB"
        yield Row(what, median(ours[size]) * 1e3, "ms", goal, "Textual's Markdown", rival)
    yield from _keys(blog, env, rounds)


def _open(
    command: list[str],
    key: str,
    ready: str,
    env: Mapping[str, str],
    taken: dict[int, list[float]],
    most: int = 1 << 20,
) -> None:
    """Open each size once, as who has read nothing yet, and add the seconds that it took."""
    state = tempfile.mkdtemp(dir=env["XDG_STATE_HOME"])
    terminal = Measured(command, {**env, "XDG_STATE_HOME": state})
    try:
        terminal.shows(ready)
        terminal.settle(0.6)
        for size, times in taken.items():
            if size <= most:
                times.append(terminal.press(key, f"marker{size}x"))
                terminal.settle(0.6)
    finally:
        terminal.close()


def _warm(blog: Path, env: Mapping[str, str]) -> None:
    """Let the blog be indexed, so that each round begins alike."""
    terminal = Measured([OURS, "list", "-b", str(blog)], env)
    terminal.end()


def _keys(blog: Path, env: Mapping[str, str], rounds: int) -> Iterator[Row]:
    """Yield what each size costs once it is open."""
    for size in SIZES:
        terminal = Measured([OURS, str(blog / f"size-{size}.md")], env)
        try:
            terminal.shows(f"marker{size}x")
            terminal.type(b"\r")  # into the text
            terminal.rest()
            yield Row(
                f"resize of {size:,} KB to painted", _resize(terminal, size, rounds), goal=_RESIZED
            )
            for what, key in _KEYS.items():
                spent = _spend(terminal, key, rounds)
                yield Row(f"{what}, {size:,} KB, processor", spent, goal=_KEY_GOAL)
            if size == max(SIZES):
                yield Row("memory with a 1 MB post open", terminal.memory(), "MB", 90)
        finally:
            terminal.close()


def _resize(terminal: Measured, size: int, rounds: int) -> float:
    """Return the milliseconds from a resize to the paint of what was on top."""
    times = []
    for number in range(rounds * 2):
        terminal.forget()
        terminal.resize(120 if number % 2 else 100, 40)
        times.append(terminal.shows(f"marker{size}x"))
        terminal.settle(0.5)
    return median(times) * 1e3


def _spend(terminal: Measured, key: str, rounds: int) -> float:
    """Return the milliseconds of processor that a key costs, from rest to quiet."""
    spent = []
    for _ in range(rounds * 2):
        terminal.rest()  # or the key's figure holds what was read and measured in idle moments
        before = terminal.processor()
        terminal.type(key.encode())
        terminal.settle(0.3)
        spent.append(terminal.processor() - before)
        terminal.type(b"g")
        terminal.settle(0.3)
    return median(spent) * 1e3
