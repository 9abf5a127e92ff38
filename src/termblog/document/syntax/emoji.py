"""Emoji by their names, `:tada:`; the table is rich's, which is here anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_CODE = late(r":([a-z0-9_+-]{1,50}):")
# What GitHub calls otherwise than Unicode does.
_NAMES = {"thumbsup": "+1", "thumbsdown": "-1", "octocat": "cat", "shipit": "chipmunk"}


def _emoji(state: StateInline, silent: bool) -> bool:
    """Match the name of an emoji that stands apart from words and times of day."""
    match = _CODE.match(state.src, state.pos, state.posMax)
    if match is None or state.src[state.pos - 1 : state.pos].isalnum():
        return False
    from rich.emoji import Emoji, NoEmoji

    try:
        character = str(
            Emoji(_NAMES.get(match[1], match[1]).replace("-", "_" if match[1] != "-1" else "-"))
        )
    except NoEmoji:
        return False
    if not silent:
        state.pending += character
    state.pos = match.end()
    return True


def install(md: MarkdownIt) -> None:
    """Add the rule of emoji.

    Args:
        md: The parser of one post.
    """
    md.inline.ruler.after("escape", "emoji", _emoji)
