"""The sidebar's tree: posts in groups, opened lazily. Knows no widgets.

A group holds its posts and is divided when it is opened, so a blog of ten thousand posts costs
one pass over them and as many rows as are open.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from termblog.document.front import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from termblog.blog.post import Post

Path = tuple[str, ...]
"""A group's labels, from the widest to its own."""


class Grouping(StrEnum):
    """What the sidebar groups by."""

    DATE = "date"
    TAG = "tag"
    CATEGORY = "category"
    SERIES = "series"
    AUTHOR = "author"

    @property
    def after(self) -> Grouping:
        """The one that comes next, around."""
        every = list(Grouping)
        return every[(every.index(self) + 1) % len(every)]


def _by_date(post: Post) -> Iterable[Path]:
    if post.date is None:
        return [("Undated",)]
    moment = post.date.moment
    return [(str(moment.year), MONTHS[moment.month - 1])]


def _by_series(post: Post) -> Iterable[Path]:
    return [(post.series.name,)] if post.series else [("No series",)]


GROUPS: Mapping[Grouping, Callable[[Post], Iterable[Path]]] = {
    Grouping.DATE: _by_date,
    Grouping.TAG: lambda post: [(tag,) for tag in post.tags] or [("Untagged",)],
    Grouping.CATEGORY: lambda post: post.categories or [("No category",)],
    Grouping.SERIES: _by_series,
    Grouping.AUTHOR: lambda post: [(name,) for name in post.authors] or [("No author",)],
}
"""How each grouping places a post: the paths of the groups that it is in."""

_REST = frozenset({"Undated", "Untagged", "No category", "No series", "No author"})


@dataclass(slots=True)
class Group:
    """Posts that have the start of a path in common."""

    path: Path
    """Its labels, from the widest to its own."""
    members: list[tuple[Post, Path]]
    """Each post, with the path that brought it here."""

    @property
    def label(self) -> str:
        """What it is called."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Row:
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
        posts: In the order in which they show, newest first.
        grouping: What to group by.
        opened: The paths of the groups that are open; changed in place.
    """

    def __init__(self, posts: Sequence[Post], grouping: Grouping, opened: set[Path]) -> None:
        self._opened = opened
        place = GROUPS[grouping]
        self.roots = _divide([(post, path) for post in posts for path in place(post)], ())
        if grouping is not Grouping.DATE:
            self.roots = _sorted(self.roots)
        if grouping is Grouping.SERIES:
            for group in self.roots:
                group.members.sort(key=_part)
        self.rows: list[Row] = [row for group in self.roots for row in self._rows(group)]

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

    def locate(self, post: Post) -> int:
        """Return a post's first row, opening the groups above it; -1 where it is in none.

        Args:
            post: A post of the blog.
        """
        if (index := self._row_of(post)) >= 0:
            return index
        path = next((p for g in self.roots for q, p in g.members if q.slug == post.slug), ())
        for size in range(1, len(path) + 1):
            self._open(path[:size])
        return self._row_of(post)

    def _open(self, path: Path) -> None:
        for index, row in enumerate(self.rows):
            if row.group is not None and row.group.path == path and not row.open:
                self.toggle(index)
                return

    def _row_of(self, post: Post) -> int:
        rows = enumerate(self.rows)
        return next((i for i, row in rows if row.post and row.post.slug == post.slug), -1)

    def _rows(self, group: Group) -> Iterator[Row]:
        depth, is_open = len(group.path) - 1, group.path in self._opened
        yield Row(depth, None, group, is_open)
        if not is_open:
            return
        inner = [member for member in group.members if len(member[1]) > len(group.path)]
        for child in _divide(inner, group.path):
            yield from self._rows(child)
        for post, path in group.members:
            if len(path) == len(group.path):
                yield Row(depth + 1, post)


def _divide(members: Iterable[tuple[Post, Path]], above: Path) -> list[Group]:
    """Return the groups just beneath a path; labels that differ only in case are one."""
    size, groups = len(above), dict[str, Group]()
    for post, path in members:
        label = path[size]
        group = groups.get(label) or groups.get(label.casefold())
        if group is None:
            group = groups[label.casefold()] = Group((*above, label), [])
        groups[label] = group
        group.members.append((post, path))
    return list({id(group): group for group in groups.values()}.values())


def _sorted(groups: list[Group]) -> list[Group]:
    """Return groups by name, those that hold the rest last."""
    return sorted(groups, key=lambda group: (group.label in _REST, group.label.casefold()))


def _part(member: tuple[Post, Path]) -> tuple[int, float]:
    """Return a post's place in its series: as written, else the oldest first."""
    series, date = member[0].series, member[0].date
    if series is None:
        return (0, 0.0)
    order = series.order if series.order is not None else 1_000_000
    return (order, date.moment.timestamp() if date else 0.0)
