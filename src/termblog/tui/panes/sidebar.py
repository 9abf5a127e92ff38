"""The posts, grouped; marks tell which are unread and which are begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from termblog.tui.content import spread
from termblog.tui.inks import ink
from termblog.tui.panes.bars import Bar
from termblog.tui.panes.groups import GROUPS, Grouping, Order
from termblog.tui.panes.shelf import Shelf
from termblog.tui.panes.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from termblog.blog.post import Post
    from termblog.tui.panes.groups import Path, Spot
    from termblog.tui.panes.shelf import Mark


class SidebarHead(Bar):
    """What the posts are grouped by, and how many are unread; or how far indexing is."""

    grouping: reactive[Grouping] = reactive(Grouping.DATE)
    """What the posts are grouped by."""
    note: reactive[str] = reactive("")
    """To the right: a count, or progress."""

    class Pressed(Message):
        """The head was clicked."""

    def draw(self, width: int) -> list[Segment]:
        """Draw the grouping to the left and the note to the right."""
        name = Segment(f"{self.grouping.title()} ▾", ink(self, "strong"))
        return spread([name], [Segment(self.note, ink(self, "dim"))], width)

    def on_click(self) -> None:
        """Ask for the next grouping."""
        self.post_message(self.Pressed())


class Sidebar(Vertical):
    """The head, the filter and the tree."""

    def __init__(self, mark: Callable[[Post], Mark]) -> None:
        super().__init__(id="sidebar")
        self._mark = mark
        self._posts: Sequence[Post] = ()
        self._trees: dict[Grouping, Tree] = {}
        self._filter: Input | None = None  # made when it is wanted first
        self.opened: dict[Grouping, set[Path]] = {grouping: set() for grouping in Grouping}
        """The open groups of each grouping."""
        self.grouping = Grouping.DATE
        """What the posts are grouped by."""
        self.order = Order.NEWEST
        """What comes first."""

    def compose(self) -> ComposeResult:
        """Make the parts."""
        yield SidebarHead()
        yield Shelf(self._mark)

    @property
    def shelf(self) -> Shelf:
        """The tree."""
        return self.query_one(Shelf)

    def load(self, posts: Sequence[Post], *, whole: bool = True) -> None:
        """Show other posts, and keep the cursor on the one that it is on.

        Args:
            posts: Newest first.
            whole: Whether these are all that are known of, so that they can be counted.
        """
        self._posts = posts
        self.shelf.counts = whole
        self.rebuild()

    def rebuild(self) -> None:
        """Group the posts anew: they changed, or their order, or the filter."""
        self._trees.clear()
        self._plant()

    def _plant(self) -> None:
        """Show the tree of the grouping, with the cursor where it was."""
        shelf, before = self.shelf, self.shelf.current
        words = self._filter.value.casefold().split() if self._filter else []
        tree = self._trees.get(self.grouping) or self._grow(words)
        self._trees[self.grouping] = tree
        shelf.empty = "No post matches." if words else ""
        post = before.post if before is not None else None
        shelf.plant(tree, max(0, tree.locate(post)) if post is not None and not words else 0)
        self.query_one(SidebarHead).grouping = self.grouping

    def _grow(self, words: Sequence[str]) -> Tree:
        """Group the posts that match some words."""
        posts = self._posts if not words else self._matching(words)
        opened = self._open(posts, filtered=bool(words))
        return Tree(posts, self.grouping, opened, self.order)

    def _matching(self, words: Sequence[str]) -> list[Post]:
        return [post for post in self._posts if _matches(post, words)]

    def _open(self, posts: Sequence[Post], *, filtered: bool) -> set[Path]:
        """Return the open groups: all while a filter is on, else the reader's own choice."""
        if filtered:
            place = GROUPS[self.grouping]
            paths = (path for post in posts for path in place(post))
            return {path[:size] for path in paths for size in range(1, len(path) + 1)}
        return self.opened[self.grouping]

    def reveal(self, post: Post, path: Path = ()) -> None:
        """Put the cursor on a post, and open the groups above it.

        Args:
            post: A post of the blog.
            path: The group in which it is meant; none for the first that has it.
        """
        self.shelf.reveal_post(post, path)

    def regroup(self, grouping: Grouping) -> None:
        """Group by something else.

        Args:
            grouping: What to group by.
        """
        self.grouping = grouping
        self._plant()

    def beside(self, slug: str, step: int) -> Spot | None:
        """Return the spot some places after a post's in the sidebar's order; None past the ends.

        Args:
            slug: Where to start from: at the cursor, where it is on that post.
            step: How many places; negative goes up.
        """
        return self.shelf.groups.beside(self.shelf.cursor, slug, step)

    def note(self, text: str) -> None:
        """Show a count, or how far indexing is.

        Args:
            text: One line.
        """
        self.query_one(SidebarHead).note = text

    @on(Shelf.Filtering)
    def _start_filter(self) -> None:
        self.add_class("-filtering")
        if self._filter is None:
            self._filter = Input(placeholder="Filter", compact=True, id="filter")
            self.mount(self._filter, before=self.shelf)
        self._filter.focus()

    @on(Input.Changed, "#filter")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.rebuild()

    @on(Input.Submitted, "#filter")
    def _end_filter(self, event: Input.Submitted) -> None:
        event.stop()
        self.shelf.focus()
        if not event.value:
            self.remove_class("-filtering")

    def clear_filter(self) -> bool:
        """Show every post again; tell whether there was a filter."""
        filtered = self.has_class("-filtering")
        self.remove_class("-filtering")
        if self._filter is not None:
            self._filter.value = ""
        if filtered:
            self.shelf.focus()
        return filtered


def _matches(post: Post, words: Sequence[str]) -> bool:
    """Return whether a post's title, tags and authors have every word."""
    key = " ".join([post.title, *post.tags, *post.authors]).casefold()
    return all(word in key for word in words)
