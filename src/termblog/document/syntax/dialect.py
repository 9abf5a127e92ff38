"""A template language: how its tags are spelled, and what each comes to where it stands."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from termblog.document.syntax.meaning import (
    Frame,
    Leaf,
    Markup,
    Meaning,
    Nothing,
    Placeholder,
    escape,
)
from termblog.document.syntax.tags import LIMIT

if TYPE_CHECKING:
    import re

    from termblog.document.syntax.tags import Tag

Env: TypeAlias = MutableMapping[str, Any]
"""What the rules remember while one post is parsed."""

_MISSED = "syntax.missed"
_LOOKS = 16
"""Looks for a long tag that may be in vain, in one post."""
CLOSED = "syntax.closed"
"""Where a post remembers which tags are closed anywhere in it."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """A template language."""

    name: str
    """What its rules are called."""
    starter: re.Pattern[str]
    """Where a tag may begin."""
    scan: Callable[[str, int], Tag | None]
    """The tag that begins at an offset of a text, if one does."""
    read: Callable[[Tag, Env], Meaning]
    """What a tag means."""
    address: Callable[[Tag, Env], str]
    """What a tag comes to in an address or in an attribute of HTML."""
    far: Callable[[str, int], Tag | None] | None = None
    """The tag that begins at an offset, however far it reaches; nothing where none needs to."""
    anonymous: bool = False
    """Whether one closing tag ends whatever is open, as Zola's `end` does."""

    def tag(self, source: str, pos: int, maximum: int) -> Tag | None:
        """Return the tag that stands at an offset, if one does.

        Args:
            source: Any text.
            pos: Where it would begin.
            maximum: Where it must have ended.
        """
        if not self.starter.match(source, pos):
            return None
        tag = self.scan(source, pos)
        return tag if tag and tag.end <= maximum else None

    def far_tag(self, source: str, pos: int, maximum: int, env: Env) -> Tag | None:
        """Return the tag that stands at an offset though it is too long to be looked for everywhere.

        Args:
            source: Any text.
            pos: Where it would begin: at a line's start, since a look costs as much as there is text.
            maximum: Where it must have ended.
            env: Where a post remembers how often nothing was found.
        """
        missed = env.get(_MISSED, 0)
        if not self.far or maximum - pos <= LIMIT or missed >= _LOOKS:
            return None
        tag = self.far(source, pos)
        if tag and tag.end <= maximum:
            return tag
        env[_MISSED] = missed + 1
        return None

    def meaning(self, tag: Tag, env: Env) -> Meaning:
        """Return what a tag means here: one that closes another nothing, a strange one its label.

        Args:
            tag: Of this language.
            env: What is remembered of the post.
        """
        meaning = Nothing() if tag.closes else self.read(tag, env)
        has_body = not tag.single and tag.name and tag.name in env.get(CLOSED, ())
        if has_body and isinstance(meaning, Frame) and meaning.words:
            return Frame()
        if not has_body or not isinstance(meaning, Placeholder):
            return meaning
        label = tag.value("title", "name", "term", "heading", "caption")
        return Leaf(f"**{escape(label)}** ") if label else Nothing()

    def fill(self, text: str, env: Env, *, html: bool) -> str:
        """Return an address or HTML with its tags' values in their places.

        Args:
            text: As written.
            env: What is remembered of the post.
            html: Whether it is HTML, where tags also stand between words.
        """
        pieces: list[str] = []
        pos, within = 0, False
        for match in self.starter.finditer(text):
            if match.start() < pos or not (tag := self.scan(text, match.start())):
                continue
            pieces.append(before := text[pos : match.start()])
            if html and ("<" in before or ">" in before):
                within = before.rfind("<") > before.rfind(">")
            value = self.address if within or not html else self._html
            pieces.append(value(tag, env))
            pos = tag.end
        return "".join((*pieces, text[pos:]))

    def _html(self, tag: Tag, env: Env) -> str:
        """Return what stands for a tag between HTML's tags."""
        meaning = self.meaning(tag, env)
        if isinstance(meaning, Placeholder):
            return f"[{meaning.name}]"
        if isinstance(meaning, Markup):
            return meaning.html
        return self.address(tag, env) if isinstance(meaning, Leaf) else ""
