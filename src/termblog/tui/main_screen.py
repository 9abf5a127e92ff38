"""The main screen: opens what lies above it.

What lies above is imported when it is opened: the first screen needs none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from termblog.layout.anchor import Anchor
from termblog.tui.commands import Command, Where, allowed
from termblog.tui.messages import ThemeWanted
from termblog.tui.panes.bars import BottomBar
from termblog.tui.panes.shelf import UNREAD
from termblog.tui.sheet import START, Place
from termblog.tui.taking import Taking

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from termblog.blog.post import Post
    from termblog.blog.search import Hit
    from termblog.state import Bookmark
    from termblog.theme import Theme
    from termblog.tui.screens.picker import Choice
    from termblog.tui.screens.search import Found


class MainScreen(Taking):
    """The screen that is always there."""

    theme_folders: tuple[Path, ...] = ()
    """Where the reader's own themes lie."""

    def restyle(self, theme: Theme) -> None:
        """Lay the text out in another theme.

        Args:
            theme: What styles it.
        """
        self.theme = theme
        self.exhibit(self.leaf)
        self.reader.lay()

    def action_palette(self) -> None:
        """Offer every command and every post."""
        from termblog.tui.screens.palette import Palette

        commands = [c for c in allowed(self.can) if c.id != "palette"]
        palette = self.overlay(Palette, Palette)
        palette.commands, palette.remap = commands, self.remap
        palette.take(self._every)
        self.app.push_screen(palette, self._obey)

    @on(BottomBar.Tapped)
    def _tapped(self, event: BottomBar.Tapped) -> None:
        """Do what a hint in the line below says."""
        commands = (c for c in allowed(self.can) if c.hint == event.word and c.where in self.places)
        self._obey(next(commands, None))

    def _obey(self, chosen: Command | Post | None) -> None:
        if isinstance(chosen, Command):
            owners = {Where.READER: self.reader, Where.SIDEBAR: self.sidebar.shelf}
            owner = owners.get(chosen.where) or (
                self.focused if chosen.where is Where.LIST else self
            )
            self.call_later(self.app.run_action, chosen.action, owner)
        elif chosen is not None:
            self._go(chosen)

    def _go(self, post: Post | None) -> None:
        """Open a post that was picked."""
        if post is not None and self.open(post):
            self.sidebar.reveal(post)
            self.reader.focus()

    def action_history(self) -> None:
        """Offer the posts that were opened."""
        from termblog.tui.screens.lists import History, post_rows

        if self.blog is not None:
            found = [self.blog.get(reading.slug) for reading in self.state.history]
            posts = [post for post in found if post is not None]
            history = self.overlay(History, History)
            history.rows = post_rows(posts)
            self.app.push_screen(history, self._go)

    def action_bookmarks(self) -> None:
        """Offer the places that were kept."""
        from termblog.tui.screens.lists import Bookmarks

        bookmarks = self.overlay(Bookmarks, lambda: Bookmarks(self._forget_bookmark))
        bookmarks.rows = [self._bookmark_row(bookmark) for bookmark in self.state.bookmarks]
        self.app.push_screen(bookmarks, self._return_to)

    def _forget_bookmark(self, bookmark: Bookmark) -> None:
        self.state.forget_bookmark(bookmark.slug, bookmark.place)

    def _bookmark_row(self, bookmark: Bookmark) -> Choice[Bookmark]:
        from termblog.tui.screens.picker import Choice

        post = self.blog.get(bookmark.slug) if self.blog else None
        title = post.title if post else bookmark.slug
        where = f" › {bookmark.place.heading}" if bookmark.place.heading else ""
        return Choice(bookmark, title + where, bookmark.note)

    def _return_to(self, bookmark: Bookmark | None) -> None:
        post = self.blog.get(bookmark.slug) if self.blog and bookmark else None
        if bookmark is not None and post is not None:
            self.open(post, Place(Anchor(*bookmark.place)))
            self.reader.focus()
        elif bookmark is not None:
            self.tell(f"{bookmark.slug} is no longer in this blog.")

    def action_themes(self) -> None:
        """Offer the themes; each shows as the cursor passes it."""
        from termblog.theme import themes
        from termblog.tui.screens.lists import Themes, theme_row

        before, folders = self.theme.name, self.theme_folders
        picker = self.overlay(Themes, Themes)
        picker.rows = [theme_row(name, folders, before) for name in themes(folders)]
        picker.current = before
        self.app.push_screen(picker, lambda name: self._want_theme(name, before))

    def _want_theme(self, chosen: str | None, before: str) -> None:
        self.app.post_message(ThemeWanted(chosen or before, chosen=chosen is not None))

    def action_search(self) -> None:
        """Search every post."""
        from termblog.tui.screens.search import SearchScreen

        if self.blog is not None:
            search = self.overlay(SearchScreen, lambda: SearchScreen(self._search))
            self.app.push_screen(search, self._found)

    def _search(self, query: str, limit: int) -> Sequence[Hit]:
        marks = {
            "unread": {post.slug for post in self._every if self.mark(post) == UNREAD},
            "bookmarked": {bookmark.slug for bookmark in self.state.bookmarks},
        }
        return self.blog.search(query, limit, marks) if self.blog else ()

    def _found(self, found: Found | None) -> None:
        """Open a post at what was found in it, and keep that marked."""
        from termblog.tui.finder import Finder

        if found is None or not self.open(found.post, START):
            return
        self.sidebar.reveal(found.post)
        self.reader.focus()
        if found.words:
            self.reader.mark(Finder(*(word.lower() for word in found.words)))
