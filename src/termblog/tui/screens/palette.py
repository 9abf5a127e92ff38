"""The palette: every command and every post, by name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.blog.post import Post
from termblog.document.front import day
from termblog.tui.commands import Command, keys_of, shown
from termblog.tui.fuzzy import Match, fold, match
from termblog.tui.screens.picker import Choice, Picker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LIMIT = 200
"""How many rows are offered; nobody reads more."""
FEW = 8
"""With fewer matches, letters that lie apart match, too."""


class Palette(Picker[Command | Post]):
    """Offers commands and posts."""

    TITLE = "A command, or a post's title"
    EMPTY = "No command and no post is called so."

    commands: Sequence[Command] = ()
    """What this session may do."""
    remap: Mapping[str, str] = MappingProxyType({})
    """The reader's own keys, by command id."""

    _posts: Sequence[Post] = ()
    _titles: Sequence[tuple[str, Command | Post]] = ()

    def take(self, posts: Sequence[Post]) -> None:
        """Offer other posts.

        Args:
            posts: The blog's, newest first.
        """
        if posts is not self._posts:
            self._posts, self._titles = posts, ()

    def choices(self, typed: str) -> Sequence[Choice[Command | Post]]:
        """Return what matches, best first; where nothing is typed, the commands and newest posts."""
        if not typed.strip():
            offered: list[Command | Post] = [*self.commands, *self._posts[:LIMIT]]
            return [self._choice(value) for value in offered]
        found = self._found(typed, loose=False)
        if len(found) < FEW:
            found = self._found(typed, loose=True)
        found.sort(key=lambda pair: -pair[0].score)
        return [self._choice(value, hit.marks) for hit, value in found[:LIMIT]]

    def _found(self, typed: str, *, loose: bool) -> list[tuple[Match, Command | Post]]:
        if not self._titles:
            every: list[Command | Post] = [*self.commands, *self._posts]
            self._titles = [(fold(value.title), value) for value in every]
        hits = ((match(typed, title, loose=loose), value) for title, value in self._titles)
        return [(hit, value) for hit, value in hits if hit is not None]

    def _choice(
        self, value: Command | Post, marks: tuple[tuple[int, int], ...] = ()
    ) -> Choice[Command | Post]:
        if isinstance(value, Command):
            keys = "  ".join(shown(key) for key in keys_of(value, self.remap))
            return Choice(value, value.title, keys, marks)
        return Choice(value, value.title, day(value.date), marks)
