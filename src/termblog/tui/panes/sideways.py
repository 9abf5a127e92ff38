"""Paper on which each block of code that is wider than the text scrolls sideways by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from termblog.document.blocks.paragraph import cells_of
from termblog.document.document import BLANK
from termblog.tui.panes.linked import LinkedPaper
from termblog.tui.runs import cells_before, gutter_of, is_label, run_at, skipped

if TYPE_CHECKING:
    from textual import events

    from termblog.document.document import Line
    from termblog.tui.runs import Run
    from termblog.tui.sheet import Sheet

NOTCH = 4
"""Cells that one notch of the wheel scrolls."""


class SidewaysPaper(LinkedPaper):
    """Linked paper, with code that scrolls."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._shifts: dict[tuple[int, int], int] = {}

    def lay(self) -> None:
        """Lay out anew; every line of code starts at its start again."""
        self._shifts.clear()
        super().lay()

    def slide(self, y: int, cells: int) -> bool:
        """Scroll the code at a line sideways; tell whether there is any too wide for the text.

        Args:
            y: 0-based.
            cells: How far to the right; negative goes back.
        """
        run = self._run(y)
        if run is None or self.sheet is None:
            return False
        reach = run.reach(self.sheet.page.width)
        self._shifts[run.place] = max(0, min(self._shift(run) + cells, reach))
        self._forget()
        return reach > 0

    def bring(self, y: int, start: int, end: int) -> None:
        """Scroll the code at a line until a part of it shows.

        Args:
            y: 0-based.
            start: The part's first character, 0-based.
            end: Behind its last.
        """
        run = self._run(y)
        if run is not None and self.sheet is not None:
            line, width, shift = self.sheet.line(y), self.sheet.page.width, self._shift(run)
            left, right = (cells_before(line, at) for at in (start, end))
            if not gutter_of(line) + shift <= left <= right <= width + shift:
                self.slide(y, left - width // 2 - shift)

    def action_sideways(self, cells: int) -> None:
        """Scroll the first code in view that is too wide."""
        top, height = self.window
        next((y for y in range(top, top + height) if self.slide(y, cells)), None)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Scroll the code beneath the pointer."""
        self._wheel(event, NOTCH)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Scroll the code beneath the pointer back."""
        self._wheel(event, -NOTCH)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll the code beneath the pointer, where Shift is held."""
        if event.shift:
            self._wheel(event, NOTCH)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll the code beneath the pointer back, where Shift is held."""
        if event.shift:
            self._wheel(event, -NOTCH)

    def _wheel(self, event: events.MouseEvent, cells: int) -> None:
        self.slide(event.y + self.scroll_offset.y, cells)
        event.stop()

    def _run(self, y: int) -> Run | None:
        """Return the code at a line, where any of it is too wide."""
        run = run_at(self.sheet, y) if self.sheet is not None else None
        wide = run is not None and self.sheet is not None and run.reach(self.sheet.page.width)
        return run if wide else None

    def _shift(self, run: Run) -> int:
        return self._shifts.get(run.place, 0)

    def _cut(self, sheet: Sheet, y: int, line: Line) -> tuple[int, int] | None:
        """Return where on the screen a line's code begins, and how far it is scrolled."""
        if not line.fill or is_label(line):
            return None
        wide = cells_of(line) > sheet.page.width
        run = self._run(y) if wide or self._shifts else None
        return None if run is None else (self.left + gutter_of(line), self._shift(run))

    def _paint(self, sheet: Sheet, y: int, shown: Line) -> list[Segment]:
        painted = super()._paint(sheet, y, shown)
        cut = self._cut(sheet, y, shown)
        if cut is None:
            return painted
        (start, shift), width, strip = cut, sheet.page.width, Strip(painted)
        edge = self.left + width
        code = strip.crop(start + shift, edge + shift)
        if strip.cell_length > edge + shift:
            code = _marked(code, width - (start - self.left) - 1, "›")
        if shift and code.cell_length:
            code = _marked(code, 0, "‹")
        fill = Segment(" " * (edge - start - code.cell_length), sheet.fill(shown))
        return [*strip.crop(0, start), *code, fill]

    def render_line(self, y: int) -> Strip:
        """Paint a line so that Textual finds what is selected beneath the pointer."""
        y += self.scroll_offset.y
        line = self.sheet.line(y) if self.sheet is not None and y < self.sheet.height else BLANK
        cut = self._cut(self.sheet, y, line) if self.sheet is not None else None
        if cut is None or not cut[1]:
            return super().render_line(y - self.scroll_offset.y)
        strip, (start, shift) = self._strip(y), cut
        behind = start + skipped(line, shift)
        code = strip.crop(start).apply_offsets(behind, y)
        return Strip.join([strip.crop(0, start).apply_offsets(0, y), code])


def _marked(strip: Strip, x: int, mark: str) -> Strip:
    """Return a strip with a sign in one cell, in the colours that are there."""
    style = next((segment.style for segment in strip.crop(x, x + 1)), None)
    return Strip.join([strip.crop(0, x), Strip([Segment(mark, style)]), strip.crop(x + 1)])
