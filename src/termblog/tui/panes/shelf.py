"""The tree of posts as a list of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.reactive import reactive

from termblog.blog.post import spell_minutes
from termblog.tui.commands import Where, bindings
from termblog.tui.content import crop, line, spread
from termblog.tui.inks import ink
from termblog.tui.panes.groups import Grouping
from termblog.tui.panes.rows import Rows
from termblog.tui.panes.tree import Row, Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from textual.binding import BindingType

    from termblog.blog.post import Post
    from termblog.tui.panes.groups import Group, Path

Mark = str
"""One cell that says how far a post is read."""
UNREAD, BEGUN, READ = "●", "◐", " "
"""Every mark there is."""


class Shelf(Rows[Row]):
    """The tree of posts as a list."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.SIDEBAR)]

    reading: reactive[str] = reactive("", repaint=False)
    """The slug of the open post."""

    counts = True
    """Whether a group says how many posts there are in it."""

    empty: reactive[str] = reactive("")
    """What is said where there is no row."""

    class Filtering(Message):
        """The reader wants to filter."""

    class Folded(Message):
        """The reader opened or closed a group."""

    def __init__(self, mark: Callable[[Post], Mark]) -> None:
        super().__init__(id="shelf")
        self.groups = Tree((), Grouping.DATE, set())
        """The posts in their groups."""
        self._read: Container[str] = ()
        self._counts: dict[Path, tuple[int, int]] = {}
        self._mark = mark

    def plant(self, tree: Tree, cursor: int = 0) -> None:
        """Show another tree.

        Args:
            tree: The posts, grouped.
            cursor: The row that the cursor goes to, 0-based.
        """
        self.groups = tree
        self._counts.clear()
        self.show(tree.rows, cursor)

    def draw_empty(self, width: int) -> list[Segment]:
        """Say why there is no row."""
        return crop([Segment(f" {self.empty}", ink(self, "dim"))], width)

    def draw(self, row: Row, width: int) -> list[Segment]:
        """Draw a group with its counts, or a post with its mark and reading time."""
        if row.group is not None:
            return self._group(row, width)
        return self._post(row, width)

    def _group(self, row: Row, width: int) -> list[Segment]:
        group = row.group
        assert group is not None  # noqa: S101  `draw` asked
        arrow = Segment(f" {'  ' * row.depth}{'▾' if row.open else '▸'} ", ink(self, "dim"))
        total, unread = self._count(group)
        style = ink(self, "dim" if not unread else "strong" if row.depth == 0 else "plain")
        some = f"{unread}/" if 0 < unread < total else ""
        count = [Segment(f" {some}{total} ", ink(self, "dim"))] if self.counts else []
        return spread([arrow, Segment(line(group.label), style)], count, width)

    def _count(self, group: Group) -> tuple[int, int]:
        """Return how many posts there are in a group, and how many of them are unread."""
        counts = self._counts.get(group.path)
        if counts is None:
            total = group.total
            counts = self._counts[group.path] = total, total - group.count_among(self._read)
        return counts

    def _post(self, row: Row, width: int) -> list[Segment]:
        post = row.post
        assert post is not None  # noqa: S101  `draw` asked
        mark = self._mark(post)
        lead = Segment(f" {'  ' * max(0, row.depth - 1)}{mark} ", ink(self, "accent"))
        here = post.slug == self.reading
        style = ink(self, "accent" if here else "dim" if mark == READ else "plain")
        time = Segment(f" {spell_minutes(post.minutes, brief=True)} ", ink(self, "dim"))
        return spread([lead, Segment(line(post.title), style)], [time], width)

    def tell_read(self, slugs: Container[str], changed: str = "") -> None:
        """Take what is read or begun; a group tells how many are not, and one without is dim.

        Args:
            slugs: Of those posts.
            changed: The slug of the only post that was not before; empty where any may not.
        """
        self._read = slugs
        before, self._counts = self._counts, {}
        if not changed:
            self.refresh()
            return
        top = self.scroll_offset.y
        for index, row in enumerate(self.rows[top : top + self.size.height], top):
            same = row.group and self._count(row.group) == before.get(row.group.path)
            if not same and (row.post is None or row.post.slug == changed):
                self.refresh_line(index)

    def watch_reading(self, before: str, now: str) -> None:
        """Mark the open post."""
        for index, row in enumerate(self.rows):
            if row.post is not None and row.post.slug in (before, now):
                self.refresh_line(index)

    def reveal_post(self, post: Post, path: Path) -> None:
        """Put the cursor on a post, and open the groups above it.

        Args:
            post: A post of the blog.
            path: The group in which it is meant; none for the first that has it.
        """
        rows = len(self.rows)
        index = self.groups.locate(post, path)
        if len(self.rows) != rows:
            self.show(self.groups.rows, index)
        elif index >= 0:
            self.cursor = index

    def action_choose(self) -> None:
        """Open the post, or open or close the group."""
        if self.current is not None and self.current.group is not None:
            self._toggle(self.cursor)
        else:
            super().action_choose()

    def _toggle(self, index: int) -> None:
        self.groups.toggle(index)
        self.show(self.groups.rows, index)
        self.post_message(self.Folded())

    def action_out(self) -> None:
        """Close the group that the cursor is in."""
        if not self.rows:
            return
        if self.rows[self.cursor].open:
            self._toggle(self.cursor)
        else:
            self.cursor = self.groups.parent(self.cursor)

    def action_filter(self) -> None:
        """Ask for the filter."""
        self.post_message(self.Filtering())
