"""The text: scrolling, headings, finding, links, and what else one does while reading."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.style import Style
from textual.message import Message
from textual.reactive import reactive

from termblog.tui.commands import Where, bindings
from termblog.tui.paint import Wash, href_at
from termblog.tui.panes.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual import events
    from textual.binding import BindingType

    from termblog.document.document import Heading
    from termblog.tui.finder import Finder

CHUNK = 50
"""How many lines finding scans before the loop gets its turn."""


class Link(NamedTuple):
    """A link in view."""

    y: int
    """The line on which it starts, 0-based."""
    x: int
    """Its first character on that line, 0-based."""
    href: str
    """As written."""


class Reader(Paper):
    """A post as it is read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.READER)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reader--hover",
        "reader--match",
        "reader--current",
        "reader--badge",
    }

    hovered: reactive[str] = reactive("", init=False)
    """The address of the link beneath the pointer."""

    class OfLink(Message):
        """Something happened to a link."""

        def __init__(self, href: str) -> None:
            super().__init__()
            self.href = href

    class Followed(OfLink):
        """A link was opened."""

    class Hovered(OfLink):
        """The pointer came to a link, or left it: then the address is empty."""

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
        self.badges: tuple[Link, ...] = ()
        """The links that wear a number."""
        self.address_of: Callable[[str], str] = lambda _: ""
        """Tells the address outside that a link leads to; empty where it leads to none."""
        self._outward: dict[str, Style] = {}

    def action_line(self, lines: int) -> None:
        """Scroll some lines."""
        self.go(self.scroll_offset.y + lines)

    def action_page(self, pages: int) -> None:
        """Scroll some pages; two lines of the last stay in view."""
        self.glide(self.scroll_target + pages * max(1, self.size.height - 2))

    def action_half(self, halves: int) -> None:
        """Scroll some half pages."""
        self.glide(self.scroll_target + halves * max(1, self.size.height // 2))

    @property
    def scroll_target(self) -> int:
        """The line that is being scrolled to."""
        return round(self.scroll_target_y)

    def action_top(self) -> None:
        """Go to the start."""
        self.glide(0)

    def action_bottom(self) -> None:
        """Go to the end, wherever the last blocks turn out to lie."""
        self.measure_end()
        self.glide(self.max_scroll_y)

    @property
    def heading(self) -> str:
        """The id of the heading above what is read; at the end, the last one in view."""
        return self._heading_at(self.scroll_offset.y)

    def _heading_at(self, top: int) -> str:
        """Return the id of the heading that is read where a line is at the top of the view."""
        if self.sheet is None:
            return ""
        return self.sheet.heading_at(top + min(3, self.size.height // 4))

    def action_heading(self, step: int) -> None:
        """Go some headings on, from where a scroll that still goes on will end."""
        ids = [heading.id for heading in self.headings]
        here = self._heading_at(self.scroll_target)
        at = ids.index(here) if here in ids else -1
        if step < 0 and at >= 0 and self._y_of_heading(ids[at]) < self.scroll_target:
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
        await asyncio.sleep(
            0
        )  # a message that waits already is taken without giving the loop a turn
        self._scan(finder, seek=seek)

    def _scan(self, finder: Finder, *, seek: bool) -> None:
        """Scan a chunk, and go to the first match below once it is known."""
        if finder is not self.finder or self.sheet is None:
            return
        before = finder.count
        more = finder.scan(self.sheet, CHUNK)
        if seek and finder.count and (not more or finder.reaches(self.scroll_offset.y)):
            self._show_match(finder.seek(self.scroll_offset.y))
            seek = False
        if more:
            self.call_later(self._scan_on, finder, seek=seek)
        if finder.count != before:
            self._forget()
            self.post_message(self.Counted())

    def lay(self) -> None:
        """Lay out anew; what was found lies elsewhere now."""
        self._outward.clear()
        super().lay()
        if self.finder is not None:
            self.finder.restart()
            self.mark(self.finder, seek=False)

    def action_match(self, step: int) -> None:
        """Go some matches on."""
        if self.finder is not None and self.finder.count:
            self._show_match(self.finder.step(step))
            self.post_message(self.Counted())

    def _show_match(self, y: int) -> None:
        """Bring a match into view, a third down, unless it is there."""
        top, height = self.scroll_offset.y, self.size.height
        self.keep()
        self._forget()
        if not top + 1 <= y < top + height - 1:
            self.glide(y - height // 3)

    def links(self) -> Iterator[Link]:
        """Yield the links in view, from top to bottom."""
        if self.sheet is None:
            return
        before = ""
        top = self.scroll_offset.y
        for y in range(top, min(top + self.size.height, self.sheet.height)):
            x = 0
            line = self.sheet.line(y)
            before = before if line.soft else ""
            for span in line.spans:
                if span.href and span.href != before:
                    yield Link(y, x, span.href)
                if span.href or span.text.strip():
                    before = span.href
                x += len(span.text)

    def number(self, badges: Sequence[Link]) -> None:
        """Put a number on each of some links.

        Args:
            badges: The links; none takes the numbers away.
        """
        self.badges = tuple(badges)
        self._forget()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark the link beneath the pointer."""
        self.hovered = self._href(event)

    def on_leave(self) -> None:
        """Unmark it."""
        self.hovered = ""

    def watch_hovered(self, href: str) -> None:
        """Tell where the link leads."""
        self._forget()
        self.post_message(self.Hovered(href))

    def on_click(self, event: events.Click) -> None:
        """Open the link beneath the pointer."""
        if href := self._href(event):
            self.post_message(self.Followed(href))

    def _href(self, event: events.MouseEvent) -> str:
        y = event.y + self.scroll_offset.y
        if self.sheet is None or y >= self.sheet.height:
            return ""
        return href_at(self.sheet.line(y), event.x - self.left)

    def washes(self, y: int) -> Iterator[Wash]:
        """Lay hyperlinks, matches, the link beneath the pointer and numbers over a line."""
        yield from self._hyperlinks(y)
        if self.finder is not None:
            for piece in self.finder.on_line(y):
                name = "current" if piece.match == self.finder.current else "match"
                yield Wash(piece.start, piece.end, self._ink(name))
        if self.hovered:
            yield from self._hover(y)
        for number, link in enumerate(self.badges, 1):
            if link.y == y:
                text = f" {number} "
                yield Wash(link.x, link.x + len(text), self._ink("badge"), text)

    def _hyperlinks(self, y: int) -> Iterator[Wash]:
        """Let the terminal know where links lead outside (OSC 8)."""
        for start, end, href in self._hrefs(y):
            style = self._outward.get(href)
            if style is None:
                style = self._outward[href] = Style(link=self.address_of(href) or None)
            if style.link:
                yield Wash(start, end, style)

    def _hover(self, y: int) -> Iterator[Wash]:
        for start, end, href in self._hrefs(y):
            if href == self.hovered:
                yield Wash(start, end, self._ink("hover"))

    def _hrefs(self, y: int) -> Iterator[tuple[int, int, str]]:
        """Yield the links of a line: first character, behind the last, address."""
        x = 0
        for span in self.sheet.line(y).spans if self.sheet is not None else ():
            if span.href:
                yield x, x + len(span.text), span.href
            x += len(span.text)

    def _ink(self, name: str) -> Style:
        return self.get_component_rich_style(f"reader--{name}", partial=True)

    def action_find(self) -> None:
        """Ask what to find."""
        self.post_message(self.Asked("find"))

    def action_links(self) -> None:
        """Ask which link to follow."""
        self.post_message(self.Asked("links"))

    def action_view(self) -> None:
        """Ask for the full-screen view of what is wide."""
        self.post_message(self.Asked("view"))

    def action_out(self) -> None:
        """Ask for the sidebar."""
        self.post_message(self.Asked("sidebar"))
