"""`termblog read` as a whole process, beside everything else that prints Markdown."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from benchmarks.inputs import post
from benchmarks.process import Contest, environment, median
from benchmarks.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SIZES = (8, 64, 256, 1024)
"""In KB."""
_OF_RICH = 0.7


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
        runs = Contest(env, rounds).hold(_rivals(str(file)))
        ours = median([run.wall for run in runs["termblog"]]) * 1e3
        for peer in sorted(set(runs) - {"termblog"}):
            theirs = median([run.wall for run in runs[peer]]) * 1e3
            goal = theirs * _OF_RICH if (peer, size) == ("rich.markdown", 8) else None
            yield Row(f"`termblog read`, {size:,} KB", ours, "ms", goal, peer, theirs)
        first = median([run.first for run in runs["termblog"]]) * 1e3
        yield Row(f"its first line, {size:,} KB", first, goal=250)


def _rivals(file: str) -> dict[str, list[str]]:
    """Return the commands that print a file: ours, and each peer that is installed."""
    rivals = {
        "termblog": ["termblog", "read", file, "-P"],
        "rich.markdown": [sys.executable, "-m", "rich.markdown", "-c", file],
    }
    if glow := shutil.which("glow"):
        rivals["glow"] = [glow, "-s", "dark", file]
    return rivals
