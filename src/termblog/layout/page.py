"""A document at one width, in one theme.

Nothing is laid out before it is asked for. The height of what has not been seen is an estimate,
corrected when it is seen or in idle moments by `measure`; so a line's number may change, and what
must survive a correction, a resize or another theme is kept as an `Anchor`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment

from termblog.document.document import BLANK, Context, Line, Options
from termblog.document.frame import stack
from termblog.layout.heights import Heights
from termblog.layout.reading import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style

    from termblog.document.document import Document, Heading
    from termblog.theme import Theme

_KEPT = 600
"""Units whose lines are kept: some screens in both directions."""
_AHEAD = 64
"""Units that are read at once when a line past the known end is asked for."""
_ASCII = str.maketrans("▎▏│─┼•◦▪‣▾▸↪▣☑☐▶✦✱▲✖ℹ“”·…", "|||-+*o-*v>\\#xo>+*!xi''-.")


class Anchor(NamedTuple):
    """A place in a document that outlives a resize, a theme and small edits."""

    heading: str = ""
    """The id of the heading above it; empty for the start."""
    block: int = 0
    """How many units below that heading."""
    offset: int = 0
    """How many characters into that unit."""


class Page:
    """A document at one width, in one theme."""

    def __init__(
        self, document: Document, theme: Theme, width: int, options: Options | None = None
    ) -> None:
        """Lay nothing out yet.

        Args:
            document: It may still be growing.
            theme: What style names mean.
            width: In cells; at least 10.
            options: What the reader chose.
        """
        self.document = document
        """What is shown."""
        self.width = width
        """In cells."""
        self._theme = theme
        self._context = Context(width, options or Options())
        self._heights = Heights()
        self._lead, self._begun = 0, False
        self._laid: dict[int, tuple[Line, ...]] = {}
        self._texts: dict[int, tuple[str, list[int]]] = {}
        self._styles: dict[tuple[str, str], Style] = {}

    @property
    def height(self) -> int:
        """How many lines there are, as far as is known."""
        self._reach(1)
        return self._heights.top(len(self._heights)) + self.document.unread // self.width

    def line(self, y: int) -> Line:
        """Return a line, laying out its unit if need be; a blank one past the end.

        Args:
            y: Counted from 0.
        """
        unit, row = self._locate(y)
        lines = self._lines(unit) if unit >= 0 else ()
        return lines[row] if row < len(lines) else BLANK

    def segments(self, y: int) -> tuple[Segment, ...]:
        """Return a line in the colours of the theme.

        Args:
            y: Counted from 0.
        """
        return self._paint(self.line(y))

    def raw_lines(self) -> Iterator[Line]:
        """Yield every line from the first to the last, each as soon as it is laid out."""
        index = 0
        while index < len(self.document.units) or self.document.grow(1):
            yield from self._lay_out(index)
            index += 1

    def lines(self) -> Iterator[tuple[Segment, ...]]:
        """Yield every line in the colours of the theme, each as soon as it is laid out."""
        return map(self._paint, self.raw_lines())

    def block_at(self, y: int) -> int:
        """Return the index of the unit at a line.

        Args:
            y: Counted from 0.
        """
        return max(self._locate(y)[0], 0)

    def _top(self, unit: int) -> int:
        """Return the first line of a unit."""
        self._reach(unit + 1)
        return self._heights.top(unit)

    def y_of_heading(self, name: str) -> int | None:
        """Return the line of a heading or a footnote, or nothing where there is none.

        Args:
            name: Its id, without `#`.
        """
        for unit in self._units_named(name):
            for row, line in enumerate(self._lines(unit)):
                if line.anchor == name:
                    return self._top(unit) + row
        return None

    def anchor_at(self, y: int) -> Anchor:
        """Return the place of a line.

        Args:
            y: Counted from 0.
        """
        unit, row = self._locate(y)
        if unit < 0:
            return Anchor()
        heading = self._heading_above(unit)
        _, starts = self._text(unit)
        first = heading.unit if heading else 0
        return Anchor(heading.id if heading else "", unit - first, starts[row])

    def y_of(self, anchor: Anchor) -> int:
        """Return the line of a place.

        Args:
            anchor: Of this document, or of an earlier state of it.
        """
        first = self._unit_of(anchor.heading)
        self._reach(first + anchor.block + 1)
        unit = min(first + anchor.block, len(self.document.units) - 1)
        if unit < 0:
            return 0
        _, starts = self._text(unit)
        gap = self._gap(unit)
        return self._top(unit) + max(gap, bisect_right(starts, anchor.offset) - 1)

    def measure(self, count: int, y: int = 0) -> int:
        """Correct estimates in an idle moment.

        Args:
            count: How many units to read and how many to lay out.
            y: A line, such as the first on the screen.

        Returns:
            The line at which what stood at `y` stands now.
        """
        unit, row = self._locate(y)
        self.document.grow(count)
        self._reach(len(self.document.units))
        at = self._heights.first_guess()
        while at >= 0 and count > 0:
            self._heights.measure(at, len(self._lay_out(at)))
            count -= 1
            at = self._heights.first_guess(at)
        return self._top(unit) + row if unit >= 0 else 0

    @property
    def settled(self) -> bool:
        """Whether every height is measured."""
        known = len(self._heights) == len(self.document.units)
        return self.document.complete and known and self._heights.first_guess() < 0

    def _paint(self, line: Line) -> tuple[Segment, ...]:
        unicode = self._context.options.unicode
        painted = []
        used = 0
        for span in line.spans:
            text = span.text if unicode or not span.chrome else ascii_decoration(span.text)
            painted.append(Segment(text, self._style(span.style, span.href)))
            used += cell_len(text)
        if line.fill and used < self.width:
            painted.append(Segment(" " * (self.width - used), self._style(line.fill, "")))
        return tuple(painted)

    def _style(self, names: str, href: str) -> Style:
        style = self._styles.get((names, href))
        if style is None:
            style = self._theme.style(f"md.text {names}")
            self._styles[names, href] = style
        return style

    def _reach(self, count: int) -> None:
        """Read on until so many units are there, and estimate the heights of those that are new."""
        units = self.document.units
        if len(units) < count:
            self.document.grow(count - len(units))
        known = range(len(self._heights), len(units))
        self._heights.extend(units[at].estimate(self.width) + self._gap(at) for at in known)

    def _gap(self, unit: int) -> int:
        """Return the blank lines above a unit: none above the first that shows anything."""
        while not self._begun and self._lead < unit:
            self._begun = next(self._render(self._lead), None) is not None
            self._lead += not self._begun
        return self.document.units[unit].gap if unit > self._lead else 0

    def _render(self, unit: int) -> Iterator[Line]:
        return stack(self.document.units[unit].blocks, self._context)

    def _locate(self, y: int) -> tuple[int, int]:
        """Return the unit at a line and the row within it; -1 where the document is empty."""
        self._reach(1)
        while y >= self._heights.top(len(self._heights)) and self.document.grow(_AHEAD):
            self._reach(len(self.document.units))
        while (unit := self._heights.locate(y)) >= 0 and not self._heights.is_measured(unit):
            self._lines(unit)
        return unit, max(y, 0) - self._heights.top(unit) if unit >= 0 else 0

    def _lines(self, unit: int) -> tuple[Line, ...]:
        """Return the lines of a unit, the blank ones above it first."""
        lines = self._laid.pop(unit, None)
        if lines is None:
            self._reach(unit + 1)
            lines = tuple(self._lay_out(unit))
            self._heights.measure(unit, len(lines))
        self._laid[unit] = lines
        if len(self._laid) > _KEPT:
            del self._laid[next(iter(self._laid))]
        return lines

    def _lay_out(self, unit: int) -> list[Line]:
        lines = list(self._render(unit))
        return [BLANK] * self._gap(unit) + lines if lines else []

    def _unit_of(self, heading: str) -> int:
        """Return the unit of a heading, reading on only until it is there; 0 where there is none."""
        seen = 0
        while heading:
            headings = self.document.headings
            for known in headings[seen:]:
                if known.id == heading:
                    return known.unit
            seen = len(headings)
            if not self.document.grow(_AHEAD):
                break
        return 0

    def _headings(self) -> Sequence[Heading]:
        self.document.grow()
        self._reach(len(self.document.units))
        return self.document.headings

    def _heading_above(self, unit: int) -> Heading | None:
        at = bisect_right(self.document.headings, unit, key=lambda heading: heading.unit)
        return self.document.headings[at - 1] if at else None

    def _units_named(self, name: str) -> Iterator[int]:
        yield from (heading.unit for heading in self._headings() if heading.id == name)
        yield from range(len(self.document.units)) if name.startswith("fn-") else ()

    def _text(self, unit: int) -> tuple[str, list[int]]:
        """Return what a unit says, and at which character each of its lines begins."""
        if unit not in self._texts:
            self._texts[unit] = read_lines(self._lines(unit))
        return self._texts[unit]


def ascii_decoration(text: str) -> str:
    """Return decoration as it is drawn where there is nothing beyond ASCII.

    Args:
        text: Of a span that is chrome.
    """
    return text.translate(_ASCII)
