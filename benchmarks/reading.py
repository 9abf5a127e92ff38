"""`termblog read` as a whole process, beside everything else that prints Markdown."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from benchmarks.inputs import post
from benchmarks.process import OURS, Contest, environment, median
from benchmarks.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SIZES = (8, 64, 256, 1024)
"""In KB."""
_OF_RICH = 0.7
_SHORT = 3
"""How many times as often what is over in a tenth of a second is run."""
_PIPED = ("sh", "-c", 'exec "$@" | cat', "sh")
"""Runs a command whose output is no terminal, and so has no colours."""


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    """Yield the rows of printing posts of each size.

    Args:
        folder: Where files may be written.
        rounds: How often each is run.
    """
    env = environment({"XDG_CACHE_HOME": str(folder), "GLAMOUR_STYLE": "dark"})
    for size in SIZES:
        file = folder / f"post-{size}.md"
        file.write_text(post(size), "utf-8")
        if size == min(SIZES):
            yield from _short(str(file), env, rounds * _SHORT)
        runs = Contest(env, rounds).hold(_rivals(str(file)))
        ours = median([run.wall for run in runs["termblog"]]) * 1e3
        for peer in sorted(set(runs) - {"termblog"}):
            theirs = median([run.wall for run in runs[peer]]) * 1e3
            yield Row(f"`termblog read`, {size:,} KB", ours, "ms", peer=peer, theirs=theirs)
        first = median([run.first for run in runs["termblog"]]) * 1e3
        yield Row(f"its first line, {size:,} KB", first, goal=250)


def _short(file: str, env: Mapping[str, str], rounds: int) -> Iterator[Row]:
    """Yield the processor time of whole processes over a short post, where starting is all."""
    ways: dict[str, tuple[str, ...]] = {"into a pipe": _PIPED, "to a truecolor terminal": ()}
    for way, before in ways.items():
        rivals = {name: [*before, *command] for name, command in _rivals(file).items()}
        runs = Contest(env, rounds).hold(rivals)
        spent = {name: median([run.cpu for run in taken]) * 1e3 for name, taken in runs.items()}
        theirs = spent["rich.markdown"]
        what = f"`termblog read`, {min(SIZES)} KB, {way}, processor"
        yield Row(what, spent["termblog"], "ms", theirs * _OF_RICH, "rich.markdown", theirs)


def _rivals(file: str) -> dict[str, list[str]]:
    """Return the commands that print a file: ours, and each peer that is installed."""
    rivals = {
        "termblog": [OURS, "read", file, "-P"],
        "rich.markdown": [sys.executable, "-m", "rich.markdown", "-c", file],
    }
    if glow := shutil.which("glow"):
        rivals["glow"] = [glow, "-s", "dark", file]
    if glamour := shutil.which("glamour"):
        rivals["glamour"] = [glamour, file]
    return rivals
