"""Search in every post: ranked passages while one types."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual import work

from termblog.blog.query import find_mistakes
from termblog.document.front import day
from termblog.tui.aside import aside
from termblog.tui.content import line
from termblog.tui.screens.picker import Choice, Choices, Picker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from termblog.blog.post import Post
    from termblog.blog.search import Hit

LIMIT = 50
"""How many posts are shown."""


class Found(NamedTuple):
    """What was picked."""

    post: Post
    """The post."""
    words: tuple[str, ...] = ()
    """What matched in its text, as written there."""


class Hits(Choices[Found]):
    """Two lines a hit: the title, and the passage."""

    SPAN = 2


class SearchScreen(Picker[Found]):
    """Searches while one types.

    Args:
        search: Finds posts, best first.
    """

    TITLE = 'Search: words, "a phrase", -without, tag:… author:… after:2024 is:unread'
    EMPTY = "Nothing was found."
    WAITING = "Passages show here while you type."
    """What is said where nothing is looked for yet."""

    def __init__(self, search: Callable[[str, int], Sequence[Hit]]) -> None:
        super().__init__()
        self._search = search

    def make_list(self) -> Hits:
        """Return the list, with two rows a hit."""
        return Hits(self.EMPTY)

    def offer(self, typed: str) -> None:
        """Search beside the loop; a newer search takes the place of an older one.

        What looks like a qualifier and is none is told at once: it may be half typed.
        """
        self.typed = typed
        self.hint(next(find_mistakes(typed), ""))
        self.list.empty = self.EMPTY if typed.strip() else self.WAITING
        if typed.strip():
            self._find(typed)
        else:
            self.fill(())

    @work(exclusive=True, group="search")
    async def _find(self, typed: str) -> None:
        hits = await aside(partial(self._search, typed, LIMIT))
        if self.is_mounted and typed == self.typed:
            self.fill([row for hit in hits for row in _rows(hit)])


def _rows(hit: Hit) -> tuple[Choice[Found], Choice[Found]]:
    """Return the two rows of a hit."""
    words = dict.fromkeys(hit.snippet[start:end] for start, end in hit.marks)
    found = Found(hit.post, tuple(words))
    marks = hit.marks if line(hit.snippet) == hit.snippet else ()
    return (
        Choice(found, hit.post.title, day(hit.post.date)),
        Choice(found, hit.snippet, marks=marks, indent=2),
    )
