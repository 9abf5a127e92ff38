"""A virtualised page: paints what is in view, and keeps the place that is being read.

Heights of what was not seen yet are estimates. What is near is measured before it comes into
view and the rest in idle slices; what is looked at stays where it is on the screen.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from termblog.document.front import wrapped
from termblog.tui.content import line
from termblog.tui.paint import Wash, overlay
from termblog.tui.panes.pictured import Pictured
from termblog.tui.panes.plain import cut, finish
from termblog.tui.sheet import START, Place, Sheet
from termblog.tui.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.geometry import Region
    from textual.selection import Selection
    from textual.timer import Timer

    from termblog.document.document import Document, Line

MEASURE = 76
"""The width of a comfortable line, in cells."""
SLICE = 16
"""How many blocks one idle slice measures: a few milliseconds' worth."""
_SLICE = 0.01
"""Seconds after which it ends in any case."""


class Paper(Pictured, can_focus=True):
    """A sheet, centred, of which only what is in view is laid out."""

    moves: reactive[int] = reactive(0, repaint=False)
    """How often another place came into view. Who watches it is told before the view is painted;
    a message would come after, and what it changes be painted by itself."""

    class Grown(Message):
        """More of the post was read: there are more headings."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.sheet: Sheet | None = None
        """What is shown; None where nothing is open."""
        self.sentence = ""
        """What is said where nothing is open; one safe line."""
        self.wanted = MEASURE
        """How wide the text should be, in cells; the pane may be narrower."""
        self._make: Callable[[int], Sheet] | None = None
        self._place = START
        self._steady = True
        self._turn = Turn()
        self._idle: Timer | None = None
        self._strips: dict[int, Strip] = {}

    def show(self, make: Callable[[int], Sheet], place: Place = START) -> None:
        """Show something else.

        Args:
            make: Returns the sheet at a width in cells.
            place: What comes to the top of the view.
        """
        self._make = make
        self._place = place
        self.lay()

    def say(self, sentence: str) -> None:
        """Show a sentence where nothing is open.

        Args:
            sentence: For the reader.
        """
        self.sentence = line(sentence)
        self._forget()

    def lay(self) -> None:
        """Lay the sheet out anew, at the width that there is now, and keep the place."""
        if self._make is None or not self.size.width:
            return
        self.sheet = self._make(self.measure)
        self.sheet.page.spend = self._turn.spend
        self._forget()  # even where no line breaks elsewhere, the margin is another
        self.sheet.reveal(self._place)
        self.keep()
        self._look()
        self._start_measuring()

    def reflow(self, y: int) -> None:  # noqa: ARG002  for those who know what lies where
        """Show a sheet of which some lines came or went.

        Args:
            y: The line from which on they did, 0-based.
        """
        self._forget()
        self._look()

    @property
    def measure(self) -> int:
        """The width of the text, in cells."""
        air = 6 if self.size.width >= 60 else 2
        return max(10, min(self.wanted, self.size.width - air))

    @property
    def left(self) -> int:
        """The cells to the left of the text."""
        return max(0, (self.size.width - self.measure) // 2)

    @property
    def place(self) -> Place:
        """The place at the top of the view."""
        return self._place

    @property
    def window(self) -> tuple[int, int]:
        """The first line in view, and how many there are."""
        return self.scroll_offset.y, self.size.height

    @property
    def share(self) -> float:
        """How much of the sheet was seen, from 0 to 1."""
        room = self.max_scroll_y
        return min(1.0, self.scroll_offset.y / room) if room else 1.0

    @property
    def gliding(self) -> bool:
        """Whether a jump is on its way."""
        return False

    @property
    def length(self) -> int:
        """How many lines there are; a part of them is estimated until it was seen."""
        return self.sheet.height if self.sheet is not None else 0

    def on_resize(self) -> None:
        """Lay out at the new width; where only the height changed, look again."""
        if self.sheet is None or self.sheet.page.width != self.measure:
            self.lay()
        else:
            self._forget()
            self._look()

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

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Note the place that came into view."""
        super().watch_scroll_y(old_value, new_value)
        if self._steady and self.sheet is not None:
            self._place = self.sheet.place_at(round(new_value))
            self._look()

    def _look(self) -> None:
        """Measure what is in view and a view's height around it, so that nothing will jump."""
        if self.sheet is None:
            return
        if not self.sheet.page.settled:
            self._measure_around(self.sheet, self.size.height)
        self.keep()
        self.moves += 1

    def _measure_around(self, sheet: Sheet, height: int) -> None:
        top = sheet.y_of(self._place)
        for y in range(max(0, top - height), top + 2 * height):
            if y < sheet.height:
                sheet.line(y)

    def measure_end(self) -> None:
        """Measure the last screen of the sheet, so that its end is where it says."""
        before = -1
        while self.sheet is not None and self.sheet.height != before:
            before = self.sheet.height
            for y in range(max(0, before - self.size.height), before):
                self.sheet.line(min(y, self.sheet.height - 1))
        self.keep()

    def keep(self) -> None:
        """Put the place back to the top of the view, after estimates were corrected."""
        if self.sheet is None:
            return
        y = self.sheet.y_of(self._place)
        if y == round(self.scroll_y):
            self._forget_beyond()
        else:
            self._steady = False
            self.scroll_to(y=y, animate=False, force=True)
            self._steady = True
            self._forget()

    def _forget_beyond(self) -> None:
        """Keep only the lines in view: what comes below it may have moved."""
        top, height = self.window
        seen = range(top, top + height)
        self._strips = {y: strip for y, strip in self._strips.items() if y in seen}

    def end(self, tail: Sequence[Line]) -> None:
        """Put other lines below the text.

        Args:
            tail: What comes after the text.
        """
        if self.sheet is None:
            return
        top, height = self.window
        seen = self.sheet.height - len(self.sheet.tail) < top + height
        self.sheet.tail = tuple(tail)
        self._forget_beyond()
        if seen:
            self._forget()

    def _start_measuring(self) -> None:
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_interval(0.02, self._measure_slice)

    def _measure_slice(self) -> None:
        """Correct some estimates while nothing else happens."""
        if not self.gliding and not self.settle(SLICE) and self._idle is not None:
            self._idle.stop()
            self._idle = None

    def settle(self, blocks: int) -> bool:
        """Measure some blocks that were not seen yet; return whether there are more.

        Args:
            blocks: How many.
        """
        if self.sheet is None:
            return False
        page = self.sheet.page
        whole = page.document.complete
        until = time.perf_counter() + _SLICE
        for _ in range(blocks):
            page.measure(1)
            if page.settled or time.perf_counter() > until:
                break
        if page.short:
            page.short = False
            self._look()
            self._forget()
        self.keep()
        if page.document.complete and not whole:
            self._forget()
            self.post_message(self.Grown())
        return not page.settled

    async def read_on(self) -> None:
        """Read the rest of the post, giving the loop its turns."""
        document = self.sheet.page.document if self.sheet is not None else None
        while document is not None and self._shows(document) and self._read_slice(document):  # noqa: ASYNC110  nothing is waited for
            await asyncio.sleep(0)

    def _shows(self, document: Document) -> bool:
        """Tell whether a post is still open, at whatever width by now."""
        return self.sheet is not None and self.sheet.page.document is document

    def _read_slice(self, document: Document) -> bool:
        """Read a part of what is left; return whether there was anything."""
        if document.complete:
            return False
        until = time.perf_counter() + _SLICE
        while document.grow(1):
            if time.perf_counter() > until:
                return True
        self.post_message(self.Grown())
        return True

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
            strip = self._strips[y] = finish(self, self._paint(y))
        return strip

    def _paint(self, y: int) -> Strip:
        if self.sheet is None:
            return self._paint_sentence(y)
        if y >= self.sheet.height:
            return Strip(())
        margin = Segment(" " * self.left)
        shown = self.sheet.line(y)
        self.meet(shown)
        washes = () if shown.picture else [*self.washes(y), *self._selected(y)]
        return Strip([margin, *overlay(self.sheet.segments(y), washes)])

    def in_view(self) -> Iterator[Line]:
        """Yield the lines in view, from top to bottom."""
        top, height = self.window
        if self.sheet is not None:
            yield from map(self.sheet.line, range(top, min(top + height, self.sheet.height)))

    def drawn(self, *, fits: bool) -> None:
        """Show a picture that was drawn, or close the gap that was left for it."""
        if fits:
            self._forget()
        else:
            self.lay()

    def _paint_sentence(self, y: int) -> Strip:
        """Paint what is said where nothing is open, in the middle."""
        width, lines = self.size.width, wrapped(self.sentence, self.measure)
        row = y - max(0, (self.size.height - len(lines)) // 2)
        text = lines[row] if 0 <= row < len(lines) else ""
        return Strip([Segment(" " * ((width - cell_len(text)) // 2)), Segment(text)])

    def washes(self, y: int) -> Iterator[Wash]:  # noqa: ARG002  for those who lay something over
        """Yield what is laid over a line.

        Args:
            y: 0-based.
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
