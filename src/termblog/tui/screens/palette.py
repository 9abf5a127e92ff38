"""The palette: every command and every post, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.blog.post import Post
from termblog.document.front import day
from termblog.tui.commands import Command, keys_of, shown
from termblog.tui.fuzzy import match
from termblog.tui.screens.picker import Choice, Picker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LIMIT = 200
"""How many rows are offered; nobody reads more."""


class Palette(Picker[Command | Post]):
    """Offers commands and posts.

    Args:
        commands: What this session may do.
        posts: The blog's, newest first.
        remap: The reader's own keys, by command id.
    """

    TITLE = "A command, or a post's title"
    EMPTY = "No command and no post is called so."

    def __init__(
        self, commands: Sequence[Command], posts: Sequence[Post], remap: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._commands = commands
        self._posts = posts
        self._remap = remap

    def choices(self, typed: str) -> Sequence[Choice[Command | Post]]:
        """Return what matches, best first; everything where nothing is typed."""
        if not typed.strip():
            return [choice for _, choice in self._every()][: LIMIT + len(self._commands)]
        found: list[tuple[float, Choice[Command | Post]]] = []
        for title, choice in self._every():
            if hit := match(typed, title):
                found.append((hit.score, Choice(choice.value, title, choice.note, hit.marks)))
        found.sort(key=lambda pair: -pair[0])
        return [choice for _, choice in found[:LIMIT]]

    def _every(self) -> Iterator[tuple[str, Choice[Command | Post]]]:
        for command in self._commands:
            keys = "  ".join(shown(key) for key in keys_of(command, self._remap))
            yield command.title, Choice(command, command.title, keys)
        for post in self._posts:
            yield post.title, Choice(post, post.title, day(post.date))
