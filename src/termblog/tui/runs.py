"""Blocks of code in a laid-out sheet: where each begins, and how far it reaches beyond the text. Pure."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from termblog.document.blocks.paragraph import cells_of
from termblog.document.clusters import cut_clusters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termblog.document.document import Line
    from termblog.tui.sheet import Sheet


class Run(NamedTuple):
    """Lines of code that stand together."""

    place: tuple[int, int]
    """The unit that holds them, and the row in it at which they begin."""
    lines: Sequence[Line]
    """From the first to the last."""

    def reach(self, width: int) -> int:
        """Return how many cells the longest line is too long by.

        Args:
            width: What there is room for.
        """
        return max(0, *(cells_of(line) - width for line in self.lines))


def run_at(sheet: Sheet, y: int) -> Run | None:
    """Return the code that a line belongs to.

    Args:
        sheet: What is read.
        y: 0-based.
    """
    below = y - sheet.top
    if not 0 <= below < sheet.page.height:
        return None
    unit, row, lines = sheet.page.around(below)
    if row >= len(lines) or not lines[row].fill:
        return None
    first, last = row, row + 1
    while first and lines[first - 1].fill and not is_label(lines[first]):
        first -= 1
    while last < len(lines) and lines[last].fill and not is_label(lines[last]):
        last += 1
    return Run((unit, first), lines[first:last])


def is_label(line: Line) -> bool:
    """Tell whether a line is the label above a block of code.

    Args:
        line: As laid out.
    """
    return bool(line.spans) and "md.code.label" in line.spans[-1].style


def gutter_of(line: Line) -> int:
    """Return the cells of what stands before a line of code and never moves.

    Args:
        line: As laid out.
    """
    return sum(cell_len(span.text) for span in takewhile(lambda span: span.chrome, line.spans))


def cells_before(line: Line, at: int) -> int:
    """Return how many cells stand before a character of a line.

    Args:
        line: As laid out.
        at: The character, 0-based.
    """
    return cell_len("".join(span.text for span in line.spans)[:at])


def skipped(line: Line, cells: int) -> int:
    """Return how many characters of code scroll out of view on the left.

    Args:
        line: As laid out.
        cells: How far it is scrolled.
    """
    code = "".join(span.text for span in line.spans)[gutter_of(line) :]
    return min(cut_clusters(code, cells), len(code))
