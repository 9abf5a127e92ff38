"""Emoji by their names, `:tada:`; the table is rich's, which is here anyway."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_CODE = late(r":([a-z0-9_+-]{1,50}):")
_ICON = late(r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]{1,60}:(?:\{[^{}\n]*\})?")
"""An icon of Material for MkDocs, which is a drawing without words, with its attributes."""
# What GitHub calls otherwise than Unicode does.
_NAMES = {"octocat": "cat", "shipit": "chipmunk"}


def _emoji(state: StateInline, silent: bool) -> bool:
    """Match the name of an emoji that stands apart from words and times of day."""
    match = _CODE.match(state.src, state.pos, state.posMax)
    if match is None or state.src[state.pos - 1 : state.pos].isalnum():
        return False
    character = _character(_NAMES.get(match[1], match[1]))
    if not character:
        return False
    if not silent:
        state.pending += character
    state.pos = match.end()
    return True


def _character(name: str) -> str:
    """Return an emoji; empty where there is none of that name, with hyphens or without."""
    from rich.emoji import Emoji, NoEmoji

    for spelled in (name, name.replace("-", "_")):
        with suppress(NoEmoji):
            return str(Emoji(spelled))
    return ""


def _icon(state: StateInline, silent: bool) -> bool:  # noqa: ARG001 — a rule's signature
    """Skip an icon, and what is written of its size and colour."""
    match = _ICON.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    state.pos = match.end()
    return True


def install(md: MarkdownIt) -> None:
    """Add the rules of emoji and of icons.

    Args:
        md: The parser of one post.
    """
    md.inline.ruler.after("escape", "emoji", _emoji)
    md.inline.ruler.after("escape", "icon", _icon)
