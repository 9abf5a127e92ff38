"""Posts in groups: by date, tag, category, series or author. Knows no widgets.

A group holds lists of posts and is divided when it is opened, so that ten thousand posts cost
one pass over them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Self

from termblog.document.front import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from termblog.blog.post import Post

Path = tuple[str, ...]
"""A group's labels, from the widest to its own."""


class Cycle(StrEnum):
    """Choices that a key goes through, one after another."""

    @property
    def after(self) -> Self:
        """The one that comes next, around."""
        every = list(type(self))
        return every[(every.index(self) + 1) % len(every)]


class Grouping(Cycle):
    """What the sidebar groups by."""

    DATE = "date"
    TAG = "tag"
    CATEGORY = "category"
    SERIES = "series"
    AUTHOR = "author"


class Order(Cycle):
    """What comes first within a group."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"


def _by_date(post: Post) -> Iterable[Path]:
    if post.date is None:
        return _UNDATED
    moment = post.date.moment
    return ((_spell_year(moment.year), MONTHS[moment.month - 1]),)


_spell_year = lru_cache(maxsize=None)(str)  # as many as there are years; ten thousand posts ask
_UNDATED, _UNTAGGED, _NOWHERE, _ALONE, _NOBODY = (
    ((name,),) for name in ("Undated", "Untagged", "No category", "No series", "No author")
)
REST = frozenset(path for ((path,),) in (_UNDATED, _UNTAGGED, _NOWHERE, _ALONE, _NOBODY))
"""The names of the groups of what belongs nowhere."""

GROUPS: Mapping[Grouping, Callable[[Post], Iterable[Path]]] = {
    Grouping.DATE: _by_date,
    Grouping.TAG: lambda post: zip(post.tags) if post.tags else _UNTAGGED,
    Grouping.CATEGORY: lambda post: post.categories or _NOWHERE,
    Grouping.SERIES: lambda post: ((post.series.name,),) if post.series else _ALONE,
    Grouping.AUTHOR: lambda post: zip(post.authors) if post.authors else _NOBODY,
}
"""How each grouping places a post: the paths of the groups that it is in."""


class Spot(NamedTuple):
    """Where a post stands: one with three tags stands in three groups."""

    path: Path
    """The group's."""
    post: Post
    """Which."""


class Group(NamedTuple):
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
    def total(self) -> int:
        """How many posts there are in it."""
        return sum(len(posts) for _, posts in self.shelves)

    def count_among(self, slugs: Container[str]) -> int:
        """Return how many posts there are in it of some.

        Args:
            slugs: Such as those of the posts that are read.
        """
        return sum(post.slug in slugs for _, posts in self.shelves for post in posts)

    def runs(self) -> Iterator[tuple[Path, list[Post]]]:
        """Yield its posts, each with the group that it stands in, as when everything is open."""
        for child in self.children():
            yield from child.runs()
        yield from (
            (self.path, posts) for path, posts in self.shelves if len(path) == len(self.path)
        )

    @property
    def own(self) -> Iterator[Post]:
        """The posts that are in no narrower group."""
        for path, posts in self.shelves:
            if len(path) == len(self.path):
                yield from posts

    def children(self) -> list[Group]:
        """Return the groups just beneath it."""
        depth = len(self.path)
        return divide([shelf for shelf in self.shelves if len(shelf[0]) > depth], self.path)


def shelve(
    posts: Sequence[Post], grouping: Grouping, order: Order
) -> list[tuple[Path, list[Post]]]:
    """Return the posts of each path; a series goes from its first part to its last.

    Args:
        posts: Newest first.
        grouping: What to group by.
        order: What comes first.
    """
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


def divide(shelves: Iterable[tuple[Path, list[Post]]], above: Path) -> list[Group]:
    """Return the groups just beneath a path; labels that differ only in case are one.

    Args:
        shelves: The posts of each path beneath it.
        above: The path.
    """
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
