"""Paragraphs: prose, and lines that are nothing but images."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from termblog.document.document import Line, Span
from termblog.document.formula import tex_at
from termblog.document.wrap import wrap
from termblog.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from termblog.document.document import Context, Options


LABELS: Mapping[str, str] = MappingProxyType({"▣ ": "Image: ", "▶ ": "Media: "})
"""What stands before something that a terminal cannot show, and the word for it in the plain form."""
_MARKS = frozenset([*LABELS, *LABELS.values()])
"""What says of an image or a recording no more than that it is one."""
_LONGEST = 60
"""Characters of an address that holds its own data and leads nowhere."""


class Paragraph(NamedTuple):
    """Prose."""

    spans: tuple[Span, ...]
    """A newline among them begins a line."""
    style: str = ""
    """Style names beneath those of the spans."""
    align: str = ""
    """`left`, `center` or `right`; by the direction of its first letter where it is empty."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        spans = dress(self.spans, context.options)
        if not spans:
            return
        lines = wrap(spans, max(context.width, 2), self.style)
        align = self.align or ("right" if is_rtl(spans) else "")
        if align in ("center", "right") and not context.options.plain:
            yield from shift(lines, context.width, align)
        elif context.options.justify:
            yield from _justify(list(lines), context.width)
        else:
            yield from lines


def dress(spans: Sequence[Span], options: Options) -> Sequence[Span]:
    """Return spans with what the reader's options spell out: addresses, the word for an image.

    Args:
        spans: Of a paragraph.
        options: What the reader chose.
    """
    if not any(span.href for span in spans):
        return spans
    if options.plain or not options.unicode:
        spans = [_worded(span) if span.text in LABELS else span for span in spans]
    if options.plain or options.link_addresses:
        return _address(spans)
    return spans


def _address(spans: Sequence[Span]) -> list[Span]:
    """Return spans with the address of each link behind it, unless it is what the link shows."""
    dressed: list[Span] = []
    for href, run in groupby(spans, key=lambda span: span.href):
        pieces = list(run)
        dressed += pieces
        shown = "".join(piece.text for piece in pieces if piece.text not in _MARKS).strip()
        if (
            href[:1] not in ("", "#")
            and not tex_at(href)
            and shown not in ("", href, href.removeprefix("mailto:"))
        ):
            dressed.append(Span(f" ({shorten(href)})", "md.address", "", chrome=True))
    return dressed


def _worded(span: Span) -> Span:
    return span._replace(text=LABELS[span.text]) if span.chrome else span


def shorten(href: str) -> str:
    """Return an address as it is shown: safe, and without the data that some hold.

    Args:
        href: As written.
    """
    shown = plain(href)
    return f"{shown[:_LONGEST]}…" if shown.startswith("data:") and len(shown) > _LONGEST else shown


def is_rtl(spans: Sequence[Span]) -> bool:
    """Return whether text runs from right to left, as its first letter tells (UAX #9, P2).

    Args:
        spans: Of a paragraph.
    """
    for span in spans:
        if span.text.isascii():
            if any(map(str.isalpha, span.text)) and not span.chrome:
                return False
            continue
        for char in span.text:
            direction = unicodedata.bidirectional(char)
            if direction in ("L", "R", "AL"):
                return direction != "L"
    return False


def cells_of(line: Line) -> int:
    """Return a line's width in cells.

    Args:
        line: As laid out.
    """
    return sum(cell_len(span.text) for span in line.spans)


def shift(lines: Iterator[Line], width: int, align: str) -> Iterator[Line]:
    """Yield lines set apart from the left edge.

    Args:
        lines: As they were broken.
        width: In cells.
        align: `center` or `right`.
    """
    for line in lines:
        room = width - cells_of(line)
        pad = room // 2 if align == "center" else room
        yield line._replace(spans=(Span(" " * pad, chrome=True), *line.spans)) if pad > 0 else line


def _justify(lines: Sequence[Line], width: int) -> Iterator[Line]:
    """Yield lines with their blanks widened, but for those that end a paragraph."""
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        room = width - cells_of(line)
        ends = after is None or not after.soft
        yield line if ends or not 0 < room <= width // 4 else _widen(line, room)


def _widen(line: Line, room: int) -> Line:
    blanks = sum(span.text.count(" ") for span in line.spans)
    if not blanks:
        return line
    share, more = divmod(room, blanks)
    spans: list[Span] = []
    for span in line.spans:
        words = span.text.split(" ")
        for word in words[:-1]:
            extra = share + (more > 0)
            more -= 1
            spans.append(span._replace(text=f"{word} "))
            if extra:
                spans.append(Span(" " * extra, span.style, span.href, chrome=True))
        if words[-1]:
            spans.append(span._replace(text=words[-1]))
    return line._replace(spans=tuple(spans))
