"""What lines say, apart from how they look: without bars, bullets and the breaks of our wrapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from termblog.document.wrap import clusters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termblog.document.document import Line


def said(line: Line) -> str:
    """Return what a line says.

    Args:
        line: As laid out.
    """
    return "".join([span.text for span in line.spans if not span.chrome])


def read_lines(lines: Iterable[Line]) -> tuple[str, list[int]]:
    """Return what lines say together, and at which character each begins.

    Args:
        lines: Of one unit.
    """
    parts: list[str] = []
    starts: list[int] = []
    size = 0
    for line in lines:
        joint = (line.glue if line.soft else "\n") if starts else ""
        text = said(line)
        starts.append(size + len(joint))
        parts += (joint, text)
        size += len(joint) + len(text)
    return "".join(parts), starts


def cell_of(line: Line, offset: int, *, past: bool = False) -> int:
    """Return the cell at which a character of what a line says stands.

    Args:
        line: As laid out.
        offset: Counted without decoration.
        past: Whether the cell past the character before is meant.
    """
    x = 0
    for span in line.spans:
        size = len(span.text)
        if not span.chrome:
            if offset < size or (past and offset == size):
                return x + cell_len(span.text[:offset])
            offset -= size
        x += cell_len(span.text)
    return x


def between(line: Line, left: int, right: int) -> str:
    """Return what a line says between two cells.

    Args:
        line: As laid out.
        left: The first cell.
        right: Past the last cell.
    """
    x, text = 0, ""
    for span in line.spans:
        cells = cell_len(span.text)
        if not span.chrome and x < right and x + cells > left:
            text += _crop(span.text, left - x, right - x)
        x += cells
    return text


def _crop(text: str, left: int, right: int) -> str:
    """Return the clusters of a text that begin between two cells."""
    if text.isascii():
        return text[max(left, 0) : max(right, 0)]
    kept, x = "", 0
    for start, end, cells in clusters(text):
        if left <= x < right:
            kept += text[start:end]
        x += cells
    return kept
