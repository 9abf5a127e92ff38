"""Tables: compact where they fit, wrapped by column where not, "column: value" beyond that."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

from rich.cells import cell_len

from termblog.document.blocks.paragraph import cells_of, dress
from termblog.document.bounds import MOST_CELLS
from termblog.document.document import BLANK, Line, Span
from termblog.document.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termblog.document.blocks import Builder
    from termblog.document.document import Context
    from termblog.document.tree import Node

Row: TypeAlias = "tuple[tuple[Span, ...], ...]"
"""The cells of a row."""

MOST_COLUMNS = 50
"""Columns above which a table is text: nobody reads it as a table, and laying it out takes long."""
_NARROWEST = 4
_COMMA = Span(",", chrome=True), Span(" ")
_COLON = Span(": ", chrome=True)
_BETWEEN = [Span(" "), Span("│ ", "md.table.border", chrome=True)]


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    header: Row
    """The names of the columns; may be empty."""
    rows: tuple[Row, ...]
    """The rows below it."""
    aligns: tuple[str, ...] = ()
    """Each column's: `left`, `center`, `right`, or nothing."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        widths = None if context.options.plain else self._fit(context)
        return self._records(context) if widths is None else self._grid(widths, context)

    def _fit(self, context: Context) -> list[int] | None:
        """Return the width of each column, or nothing where a grid would not be readable."""
        rows = (self.header, *self.rows)
        count = max(map(len, rows))
        if count > MOST_COLUMNS or count * len(rows) > MOST_CELLS or not count:
            return None
        natural, least = [1] * count, [1] * count
        for row in rows:
            for column, cell in enumerate(row):
                text = "".join(span.text for span in dress(cell, context.options))
                natural[column] = max(natural[column], *map(cell_len, text.split("\n")))
                least[column] = max(least[column], *map(cell_len, text.split() or [""]))
        return share(natural, least, context.width - 3 * (count - 1))

    def _grid(self, widths: Sequence[int], context: Context) -> Iterator[Line]:
        drawn = [self._row(row, widths, context) for row in self.rows]
        rule = Line(
            (Span("─┼─".join("─" * width for width in widths), "md.table.border", chrome=True),)
        )
        if any(self.header):
            yield from self._row(self.header, widths, context, "md.table.header")
            yield rule
        airy = any(len(lines) > 1 for lines in drawn)
        for index, lines in enumerate(drawn):
            if airy and index:
                yield rule
            yield from lines

    def _row(
        self, row: Row, widths: Sequence[int], context: Context, style: str = ""
    ) -> list[Line]:
        columns = [
            list(wrap(dress(cell, context.options), max(width, 2), style))
            for cell, width in zip_longest(row, widths, fillvalue=())
            if isinstance(width, int)
        ]
        lines: list[Line] = []
        for pieces in zip_longest(*columns, fillvalue=BLANK):
            spans: list[Span] = []
            for column, (piece, width) in enumerate(zip(pieces, widths, strict=True)):
                spans += (_BETWEEN if column else []) + self._cell(piece, width, column)
            while spans and spans[-1].text.isspace():
                del spans[-1]
            lines.append(Line(tuple(spans), soft=bool(lines)))
        return lines

    def _cell(self, line: Line, width: int, column: int) -> list[Span]:
        room = width - cells_of(line)
        align = self.aligns[column] if column < len(self.aligns) else ""
        left = {"right": room, "center": room // 2}.get(align, 0)
        pads = Span(" " * left, chrome=True), Span(" " * (room - left), chrome=True)
        return [span for span in (pads[0], *line.spans, pads[1]) if span.text]

    def _records(self, context: Context) -> Iterator[Line]:
        """Yield the names of the columns, then each row as lines of "column: value"."""
        width = max(context.width, 2)
        header = self.header if any(self.header) else ()
        if header:
            names = [span for name in header for span in (*_COMMA, *name)][2:]
            yield from wrap([Span("Columns: ", chrome=True), *names], width, "md.table.header")
        for row in self.rows:
            yield BLANK
            for name, cell in zip_longest(header[: len(row)], row, fillvalue=()):
                value = dress(cell, context.options)
                yield from wrap([*map(_label, name), _COLON, *value] if name else value, width)


def _label(span: Span) -> Span:
    """Return a piece of a column's name as it is repeated before each of its values."""
    return Span(
        span.text.replace("\n", " "), f"md.table.header {span.style}".rstrip(), "", chrome=True
    )


def share(natural: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """Return widths of columns that fit, or nothing where they would be too narrow to read.

    Args:
        natural: Cells that each column would take unwrapped.
        least: Cells of each column's longest word.
        room: Cells for all of them.
    """
    if sum(natural) <= room:
        return list(natural)
    if room < _NARROWEST * len(natural):
        return None
    widths = list(least)
    if sum(widths) > room:
        widths = [min(width, max(_NARROWEST, room // len(natural))) for width in widths]
    spare = room - sum(widths)
    wish = [max(want - width, 0) for want, width in zip(natural, widths, strict=True)]
    total = sum(wish) or 1
    return [width + spare * more // total for width, more in zip(widths, wish, strict=True)]


def parse(node: Node, builder: Builder) -> Table:
    """Return a table.

    Args:
        node: A `table_open`.
        builder: Of its document.
    """
    rows: list[Row] = []
    aligns: tuple[str, ...] = ()
    for part in node.children:
        for row in part.children:
            rows.append(tuple(builder.spans(cell.inline) for cell in row.children))
            aligns = aligns or tuple(
                _align(str(cell.token.attrGet("style") or "")) for cell in row.children
            )
    return Table(rows[0] if any(rows[0]) else (), tuple(rows[1:]), aligns)


def _align(style: str) -> str:
    return style.removeprefix("text-align:")
