"""Measure termblog and its peers in one run, and print a table.

    python -m benchmarks [--rounds N] [--only NAME] [--write FILE]

Inputs are made in a folder of their own. A peer that is not installed has no figure. A part that is
taken alone replaces its own rows of the table that is there, and keeps the others.
"""

from __future__ import annotations

import argparse
import platform
import re
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks import indexing, keys, opening, reading, starting, wrapping
from benchmarks.rows import HEADER

BENCHMARKS = {
    "reading": reading.measure,
    "wrapping": wrapping.measure,
    "opening": opening.measure,
    "keys": keys.measure,
    "starting": starting.measure,
    "indexing": indexing.measure,
}
"""What is measured, by name."""

_BEGIN, _END = "<!-- measured -->", "<!-- /measured -->"


def main() -> None:
    """Measure what is asked for, and print or write the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=BENCHMARKS)
    parser.add_argument("--write", type=Path, help="a document with a measured part")
    asked = parser.parse_args()
    lines = [f"{_machine()}; medians of {asked.rounds} rounds.", "", HEADER]
    print("\n".join(lines), flush=True)
    with tempfile.TemporaryDirectory(prefix="termblog-bench-") as folder:
        for name, measure in BENCHMARKS.items():
            if asked.only in (None, name):
                for row in measure(Path(folder), asked.rounds):
                    lines.append(row.markdown())
                    print(lines[-1], flush=True)
    if asked.write:
        _write(asked.write, lines, whole=asked.only is None)


def _machine() -> str:
    """Return what the figures were taken on."""
    versions = ", ".join(
        f"{name} {version(name)}" for name in ("textual", "rich", "markdown-it-py")
    )
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{platform.system()} {platform.machine()}, Python {python}, {versions}"


def _write(document: Path, lines: list[str], *, whole: bool) -> None:
    """Put a table, or a part of it, where a document keeps its measured part."""
    text = document.read_text("utf-8")
    head, rows = lines[:3], lines[3:]
    if not whole:
        measured = text.partition(_BEGIN)[2].partition(_END)[0]
        rows = merge([line for line in measured.splitlines() if line.startswith("| ")][1:], rows)
    part = "\n".join((_BEGIN, *head, *rows, _END))
    document.write_text(re.sub(f"{_BEGIN}.*{_END}", lambda _: part, text, flags=re.DOTALL), "utf-8")


def merge(before: list[str], rows: list[str]) -> list[str]:
    """Return the rows of a table with others in the place of those that tell the same.

    Args:
        before: Those of the table.
        rows: The others; one that tells something new comes behind the one before it.
    """
    merged, places = list(before), [_told(row) for row in before]
    at = len(before)
    for row in rows:
        told = _told(row)
        if told in places:
            at = places.index(told)
            merged[at] = row
        else:
            merged.insert(at, row)
            places.insert(at, told)
        at += 1
    return merged


def _told(row: str) -> tuple[str, str]:
    """Return what a row tells of, and beside whom."""
    cells = row.split(" | ")
    return cells[0], cells[3].partition(":")[0]


if __name__ == "__main__":
    main()
