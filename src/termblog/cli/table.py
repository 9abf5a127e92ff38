"""Columns of text: aligned by cells, cut to the terminal's width, whole where nobody watches."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from termblog.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termblog.cli.terminal import Terminal

_GAP = "  "
_HEAD, _RESET = "\x1b[1m", "\x1b[0m"


class Column(NamedTuple):
    """How a column looks."""

    title: str
    """What stands above it, where somebody watches."""
    most: float = 1.0
    """The share of the terminal's width that it may take."""
    right: bool = False
    """Whether it is aligned to the right, as numbers are."""


def table_lines(
    columns: Sequence[Column], rows: Iterable[Sequence[str]], terminal: Terminal
) -> Iterator[str]:
    """Yield the lines of a table.

    On a terminal it has a heading and is cut to the width; in a pipe it is whole, so that what
    reads it gets everything.

    Args:
        columns: From left to right.
        rows: A text a column; each is put on one line and made safe.
        terminal: Where it will show.
    """
    texts = [list(map(plain, column)) for column in zip(*rows, strict=True)]
    if not texts:
        return
    if terminal.plain:
        yield from _spoken(columns, zip(*texts, strict=True))
        return
    if terminal.tty:
        texts = [[column.title, *cells] for column, cells in zip(columns, texts, strict=True)]
    widths = list(map(_widest, texts))
    if terminal.tty:
        widths = _fitted(columns, widths, terminal.width)
    cells = map(_aligned, texts, widths, columns)
    for number, row in enumerate(zip(*cells, strict=True)):
        line = _GAP.join(row).rstrip()
        yield f"{_HEAD}{line}{_RESET}" if terminal.depth and terminal.tty and not number else line


def _spoken(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a line a row that can be read aloud: each value after its column's name."""
    for row in rows:
        pairs = zip(columns, row, strict=True)
        yield "; ".join(f"{column.title}: {text}" for column, text in pairs if text)


def _fitted(columns: Sequence[Column], widths: Sequence[int], whole: int) -> list[int]:
    """Return the widths of the columns, in cells, so that they fit; the last takes the rest."""
    found = [
        max(len(column.title), min(width, int(whole * column.most)))
        for column, width in zip(columns, widths, strict=True)
    ]
    rest = whole - sum(found[:-1]) - len(_GAP) * (len(found) - 1)
    found[-1] = max(4, min(found[-1], rest))
    return found


def _widest(texts: Sequence[str]) -> int:
    """Return the width of the widest text, in cells."""
    if _is_narrow(texts):
        return max(map(len, texts))
    from rich.cells import cell_len

    return max(map(cell_len, texts))


def _is_narrow(texts: Sequence[str]) -> bool:
    """Tell whether every character takes one cell, as those of ASCII do, at the least cost."""
    return "".join(texts).isascii()


def _aligned(texts: Sequence[str], width: int, column: Column) -> Iterator[str]:
    """Return a column's texts, each in exactly so many cells, as they are asked for."""
    if not _is_narrow(texts):
        return _measured(texts, width, column)
    cut = (text if len(text) <= width else f"{text[: width - 1]}…" for text in texts)
    return map(str.rjust if column.right else str.ljust, cut, repeat(width))


def _measured(texts: Sequence[str], width: int, column: Column) -> Iterator[str]:
    """Yield texts in exactly so many cells each; what is cut ends in an ellipsis."""
    from rich.cells import cell_len, set_cell_size

    for text in texts:
        over = cell_len(text) - width
        if over > 0:
            yield set_cell_size(text, width - 1) + "…"
        else:
            yield " " * -over + text if column.right else text + " " * -over
