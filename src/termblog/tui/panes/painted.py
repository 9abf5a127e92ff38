"""Lines of a sheet as they are painted: those in view, each painted once and kept while it is.

A key that scrolls repaints the whole view, so what a line takes is taken forty times: it is looked
up once, and every step after that works on the same list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Offset

from termblog.document.front import wrapped
from termblog.tui.content import line
from termblog.tui.paint import Wash, overlay
from termblog.tui.panes.pictured import Pictured
from termblog.tui.panes.plain import cut, finish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.geometry import Region
    from textual.selection import Selection
    from textual.strip import Strip

    from termblog.document.document import Line
    from termblog.tui.sheet import Sheet

MEASURE = 76
"""The width of a comfortable line, in cells."""


class Painted(Pictured):
    """A sheet, centred, of which what is in view is painted."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.sheet: Sheet | None = None
        """What is shown; None where nothing is open."""
        self.sentence = ""
        """What is said where nothing is open; one safe line."""
        self.wanted = MEASURE
        """How wide the text should be, in cells; the pane may be narrower."""
        self._strips: dict[int, Strip] = {}

    def say(self, sentence: str) -> None:
        """Show a sentence where nothing is open.

        Args:
            sentence: For the reader.
        """
        self.sentence = line(sentence)
        self._forget()

    @property
    def measure(self) -> int:
        """The width of the text, in cells."""
        return self._measure(self.size.width)

    @property
    def left(self) -> int:
        """The cells to the left of the text."""
        width = self.size.width
        return max(0, (width - self._measure(width)) // 2)

    def _measure(self, width: int) -> int:
        """Return the width of the text in a pane so wide."""
        air = 6 if width >= 60 else 2
        return max(10, min(self.wanted, width - air))

    @property
    def window(self) -> tuple[int, int]:
        """The first line in view, and how many there are."""
        return self.scroll_offset.y, self.size.height

    @property
    def length(self) -> int:
        """How many lines there are; a part of them is estimated until it was seen."""
        return self.sheet.height if self.sheet is not None else 0

    def notify_style_update(self) -> None:
        """Forget what was painted in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002  Textual's
        """Paint the selection."""
        self._forget()

    def _forget(self) -> None:
        """Paint every line anew."""
        self._strips.clear()
        self.refresh()

    def _forget_beyond(self) -> None:
        """Keep only the lines in view: what comes below it may have moved."""
        top, height = self.window
        seen = range(top, top + height)
        self._strips = {y: strip for y, strip in self._strips.items() if y in seen}

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint lines as they are."""
        top = self.scroll_offset.y
        strips = [self._strip(y) for y in range(top + crop.y, top + crop.bottom)]
        return cut(strips, crop, self.size.width)

    def render_line(self, y: int) -> Strip:
        """Paint a line so that Textual finds what is selected beneath the pointer."""
        y += self.scroll_offset.y
        return self._strip(y).apply_offsets(0, y)

    def _strip(self, y: int) -> Strip:
        strip = self._strips.get(y)
        if strip is None:
            if len(self._strips) > 2 * self.size.height:
                self._strips.clear()
            strip = self._strips[y] = finish(self, self._segments(y))
        return strip

    def _segments(self, y: int) -> list[Segment]:
        """Return what is painted at a height, before the pane's own colours."""
        if self.sheet is None:
            return self._paint_sentence(y)
        if y >= self.sheet.height:
            return []
        shown = self.sheet.line(y)
        self.meet(shown)
        return self._paint(self.sheet, y, shown)

    def _paint(self, sheet: Sheet, y: int, shown: Line) -> list[Segment]:
        """Return a line with its margin and with all that is laid over it."""
        washes = () if shown.picture else [*self.washes(y, shown), *self._selected(y)]
        margin = Segment(" " * self.left)
        return [margin, *overlay(sheet.segments(y, shown), washes)]

    def in_view(self) -> Iterator[Line]:
        """Yield the lines in view, from top to bottom."""
        top, height = self.window
        if self.sheet is not None:
            yield from map(self.sheet.line, range(top, min(top + height, self.sheet.height)))

    def _paint_sentence(self, y: int) -> list[Segment]:
        """Return what is said where nothing is open, in the middle."""
        width, lines = self.size.width, wrapped(self.sentence, self.measure)
        row = y - max(0, (self.size.height - len(lines)) // 2)
        text = lines[row] if 0 <= row < len(lines) else ""
        return [Segment(" " * ((width - cell_len(text)) // 2)), Segment(text)]

    def washes(self, y: int, shown: Line) -> Iterator[Wash]:  # noqa: ARG002  for those who lay something over
        """Yield what is laid over a line.

        Args:
            y: 0-based.
            shown: What lies there.
        """
        yield from ()

    def _selected(self, y: int) -> Iterator[Wash]:
        selection = self.text_selection
        span = selection.get_span(y) if selection is not None else None
        if span is not None:
            start, end = span
            style = self.screen.get_component_rich_style("screen--selection")
            stop = 100_000 if end < 0 else end - self.left
            yield Wash(max(0, start - self.left), max(0, stop), style)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the source's text under the selection, without decoration."""
        if self.sheet is None:
            return None
        start = selection.start or Offset(0, 0)
        end = selection.end or Offset(self.size.width, self.sheet.height - 1)
        return self.sheet.text(start - (self.left, 0), end - (self.left, 0)), "\n"
