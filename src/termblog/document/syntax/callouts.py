"""Callouts that are quotations: GitHub's `> [!NOTE]`, Obsidian's `> [!tip]- Title`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.document.syntax.kinds import callout_meta
from termblog.document.syntax.lines import follow
from termblog.patterns import late

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_MARK = late(r"\[!([\w-]+)(?:\|[^\]\n]*)?\]([+-]?)[ \t]*([^\n]*)(?:\n|\Z)")


def _callout(state: StateBlock, before: int) -> None:
    """See whether the first line of a quotation makes it a callout."""
    tokens = state.tokens[before:]
    if [token.type for token in tokens[:2]] != ["blockquote_open", "paragraph_open"]:
        return
    match = _MARK.match(tokens[2].content)
    if match is None:
        return
    tokens[0].type, tokens[-1].type = "callout_open", "callout_close"
    folded = {"-": True, "+": False}.get(match[2])
    tokens[0].meta = callout_meta(match[1], match[3], folded=folded)
    tokens[2].content = tokens[2].content[match.end() :]
    if not tokens[2].content.strip():
        del state.tokens[before + 1 : before + 4]


def install(md: MarkdownIt) -> None:
    """Add the rule of callouts.

    Args:
        md: The parser of one post.
    """
    follow(md, "blockquote", _callout)
