"""The text: scrolling, headings, finding, and what else one does while reading."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from termblog.tui.commands import Where, bindings
from termblog.tui.paint import Wash
from termblog.tui.panes.sideways import SidewaysPaper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.binding import BindingType

    from termblog.document.document import Heading, Line
    from termblog.tui.finder import Finder
    from termblog.tui.sheet import Sheet

CHUNK = 50
"""How many lines finding scans before the loop gets its turn."""


class Reader(SidewaysPaper):
    """A post as it is read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.READER)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reader--hover",
        "reader--match",
        "reader--current",
        "reader--badge",
    }

    class Asked(Message):
        """The reader asked for something that the screen does."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    class Counted(Message):
        """Finding found more, or came to another match."""

    def __init__(self) -> None:
        super().__init__(id="reader")
        self.headings: Sequence[Heading] = ()
        """The post's."""
        self.finder: Finder | None = None
        """What is marked."""

    def action_line(self, lines: int) -> None:
        """Scroll some lines."""
        self.go(self.scroll_offset.y + lines)

    def action_page(self, pages: int) -> None:
        """Scroll some pages; two lines of the last stay in view."""
        self.go(self.target + pages * max(1, self.size.height - 2))

    def action_half(self, halves: int) -> None:
        """Scroll some half pages."""
        self.go(self.target + halves * max(1, self.size.height // 2))

    def action_top(self) -> None:
        """Go to the start."""
        self.glide(0)

    async def action_bottom(self) -> None:
        """Go to the end, wherever the last blocks turn out to lie."""
        await self.read_on()
        self.measure_end()
        self.glide(self.max_scroll_y)

    @property
    def heading(self) -> str:
        """The id of the heading above what is read; at the end, the last one in view."""
        return self._heading_at(self.target)

    def _heading_at(self, top: int) -> str:
        """Return the id of the heading that is read where a line is at the top of the view."""
        if self.sheet is None:
            return ""
        return self.sheet.heading_at(top + min(3, self.size.height // 4))

    def action_heading(self, step: int) -> None:
        """Go some headings on, from where a scroll that still goes on will end."""
        ids = [heading.id for heading in self.headings]
        here = self._heading_at(self.target)
        at = ids.index(here) if here in ids else -1
        if step < 0 and at >= 0 and self._y_of_heading(ids[at]) < self.target:
            step += 1
        if 0 <= at + step < len(ids):
            self.jump(ids[at + step])
        elif at + step < 0:
            self.action_top()

    def jump(self, heading: str) -> bool:
        """Go to a heading; tell whether there is such a one.

        Args:
            heading: Its id.
        """
        if heading not in {known.id for known in self.headings}:
            return False
        assert self.sheet is not None  # noqa: S101  headings come with a sheet
        self.sheet.page.reveal_heading(heading)
        self.reflow(self.sheet.top)
        self.glide(self._y_of_heading(heading))
        return True

    def _y_of_heading(self, heading: str) -> int:
        """Return a heading's line, with a line of air above it."""
        assert self.sheet is not None  # noqa: S101  headings come with a sheet
        y = self.sheet.page.y_of_heading(heading) or 0
        return max(0, self.sheet.top + y - 1)

    def mark(self, finder: Finder | None, *, seek: bool = True) -> None:
        """Mark every match, and go to the first that lies below.

        Args:
            finder: What to find; None marks nothing.
            seek: Whether to go there.
        """
        self.finder = finder
        if finder is not None and self.sheet is not None:
            self._scan(finder, seek=seek)
        self.keep()
        self._forget()
        self.post_message(self.Counted())

    async def _scan_on(self, finder: Finder, *, seek: bool) -> None:
        """Scan on, a chunk a turn of the loop."""
        # A message that waits already is taken without giving the loop a turn.
        await asyncio.sleep(0)
        self._scan(finder, seek=seek)

    def _scan(self, finder: Finder, *, seek: bool) -> None:
        """Scan a chunk, and go to the first match below once it is known."""
        if finder is not self.finder or self.sheet is None:
            return
        before = finder.count
        more = finder.scan(self.sheet, CHUNK)
        if seek and finder.count and (not more or finder.reaches(self.scroll_offset.y)):
            finder.seek(self.scroll_offset.y)
            self._show_match(finder, self.sheet)
            seek = False
        if more:
            self.call_later(self._scan_on, finder, seek=seek)
        if finder.count != before:
            self._forget()
            self.post_message(self.Counted())

    def lay(self) -> None:
        """Lay out anew; what was found lies elsewhere now."""
        super().lay()
        if self.finder is not None and self.sheet is not None:
            self.finder.restart(self.sheet)
            self.mark(self.finder, seek=False)

    def action_match(self, step: int) -> None:
        """Go some matches on."""
        if self.finder is not None and self.finder.count and self.sheet is not None:
            self.finder.step(step)
            self._show_match(self.finder, self.sheet)
            self.post_message(self.Counted())

    def reflow(self, y: int) -> None:
        """Show a sheet of which some lines came or went; what was found below them did, too."""
        super().reflow(y)
        if self.finder is not None and self.sheet is not None:
            self.finder.restart(self.sheet, y)
            self.mark(self.finder, seek=False)

    def _show_match(self, finder: Finder, sheet: Sheet) -> None:
        """Bring the match one is at into view, a third down, unless it is there."""
        while finder.hides(finder.current) and sheet.turn(finder.y_of(finder.current)):
            self._find_again(finder, sheet)
        y = finder.y_of(finder.current)
        top, height = self.scroll_offset.y, self.size.height
        self.keep()
        self._forget()
        if not top + 1 <= y < top + height - 1:
            self.glide(y - height // 3)
        for piece in finder.on_line(y):
            if piece.match == finder.current:
                self.bring(y, piece.start, piece.end)

    def _find_again(self, finder: Finder, sheet: Sheet) -> None:
        """Look again for what one is at, now that what hid it is open."""
        finder.restart(sheet, finder.y_of(finder.current))
        while finder.count <= finder.current and finder.scan(sheet, CHUNK):
            pass
        self.call_later(self._scan_on, finder, seek=False)

    def washes(self, y: int, shown: Line) -> Iterator[Wash]:
        """Lay hyperlinks, matches, the link beneath the pointer and numbers over a line."""
        yield from self._hyperlinks(shown)
        if self.finder is not None:
            for piece in self.finder.on_line(y):
                name = "current" if piece.match == self.finder.current else "match"
                yield Wash(piece.start, piece.end, self._ink(name))
        yield from self._hover(shown)
        yield from self._numbers(y)

    def action_find(self) -> None:
        """Ask what to find."""
        self.post_message(self.Asked("find"))

    def action_links(self) -> None:
        """Ask which link to follow."""
        self.post_message(self.Asked("links"))

    def action_view(self) -> None:
        """Ask for the full-screen view of what is wide."""
        self.post_message(self.Asked("view"))

    def action_folds(self) -> None:
        """Ask for all that folds to be opened, or closed."""
        self.post_message(self.Asked("folds"))

    def action_out(self) -> None:
        """Ask for the sidebar."""
        self.post_message(self.Asked("sidebar"))
