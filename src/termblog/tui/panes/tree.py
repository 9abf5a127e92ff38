"""The sidebar's tree: the rows of groups that open lazily. Knows no widgets.

A blog of ten thousand posts has as many rows as are open.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from termblog.tui.panes.groups import (
    GROUPS,
    REST,
    Group,
    Grouping,
    Order,
    Path,
    Spot,
    divide,
    shelve,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termblog.blog.post import Post


class Row(NamedTuple):
    """One line of the sidebar."""

    depth: int
    """How deep it lies, from 0."""
    post: Post | None
    """The post; None for a group."""
    group: Group | None = None
    """The group; None for a post."""
    open: bool = False
    """Whether the group shows what is in it."""


class Tree:
    """The rows of a blog's posts under a grouping.

    Args:
        posts: Newest first.
        grouping: What to group by.
        opened: The paths of the groups that are open; changed in place.
        order: What comes first; a series always goes from its first part to its last.
    """

    def __init__(
        self,
        posts: Sequence[Post],
        grouping: Grouping,
        opened: set[Path],
        order: Order = Order.NEWEST,
    ) -> None:
        self._opened = opened
        self._grouping = grouping
        self.roots = divide(shelve(posts, grouping, order), ())
        """The widest groups."""
        if grouping is not Grouping.DATE:
            self.roots.sort(key=lambda group: (group.label in REST, group.label.casefold()))
        self.rows: list[Row] = [row for group in self.roots for row in self._rows(group)]
        """What shows, one line each."""

    def toggle(self, index: int) -> None:
        """Open or close the group at a row.

        Args:
            index: 0-based; a post's row is left alone.
        """
        group = self.rows[index].group
        if group is None:
            return
        self._opened ^= {group.path}
        end = index + 1
        while end < len(self.rows) and self.rows[end].depth > self.rows[index].depth:
            end += 1
        self.rows[index:end] = self._rows(group)

    def parent(self, index: int) -> int:
        """Return the row of the group that a row lies in; the row itself at the top.

        Args:
            index: 0-based.
        """
        depth = self.rows[index].depth
        return next((i for i in range(index, -1, -1) if self.rows[i].depth < depth), index)

    def locate(self, post: Post, path: Path = ()) -> int:
        """Return a post's row, opening the groups above it; -1 where it is in none.

        Args:
            post: A post of the blog.
            path: The group in which it is looked for; none for the first that has it.
        """
        if (index := self._row_of(post, path)) >= 0:
            return index
        path = path or self._path_of(post)
        for size in range(1, len(path) + 1):
            self._open(path[:size])
        return self._row_of(post, path)

    def beside(self, index: int, slug: str, step: int) -> Spot | None:
        """Return the spot some places after a post's; None past the ends.

        Args:
            index: The row from which one goes, where it is that post's; else its first spot counts.
            slug: The post.
            step: How many places; negative goes up.
        """
        row = self.rows[index] if self.rows else None
        beneath = self._path_at(index) if row and row.post and row.post.slug == slug else ()
        runs = self._runs
        here = ((run, at) for run, at in self._places(slug) if beneath in ((), runs[run][0]))
        run, at = next(here, (0, -step))
        at += step
        while runs and at >= len(runs[run][1]) and run + 1 < len(runs):
            run, at = run + 1, at - len(runs[run][1])
        while at < 0 < run:
            run, at = run - 1, at + len(runs[run - 1][1])
        path, posts = runs[run] if runs else ((), [])
        return Spot(path, posts[at]) if 0 <= at < len(posts) else None

    @cached_property
    def _runs(self) -> list[tuple[Path, list[Post]]]:
        return [run for group in self.roots for run in group.runs()]

    def _places(self, slug: str) -> Iterator[tuple[int, int]]:
        """Yield where a post stands: the run, and the place in it."""
        for run, (_, posts) in enumerate(self._runs):
            yield from ((run, at) for at, post in enumerate(posts) if post.slug == slug)

    def _path_at(self, index: int) -> Path:
        """Return the path of the group that a row lies in."""
        group = self.rows[self.parent(index)].group
        return group.path if group is not None else ()

    def _path_of(self, post: Post) -> Path:
        """Return the path of the first group that a post is in."""
        for written in GROUPS[self._grouping](post):
            path: Path = ()
            groups = self.roots
            for label in written:
                names = {group.label.casefold(): group for group in groups}
                if (group := names.get(label.casefold())) is None:
                    break
                path, groups = group.path, group.children()
            if len(path) == len(written):
                return path
        return ()

    def _open(self, path: Path) -> None:
        for index, row in enumerate(self.rows):
            if row.group is not None and row.group.path == path and not row.open:
                self.toggle(index)
                return

    def _row_of(self, post: Post, path: Path = ()) -> int:
        found = (i for i, row in enumerate(self.rows) if row.post and row.post.slug == post.slug)
        return next((i for i in found if not path or self._path_at(i) == path), -1)

    def _rows(self, group: Group) -> Iterator[Row]:
        depth, is_open = len(group.path) - 1, group.path in self._opened
        yield Row(depth, None, group, is_open)
        if not is_open:
            return
        for child in group.children():
            yield from self._rows(child)
        for post in group.own:
            yield Row(depth + 1, post)
