"""The sidebar's tree: posts in groups, opened lazily. Knows no widgets.

A group holds its posts and is divided when it is opened, so a blog of ten thousand posts costs
one pass over them and as many rows as are open.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from termblog.document.front import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

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


class Order(StrEnum):
    """What comes first within a group."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"

    @property
    def after(self) -> Order:
        """The one that comes next, around."""
        every = list(Order)
        return every[(every.index(self) + 1) % len(every)]


def _by_date(post: Post) -> Iterable[Path]:
    if post.date is None:
        return _UNDATED
    moment = post.date.moment
    return ((_YEARS[moment.year], MONTHS[moment.month - 1]),)


_YEARS = [str(year) for year in range(10_000)]
_UNDATED, _UNTAGGED, _NOWHERE, _ALONE, _NOBODY = (
    ((name,),) for name in ("Undated", "Untagged", "No category", "No series", "No author")
)
_REST = frozenset(path for ((path,),) in (_UNDATED, _UNTAGGED, _NOWHERE, _ALONE, _NOBODY))

GROUPS: Mapping[Grouping, Callable[[Post], Iterable[Path]]] = {
    Grouping.DATE: _by_date,
    Grouping.TAG: lambda post: zip(post.tags) if post.tags else _UNTAGGED,
    Grouping.CATEGORY: lambda post: post.categories or _NOWHERE,
    Grouping.SERIES: lambda post: ((post.series.name,),) if post.series else _ALONE,
    Grouping.AUTHOR: lambda post: zip(post.authors) if post.authors else _NOBODY,
}
"""How each grouping places a post: the paths of the groups that it is in."""


@dataclass(frozen=True, slots=True)
class Group:
    """What has the start of a path in common. It holds lists of posts, and no post by itself."""

    path: Path
    """Its labels, from the widest to its own."""
    shelves: tuple[tuple[Path, list[Post]], ...]
    """The posts of each path beneath it, its own among them."""

    @property
    def label(self) -> str:
        """What it is called."""
        return self.path[-1]

    @property
    def count(self) -> int:
        """How many posts there are in it."""
        return sum(len(posts) for _, posts in self.shelves)

    def count_among(self, slugs: Container[str]) -> int:
        """Return how many posts there are in it of some.

        Args:
            slugs: Such as those of the posts that are read.
        """
        return sum(post.slug in slugs for _, posts in self.shelves for post in posts)

    @property
    def posts(self) -> Iterator[Post]:
        """The posts, in the order in which they show when everything is open."""
        for child in self.children():
            yield from child.posts
        yield from self.own

    @property
    def own(self) -> Iterator[Post]:
        """The posts that are in no narrower group."""
        for path, posts in self.shelves:
            if len(path) == len(self.path):
                yield from posts

    def children(self) -> list[Group]:
        """Return the groups just beneath it."""
        depth = len(self.path)
        return _divide([shelf for shelf in self.shelves if len(shelf[0]) > depth], self.path)


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
        self.roots = _divide(_shelve(posts, grouping, order), ())
        """The widest groups."""
        if grouping is not Grouping.DATE:
            self.roots.sort(key=lambda group: (group.label in _REST, group.label.casefold()))
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

    def locate(self, post: Post) -> int:
        """Return a post's first row, opening the groups above it; -1 where it is in none.

        Args:
            post: A post of the blog.
        """
        if (index := self._row_of(post)) >= 0:
            return index
        shelves = (shelf for group in self.roots for shelf in group.shelves)
        path = next((path for path, posts in shelves if post in posts), ())
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
        for child in group.children():
            yield from self._rows(child)
        for post in group.own:
            yield Row(depth + 1, post)


def _shelve(
    posts: Sequence[Post], grouping: Grouping, order: Order
) -> list[tuple[Path, list[Post]]]:
    """Return the posts of each path; a series goes from its first part to its last."""
    place = GROUPS[grouping]
    shelves: defaultdict[Path, list[Post]] = defaultdict(list)
    for post in reversed(posts) if order is Order.OLDEST else posts:
        for path in place(post):
            shelves[path].append(post)
    if order is Order.TITLE:
        for shelf in shelves.values():
            shelf.sort(key=lambda post: post.title.casefold())
    if grouping is Grouping.SERIES:
        for path in shelves.keys() - set(_ALONE):
            shelves[path].sort(key=_part)
    return list(shelves.items())


def _divide(shelves: Iterable[tuple[Path, list[Post]]], above: Path) -> list[Group]:
    """Return the groups just beneath a path; labels that differ only in case are one."""
    found: dict[str, tuple[str, list[tuple[Path, list[Post]]]]] = {}
    for path, posts in shelves:
        label = path[len(above)]
        found.setdefault(label.casefold(), (label, []))[1].append((path, posts))
    return [Group((*above, label), tuple(within)) for label, within in found.values()]


def _part(post: Post) -> tuple[float, float]:
    """Return a post's place in its series: as written, else the oldest first."""
    order = post.series.order if post.series else None
    moment = post.date.moment.timestamp() if post.date else 0.0
    return (math.inf if order is None else order, moment)
