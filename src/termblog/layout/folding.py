"""A page on which things fold: it leaves out what lies behind closed labels, and finds it again.

Places are counted as if nothing were folded, so that they outlive opening and closing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from termblog.layout.folds import Folds
from termblog.layout.galley import Galley
from termblog.layout.page import Page
from termblog.layout.reading import starts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termblog.document.document import Context, Document, Line, Options
    from termblog.layout.anchor import Anchor
    from termblog.layout.folds import Spread
    from termblog.layout.ink import Pictures
    from termblog.theme import Theme


class FoldingGalley(Galley):
    """A document's units, laid out as far as they are open."""

    def __init__(self, document: Document, context: Context, folds: Folds) -> None:
        """Lay nothing out yet.

        Args:
            document: It may still be growing.
            context: The width, and what the reader chose.
            folds: What they opened and closed.
        """
        super().__init__(document, context)
        self._folds = folds
        self._last: tuple[int, Spread] | None = None

    def folds(self, unit: int) -> bool:
        """Tell whether anything folds in a unit: the outermost label shows in any case.

        Args:
            unit: Its index; it is read already.
        """
        return any(line.fold for line in self.lines(unit))

    def spread(self, unit: int) -> Spread:
        """Return all lines of a unit; the last one is kept, for who goes through its lines.

        Args:
            unit: Its index; it is read already.
        """
        if self._last is None or self._last[0] != unit:
            self._last = unit, self._folds.spread(unit, super().lay_out(unit))
        return self._last[1]

    def turn(self, unit: int, numbers: Iterable[int]) -> None:
        """Open what is closed, and close what is open.

        Args:
            unit: Its index; it is read already.
            numbers: The folds.
        """
        for number in numbers:
            self._folds.turn(unit, number)
        self._last = None
        self.forget(unit)

    def lay_out(self, unit: int) -> list[Line]:
        """Return the lines of a unit that show, and forget them.

        Args:
            unit: Its index; it is read already.
        """
        lines = super().lay_out(unit)
        if not any(line.fold for line in lines):
            return lines
        return list(self._folds.spread(unit, lines).visible())

    def starts(self, unit: int) -> list[int]:
        """Return at which character of a unit, all of it, each line that shows begins.

        Args:
            unit: Its index; it is read already.
        """
        if not self.folds(unit):
            return super().starts(unit)
        spread = self.spread(unit)
        starts = starts_of(spread.lines)
        return [starts[row] for row in spread.shown]


class FoldingPage(Page):
    """A page that shows what is open."""

    def __init__(
        self,
        document: Document,
        theme: Theme,
        width: int,
        options: Options | None = None,
        folds: Folds | None = None,
        pictures: Pictures | None = None,
    ) -> None:
        """Lay nothing out yet.

        Args:
            document: It may still be growing.
            theme: What style names mean.
            width: In cells; at least 10.
            options: What the reader chose.
            folds: What they opened and closed.
            pictures: What draws pictures; None where nothing does.
        """
        super().__init__(document, theme, width, options, pictures)
        self._galley: FoldingGalley = FoldingGalley(document, self._context, folds or Folds())

    def turn(self, y: int) -> bool:
        """Open or close what folds at a line; tell whether anything does.

        Args:
            y: Counted from 0; a row of a label.
        """
        fold = self.line(y).fold
        if fold is None or not fold.row:
            return False
        unit, row = self._locate(y)
        spread = self._galley.spread(unit)
        self._turn(unit, spread.paths[spread.shown[row]][-1:])
        return True

    def hidden(self, y: int) -> Sequence[Line]:
        """Return what does not show between a line and the next.

        Args:
            y: Counted from 0.
        """
        if self.line(y).fold is None:
            return ()
        unit, row = self._locate(y)
        return self._galley.spread(unit).after(row)

    def reveal(self, anchor: Anchor) -> None:
        """Open what hides a place.

        Args:
            anchor: The place.
        """
        unit = self._unit_at(anchor)
        if unit >= 0 and self._galley.folds(unit):
            spread = self._galley.spread(unit)
            row = bisect_right(starts_of(spread.lines), anchor.offset) - 1
            self._turn(unit, spread.hiding(max(0, row)))

    def reveal_heading(self, name: str) -> None:
        """Open what hides a heading.

        Args:
            name: Its id, without `#`.
        """
        for unit, row in self._hidden_at(name):
            self._turn(unit, self._galley.spread(unit).hiding(row))

    def y_of_heading(self, name: str) -> int | None:
        """Return the line of a heading, or of the label that hides it.

        Args:
            name: Its id, without `#`.
        """
        for unit, row in self._hidden_at(name):
            return self._top(unit) + bisect_left(self._galley.spread(unit).shown, row) - 1
        return super().y_of_heading(name)

    def _hidden_at(self, name: str) -> Iterator[tuple[int, int]]:
        """Yield the unit and the line of a heading that does not show."""
        heading = self._find(name)
        if heading is not None and self._galley.folds(heading.unit):
            spread = self._galley.spread(heading.unit)
            for row, line in enumerate(spread.lines):
                if line.anchor == name and spread.hiding(row):
                    yield heading.unit, row

    def _turn(self, unit: int, numbers: Iterable[int]) -> None:
        self._galley.turn(unit, numbers)
        self._lines(unit)
