"""Lays marks over laid-out lines: matches, the selection, a link beneath the pointer.

Offsets are characters of the line's text, as Textual's selection and searching count; never cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from termblog.document.document import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termblog.document.document import Span
    from termblog.layout.ink import Pictures
    from termblog.theme import Theme


class Wash(NamedTuple):
    """A style over a part of a line."""

    start: int
    """The first character, 0-based."""
    end: int
    """Behind the last character."""
    style: Style
    """What is laid over the line's own style."""
    text: str = ""
    """What replaces the characters; as many, or none."""


def overlay(segments: Sequence[Segment], washes: Sequence[Wash]) -> list[Segment]:
    """Return a line with styles laid over parts of it; later ones lie on top.

    Args:
        segments: The line's.
        washes: Parts of it, which may overlap.
    """
    if not washes:
        return list(segments)
    cuts = sorted({edge for wash in washes for edge in (wash.start, wash.end)})
    painted: list[Segment] = []
    offset = 0
    for segment in segments:
        for piece in _cut(segment, offset, cuts):
            painted.append(_washed(piece, offset, washes))
            offset += len(piece.text)
    return painted


def _cut(segment: Segment, offset: int, cuts: Sequence[int]) -> Iterable[Segment]:
    """Yield a segment in pieces that lie wholly within or without each wash."""
    text, style = segment.text, segment.style
    edges = [cut - offset for cut in cuts if offset < cut < offset + len(text)]
    for start, end in zip([0, *edges], [*edges, len(text)], strict=True):
        yield Segment(text[start:end], style)


def _washed(piece: Segment, offset: int, washes: Sequence[Wash]) -> Segment:
    text, style = piece.text, piece.style or Style.null()
    for wash in washes:
        if wash.start <= offset and offset + len(text) <= wash.end:
            style += wash.style
            if wash.text:
                text = wash.text[offset - wash.start :][: len(text)]
    return Segment(text, style)


def href_at(line: Line, x: int) -> str:
    """Return the address that a cell links to; empty where it is no link's.

    Args:
        line: A laid-out line.
        x: The cell, 0-based.
    """
    for span in line.spans:
        x -= cell_len(span.text)
        if x < 0:
            return span.href
    return ""


def plain(line: Line, start: int = 0, end: int | None = None) -> str:
    """Return a line's text without decoration.

    Args:
        line: A laid-out line.
        start: The first character of its whole text that counts, 0-based.
        end: Behind the last one; None for all.
    """
    return "".join([span.text for span in said(line, start, end)])


def said(line: Line, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield what a line says, without decoration.

    Args:
        line: A laid-out line.
        start: The first character of its whole text that counts, 0-based.
        end: Behind the last one; None for all.
    """
    offset = 0
    for span in line.spans:
        if not span.chrome:
            stop = None if end is None else max(0, end - offset)
            text = span.text[max(0, start - offset) : stop]
            if text:
                yield span._replace(text=text)
        offset += len(span.text)


def segments(line: Line, theme: Theme, pictures: Pictures | None = None) -> tuple[Segment, ...]:
    """Return a laid-out line as it is painted.

    Args:
        line: Its links to posts of this blog are followed here, and no terminal's to open.
        theme: What its style names mean.
        pictures: What draws pictures; None where nothing does.
    """
    if line.picture and pictures and (cells := pictures.cells(line.picture)):
        return (*segments(Line(line.spans[:-1]), theme), *cells)
    return tuple(Segment(span.text, theme.style(f"md.text {span.style}")) for span in line.spans)
