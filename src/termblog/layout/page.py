"""A document at one width, in one theme.

Nothing is laid out before it is asked for. The height of what has not been seen is an estimate,
corrected when it is seen or in idle moments by `measure`; so a line's number may change, and what
must survive a correction, a resize or another theme is kept as an `Anchor`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from contextlib import contextmanager
from typing import TYPE_CHECKING

from termblog.document.document import BLANK, Context, Line, Options
from termblog.document.picture import no_room
from termblog.layout.anchor import Anchor
from termblog.layout.galley import Galley
from termblog.layout.heights import Heights
from termblog.layout.ink import Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.segment import Segment

    from termblog.document.document import Document, Heading
    from termblog.layout.ink import Pictures
    from termblog.theme import Theme

_AHEAD = 16
"""Blocks that are read at once when a line past the known end is asked for."""


def endless(_: int) -> bool:
    """Allow as many blocks as are asked for."""
    return True


class Page:
    """A document at one width, in one theme."""

    def __init__(
        self,
        document: Document,
        theme: Theme,
        width: int,
        options: Options | None = None,
        pictures: Pictures | None = None,
    ) -> None:
        """Lay nothing out yet.

        Args:
            document: It may still be growing.
            theme: What style names mean.
            width: In cells; at least 10.
            options: What the reader chose.
            pictures: What draws pictures; None where nothing does.
        """
        self.document = document
        """What is shown."""
        self.width = width
        """In cells."""
        options = options or Options()
        self.short = False
        """Whether a line was left blank for want of allowance; who mends that, says so."""
        self.spend: Callable[[int], bool] = endless
        """Tells whether so many blocks may still be read or laid out for the lines asked for."""
        self._heights = Heights()
        room = pictures.room if pictures else no_room
        self._context = Context(width, options, room=room)
        self._galley = Galley(document, self._context)
        self._ink = Ink(theme, width, unicode=options.unicode, pictures=pictures)

    @property
    def height(self) -> int:
        """How many lines there are, as far as is known."""
        self._reach(1)
        return self._heights.total + self.document.unread // self.width

    @contextmanager
    def patiently(self) -> Iterator[None]:
        """Read and lay out whatever is asked for, however long it takes."""
        spend, self.spend = self.spend, endless
        try:
            yield
        finally:
            self.spend = spend

    def line(self, y: int) -> Line:
        """Return a line, laying out its unit if need be; a blank one past the end.

        Args:
            y: Counted from 0.
        """
        unit, row = self._locate(y)
        known = unit >= 0 and self._heights.is_measured(unit)
        lines = self._lines(unit) if known else ()
        return lines[row] if row < len(lines) else BLANK

    def paint(self, line: Line) -> tuple[Segment, ...]:
        """Return a line in the colours of the theme.

        Args:
            line: Of this page.
        """
        return self._ink.paint(line)

    def raw_lines(self) -> Iterator[Line]:
        """Yield every line from the first to the last, each as soon as it is laid out."""
        return self._galley.run()

    def lines(self) -> Iterator[tuple[Segment, ...]]:
        """Yield every line in the colours of the theme, each as soon as it is laid out."""
        return map(self._ink.paint, self.raw_lines())

    def block_at(self, y: int) -> int:
        """Return the index of the unit at a line.

        Args:
            y: Counted from 0.
        """
        return max(self._locate(y)[0], 0)

    def around(self, y: int) -> tuple[int, int, Sequence[Line]]:
        """Return the unit at a line, the row within it, and all of its lines.

        Args:
            y: Counted from 0; in a document that is not empty.
        """
        unit, row = self._locate(y)
        return unit, row, self._lines(unit)

    def _top(self, unit: int) -> int:
        """Return the first line of a unit."""
        self._reach(unit + 1)
        return self._heights.top(unit)

    def y_of_heading(self, name: str) -> int | None:
        """Return the line of a heading or a footnote, or nothing where there is none.

        Args:
            name: Its id, without `#`.
        """
        heading = self._find(name)
        notes = reversed(range(len(self.document.units))) if name.startswith("fn-") else ()
        for unit in notes if heading is None else (heading.unit,):
            for row, line in enumerate(self._lines(unit)):
                if line.anchor == name:
                    return self._top(unit) + row
        return None

    def heading_at(self, y: int) -> str:
        """Return the id of the heading that a line stands beneath; empty before the first.

        Args:
            y: Counted from 0.
        """
        unit, row = self._locate(y)
        lines = self._lines(unit)[: row + 1] if unit >= 0 else ()
        named = (line.anchor for line in reversed(lines) if line.anchor[:3] not in ("", "fn-"))
        above = self._heading_above(unit - 1)
        return next(named, above.id if above else "")

    def anchor_at(self, y: int) -> Anchor:
        """Return the place of a line.

        Args:
            y: Counted from 0.
        """
        unit, row = self._locate(y)
        if unit < 0:
            return Anchor()
        heading = self._heading_above(unit)
        block = unit - heading.unit if heading else unit
        starts = self._galley.starts(unit)[: row + 1] or [0]
        return Anchor(heading.id if heading else "", block, starts[-1])

    def y_of(self, anchor: Anchor) -> int:
        """Return the line of a place.

        Args:
            anchor: Of this document, or of an earlier state of it.
        """
        unit = self._unit_at(anchor)
        if unit < 0:
            return 0
        self._lines(unit)
        row = _row_at(self._galley.starts(unit), anchor.offset)
        return self._top(unit) + max(self._galley.gap(unit), row)

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
            self._heights.measure(at, len(self._galley.lay_out(at)))
            count -= 1
            at = self._heights.first_guess(at)
        return self._top(unit) + row if unit >= 0 else 0

    @property
    def settled(self) -> bool:
        """Whether every height is measured."""
        known = len(self._heights) == len(self.document.units)
        return self.document.complete and known and self._heights.first_guess() < 0

    def _reach(self, count: int) -> None:
        """Read some blocks on where units lack, and estimate the heights of those that are new."""
        units = self.document.units
        if len(units) < count:
            self.document.grow(count - len(units))
        known = range(len(self._heights), len(units))
        if known:
            new = (units[at].estimate(self.width) + self._galley.gap(at) for at in known)
            self._heights.extend(new)

    def _locate(self, y: int) -> tuple[int, int]:
        """Return the unit at a line and the row within it; -1 where the document is empty."""
        self._reach(1)
        heights = self._heights
        while True:
            while y >= heights.total and self._read_on():
                self._reach(len(self.document.units))
            unit, row = heights.locate(y)
            if unit < 0 or heights.is_measured(unit) or not self._may(1):
                return unit, row
            self._lines(unit)

    def _read_on(self) -> bool:
        """Read some blocks on; return whether there were any, and allowance for them."""
        more = not self.document.complete
        return more and self._may(_AHEAD) and self.document.grow(_AHEAD)

    def _may(self, blocks: int) -> bool:
        """Tell whether there is allowance for some blocks, and note where there is none."""
        enough = self.spend(blocks)
        self.short = self.short or not enough
        return enough

    def _lines(self, unit: int) -> tuple[Line, ...]:
        """Return the lines of a unit, whose height is certain from now on."""
        self._reach(unit + 1)
        lines = self._galley.lines(unit)
        self._heights.measure(unit, len(lines))
        return lines

    def _unit_at(self, anchor: Anchor) -> int:
        """Return the unit of a place; -1 where the document is empty."""
        heading = self._find(anchor.heading) if anchor.heading else None
        wanted = (heading.unit if heading else 0) + anchor.block
        while wanted >= len(self.document.units) and self._read_on():
            pass
        return min(wanted, len(self.document.units) - 1)

    def _find(self, name: str) -> Heading | None:
        """Return a heading, reading on only until it is there."""
        seen = 0
        while True:
            headings = self.document.headings
            for known in headings[seen:]:
                if known.id == name:
                    return known
            seen = len(headings)
            if not self._read_on():
                return None

    def _heading_above(self, unit: int) -> Heading | None:
        at = bisect_right(self.document.headings, unit, key=lambda heading: heading.unit)
        return self.document.headings[at - 1] if at else None


def _row_at(starts: Sequence[int], offset: int) -> int:
    """Return the row of a character; of those that a picture takes, which say nothing, the first."""
    row = bisect_right(starts, offset) - 1
    return bisect_left(starts, starts[row]) if row >= 0 else 0
