"""A virtualised page: lays out what comes into view, and keeps the place that is being read.

Heights of what was not seen yet are estimates. What is near is measured before it comes into
view and the rest in idle slices; what is looked at stays where it is on the screen.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from textual.message import Message
from textual.reactive import reactive

from termblog.tui.heap import Heap
from termblog.tui.panes.painted import Painted
from termblog.tui.sheet import START, Place, Sheet
from termblog.tui.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.timer import Timer

    from termblog.document.document import Document, Line

SLICE = 16
"""How many blocks one idle slice measures: a few milliseconds' worth."""
_SLICE = 0.01
"""Seconds after which it ends in any case."""


class Paper(Painted, can_focus=True):
    """A sheet, centred, of which only what is in view is laid out."""

    moves: reactive[int] = reactive(0, repaint=False)
    """How often another place came into view. Who watches it is told before the view is painted;
    a message would come after, and what it changes be painted by itself."""

    class Grown(Message):
        """More of the post was read: there are more headings."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._make: Callable[[int], Sheet] | None = None
        self._place = START
        self._steady = True
        self._turn = Turn()
        self._heap = Heap()
        self._idle: Timer | None = None

    def show(self, make: Callable[[int], Sheet], place: Place = START) -> None:
        """Show something else.

        Args:
            make: Returns the sheet at a width in cells.
            place: What comes to the top of the view.
        """
        self._make = make
        self._place = place
        self.lay()

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
    def place(self) -> Place:
        """The place at the top of the view: now, or when a jump is over."""
        return self._place

    @property
    def target(self) -> int:
        """The line at the top of the view: now, or when a jump is over."""
        return self.scroll_offset.y

    @property
    def share(self) -> float:
        """How much of the sheet was seen, from 0 to 1."""
        room = self.max_scroll_y
        return min(1.0, self.target / room) if room else 1.0

    @property
    def gliding(self) -> bool:
        """Whether a jump is on its way."""
        return False

    def on_resize(self) -> None:
        """Lay out at the new width; where only the height changed, look again."""
        if self.sheet is None or self.sheet.page.width != self.measure:
            self.lay()
        else:
            self._forget()
            self._look()

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
            self.moves += 1  # not the place, but how far it is: that was an estimate

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
        self._heap.settle(page.document)
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
                self._heap.settle(document)
                return True
        self.post_message(self.Grown())
        return True

    def drawn(self, *, fits: bool) -> None:
        """Show a picture that was drawn, or close the gap that was left for it."""
        if fits:
            self._forget()
        else:
            self.lay()
