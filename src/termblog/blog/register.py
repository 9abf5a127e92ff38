"""Finds posts by what they are called, without a second copy of any name.

A dictionary of all that a hundred thousand posts are called takes as much memory as half of what
is known of them. Here a name's hash leads to the few posts that may have it, and those are asked.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from termblog.blog.groups import Posts
    from termblog.blog.post import Post

_PLACES = 1 << 24
"""More posts than a blog has."""
_HASHES = (1 << 36) - 1
"""So many that few names share one, and so few that a mark takes eight bytes."""


class Register:
    """Who has a name, among some posts; made when somebody asks first.

    Args:
        posts: Of those that have the same name, the first counts.
        names: What a post is called, spelled as whoever asks spells it.
    """

    def __init__(self, posts: Posts, names: Callable[[Post], Iterable[str]]) -> None:
        self._posts = posts
        self._names = names

    def get(self, name: str) -> Post | None:
        """Return the first post that has a name.

        Args:
            name: What it is called, in full.
        """
        marks, mark = self._marks, _mark(name)
        for at in range(bisect_left(marks, mark), len(marks)):
            place = marks[at] - mark
            if place >= _PLACES:
                break
            if name in self._names(self._posts[place]):
                return self._posts[place]
        return None

    @cached_property
    def _marks(self) -> array[int]:
        """Each name's hash with its post's place, in order: eight bytes a name."""
        named = enumerate(self._posts)
        return array("Q", sorted(_mark(name) + at for at, it in named for name in self._names(it)))


def _mark(name: str) -> int:
    """Return where a name's posts begin among the marks."""
    return (hash(name) & _HASHES) * _PLACES
