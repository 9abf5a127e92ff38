"""Lists to pick from: bookmarks, history, themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding

from termblog.blog.post import Post
from termblog.document.front import day
from termblog.errors import TermblogError
from termblog.state import Bookmark
from termblog.theme import load_theme
from termblog.tui.fuzzy import fold, match
from termblog.tui.messages import ThemeWanted
from termblog.tui.panes.rows import Rows
from termblog.tui.screens.picker import Choice, Picker, ValueT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from textual.binding import BindingType


class ListPicker(Picker[ValueT]):
    """Offers what is given, narrowed by what is typed."""

    rows: Sequence[Choice[ValueT]] = ()
    """Everything, in order."""

    def choices(self, typed: str) -> Sequence[Choice[ValueT]]:
        """Return what matches, in its own order."""
        if not typed.strip():
            return self.rows
        hits = ((row, match(typed, fold(row.title))) for row in self.rows)
        return [Choice(row.value, row.title, row.note, hit.marks) for row, hit in hits if hit]


class Bookmarks(ListPicker[Bookmark]):
    """The places that were kept.

    Args:
        forget: Drops one.
    """

    TITLE = "Bookmarks (Ctrl+D forgets one)"
    EMPTY = "No bookmarks yet: m keeps the place that you are at."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+d,delete", "forget", priority=True)]

    def __init__(self, forget: Callable[[Bookmark], None]) -> None:
        super().__init__()
        self._forget = forget

    def action_forget(self) -> None:
        """Drop the bookmark that the cursor is on."""
        row = self.list.current
        if row is not None:
            self._forget(row.value)
            self.rows = [kept for kept in self.rows if kept.value != row.value]
            self.fill(self.rows, self.list.cursor)


class History(ListPicker[Post]):
    """The posts that were opened."""

    TITLE = "History"
    EMPTY = "Nothing was read yet."


class Themes(ListPicker[str]):
    """The themes; each shows as the cursor passes it."""

    TITLE = "Theme"

    current = ""
    """The theme in force."""

    def offer(self, typed: str) -> None:
        """Show what matches, from the theme in force on."""
        rows = self.choices(typed)
        names = [row.value for row in rows]
        self.fill(rows, names.index(self.current) if self.current in names else 0)

    @on(Rows.Passed)
    def _pass(self, event: Rows.Passed) -> None:
        event.stop()
        self.app.post_message(ThemeWanted(event.row.value, chosen=False))


def theme_row(name: str, folders: Iterable[Path], current: str) -> Choice[str]:
    """Return a theme's row: its title, and whether it is dark or light, and in use.

    Args:
        name: The theme's.
        folders: Where the reader's own themes lie.
        current: The theme in use.
    """
    try:
        theme = load_theme(name, folders)
    except TermblogError:  # passing it tells why
        return Choice(name, name, "cannot be read")
    kind = "as the terminal" if theme.variant == "ansi" else theme.variant
    return Choice(name, theme.title, f"in use · {kind}" if name == current else kind)


def post_rows(posts: Sequence[Post]) -> list[Choice[Post]]:
    """Return a row for each of some posts.

    Args:
        posts: In order.
    """
    return [Choice(post, post.title, day(post.date)) for post in posts]
