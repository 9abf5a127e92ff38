"""Paper with links: which are in view, which one is beneath the pointer, and their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.style import Style
from textual.message import Message
from textual.reactive import reactive

from termblog.document.formula import tex_at
from termblog.layout.folds import TURN
from termblog.tui.paint import Wash, href_at
from termblog.tui.panes.gliding import Gliding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual import events

    from termblog.document.document import Line


class Link(NamedTuple):
    """A link in view."""

    y: int
    """The line on which it starts, 0-based."""
    x: int
    """Its first character on that line, 0-based."""
    href: str
    """As written."""


class LinkedPaper(Gliding):
    """Paper whose links can be opened."""

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

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.badges: tuple[Link, ...] = ()
        """The links that wear a number."""
        self.address_of: Callable[[str], str] = lambda _: ""
        """Tells the address outside that a link leads to; empty where it leads to none."""
        self._outward: dict[str, Style] = {}

    def lay(self) -> None:
        """Lay out anew; links may lead elsewhere now."""
        self._outward.clear()
        super().lay()

    def links(self) -> Iterator[Link]:
        """Yield the links in view, from top to bottom; formulas have a command of their own."""
        if self.sheet is None:
            return
        before = ""
        top = self.scroll_offset.y
        for y in range(top, min(top + self.size.height, self.sheet.height)):
            x = 0
            line = self.sheet.line(y)
            before = before if line.soft else ""
            for span in line.spans:
                if span.href and span.href != before and not tex_at(span.href):
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
        """Open the link beneath the pointer, or turn what folds there."""
        href = self._href(event)
        if href and href != TURN:
            self.post_message(self.Followed(href))
        elif self.text_selection is None:
            self.turn(event.y + self.scroll_offset.y)

    def turn(self, y: int) -> None:
        """Open or close what folds at a line, if anything does.

        Args:
            y: 0-based.
        """
        if self.sheet is not None and self.sheet.turn(y):
            self.reflow(y)

    def _href(self, event: events.MouseEvent) -> str:
        y = event.y + self.scroll_offset.y
        if self.sheet is None or y >= self.sheet.height:
            return ""
        return href_at(self.sheet.line(y), event.x - self.left)

    def _hyperlinks(self, shown: Line) -> Iterator[Wash]:
        """Let the terminal know where links lead outside (OSC 8)."""
        for start, end, href in _hrefs(shown):
            style = self._outward.get(href)
            if style is None:
                style = self._outward[href] = Style(link=self.address_of(href) or None)
            if style.link:
                yield Wash(start, end, style)

    def _hover(self, shown: Line) -> Iterator[Wash]:
        """Mark the link beneath the pointer."""
        for start, end, href in _hrefs(shown) if self.hovered else ():
            if href == self.hovered:
                yield Wash(start, end, self._ink("hover"))

    def _numbers(self, y: int) -> Iterator[Wash]:
        """Put the links' numbers where they start."""
        for number, link in enumerate(self.badges, 1):
            if link.y == y:
                text = f" {number} "
                yield Wash(link.x, link.x + len(text), self._ink("badge"), text)

    def _ink(self, name: str) -> Style:
        return self.get_component_rich_style(f"reader--{name}", partial=True)


def _hrefs(line: Line) -> Iterator[tuple[int, int, str]]:
    """Yield the links of a line: first character, behind the last, address."""
    x = 0
    for span in line.spans:
        if span.href:
            yield x, x + len(span.text), span.href
        x += len(span.text)
