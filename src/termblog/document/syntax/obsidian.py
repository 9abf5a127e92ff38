"""What Obsidian adds to wikilinks and callouts: `%%comments%%` and `^block-ids`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.document.syntax.lines import ENDS, text_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_REACH = 4096
_BLOCK_ID = re.compile(r"\^[A-Za-z0-9-]+[ \t]*(?=\n|\Z)")


def _comment(state: StateInline, silent: bool) -> bool:  # noqa: ARG001 — a rule's signature
    """Skip a comment within a sentence."""
    if not state.src.startswith("%%", state.pos):
        return False
    end = state.src.find("%%", state.pos + 2, min(state.posMax, state.pos + _REACH))
    if end < 0:
        return False
    state.pos = end + 2
    return True


def _comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Skip a comment that begins and ends on lines of its own."""
    if state.is_code_block(start) or text_of(state, start).rstrip() != "%%":
        return False
    failed = state.env.get("syntax.comment", end)
    last = next(
        (
            n
            for n in range(start + 1, min(end, failed))
            if text_of(state, n).rstrip().endswith("%%")
        ),
        0,
    )
    if not last:
        state.env["syntax.comment"] = start
        return False
    if not silent:
        state.line = last + 1
    return True


def _block_id(state: StateInline, silent: bool) -> bool:  # noqa: ARG001 — a rule's signature
    """Skip `^id` at the end of a line: where a link leads to, not what a reader reads."""
    match = _BLOCK_ID.match(state.src, state.pos, state.posMax)
    if match is None or state.src[state.pos - 1 : state.pos] not in (" ", "\n", ""):
        return False
    state.pos = match.end()
    return True


def install(md: MarkdownIt) -> None:
    """Add comments and block ids.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "obsidian_comment", _comment_block, ENDS)
    md.inline.ruler.before("backticks", "obsidian_comment", _comment)
    md.inline.ruler.before("backticks", "block_id", _block_id)
