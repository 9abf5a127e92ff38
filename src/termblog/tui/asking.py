"""What the reader types in the bottom line: what to find, a link's number, a bookmark's note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from termblog.layout.folds import TURN
from termblog.tui.commands import find, keys_of, shown
from termblog.tui.linking import Linking
from termblog.tui.panes.prompt import Prompt
from termblog.tui.panes.reader import Reader
from termblog.tui.sheet import START, Place
from termblog.tui.travel import kept

if TYPE_CHECKING:
    from termblog.tui.panes.linked import Link

WRITTEN = 1.0
"""Seconds after which a bookmark is written, or known to be written nowhere."""
FIND, LINK, NOTE = "find", "link", "note"


class Asking(Linking):
    """The linking screen, with a line to type in."""

    _came_from: Place = START
    _links: tuple[Link, ...] = ()

    @on(Reader.Asked)
    def _asked(self, event: Reader.Asked) -> None:
        """Do what the reader pane asks for."""
        getattr(self, f"action_{event.what}")()

    def ask(self, kind: str, label: str, value: str = "") -> None:
        """Ask for a line in the bottom bar's place.

        Args:
            kind: What it is for.
            label: What stands before it.
            value: What stands in it.
        """
        self.bottom_bar.display = False
        self.prompt.ask(kind, label, value)

    def action_find(self) -> None:
        """Ask what to find in the post."""
        if self.leaf is not None:
            self._came_from = self.reader.place
            self.ask(FIND, " Find ")

    def action_links(self) -> None:
        """Number the links in view, and ask which to follow."""
        self._links = tuple(self.reader.links())
        if not self._links:
            self.tell("There is no link in view.")
            return
        self.reader.number(self._links)
        self.ask(LINK, " Follow link ")

    def action_bookmark(self) -> None:
        """Keep this place; where it is kept already, ask for a note."""
        if self.leaf is None:
            return
        slug, place = self.leaf.post.slug, kept(self.reader.place)
        known = {(mark.slug, mark.place): mark.note for mark in self.state.bookmarks}
        if (slug, place) in known:
            self.ask(NOTE, " Note ", known[slug, place])
        else:
            self.state.bookmark(slug, place)
            key = shown(keys_of(find("bookmark"), self.remap)[0])
            self.tell(f"Bookmarked; {key} again adds a note.")
            self.set_timer(WRITTEN, self.tell_problem)

    @on(Prompt.Typed)
    def _typed(self, event: Prompt.Typed) -> None:
        event.stop()
        if event.kind == FIND:
            from termblog.tui.finder import Finder

            self.reader.mark(Finder(event.value) if event.value else None)
        elif event.kind == LINK:
            self._pick(event.value)

    def _pick(self, typed: str) -> None:
        """Show where a numbered link leads; follow it when no longer number can be meant."""
        number = int(typed) if typed.isdecimal() else 0
        if not 1 <= number <= len(self._links):
            self.prompt.note(f"1 to {len(self._links)} " if typed else "")
            return
        self.prompt.note(self.describe(self._links[number - 1].href) + " ")
        if number * 10 > len(self._links):
            self.prompt.close()
            self._finish(LINK, typed)

    @on(Prompt.Done)
    def _done(self, event: Prompt.Done) -> None:
        event.stop()
        self._finish(event.kind, event.value)

    def _finish(self, kind: str, value: str) -> None:
        self._unask()
        if kind == LINK and value.isdecimal() and 1 <= int(value) <= len(self._links):
            self._take_link(self._links[int(value) - 1])
        elif kind == NOTE and value and self.leaf is not None:
            self.state.bookmark(self.leaf.post.slug, kept(self.reader.place), value)
            self.tell("Bookmarked, with your note.")

    def _take_link(self, link: Link) -> None:
        """Follow a link, or turn what folds there."""
        if link.href == TURN:
            self.reader.turn(link.y)
        else:
            self.follow_link(link.href)

    @on(Prompt.Cancelled)
    def _cancelled(self, event: Prompt.Cancelled) -> None:
        event.stop()
        self._unask()
        if event.kind == FIND:
            self.reader.mark(None)
            self.reader.glide(self._line_of(self._came_from))

    def _line_of(self, place: Place) -> int:
        return self.reader.sheet.y_of(place) if self.reader.sheet is not None else 0

    def _unask(self) -> None:
        self.bottom_bar.display = True
        self.reader.number(())
        self.reader.focus()

    @on(Reader.Counted)
    def _counted(self) -> None:
        """Show which match of how many one is at."""
        finder = self.reader.finder
        if finder is None:
            return
        said = f"{finder.current + 1} of {finder.count}" if finder.count else "no match"
        if self.prompt.kind == FIND:
            self.prompt.note(f"{said} ")
        else:
            self.tell(f"“{finder.needle}” {said}")
