"""Abbreviations, `*[HTML]: HyperText Markup Language`, as kramdown and Python-Markdown write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_ABBREVIATION = re.compile(r"\*\[([^\]\n]+)\]:[ \t]*([^\n]+)")


def install(md: MarkdownIt) -> None:
    """Add abbreviations: a page would show their meanings to a mouse, here they stand at its end.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("reference", "abbr", _abbreviation, {"alt": ["paragraph", "reference"]})


def _abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a run of abbreviations, as a definition list."""
    line = start
    while line < end and (match := _match(state, line)):
        if silent:
            return True
        if line == start:
            opening = state.push("dl_open", "dl", 1)
            opening.map, opening.meta = [start, end], {"last": True}
        for kind, content in (("dt", match[1]), ("dd", match[2])):
            state.push(f"{kind}_open", kind, 1)
            state.push("paragraph_open", "p", 1).hidden = True
            token = state.push("inline", "", 0)
            token.content, token.map, token.children = content, [line, line + 1], []
            state.push("paragraph_close", "p", -1).hidden = True
            state.push(f"{kind}_close", kind, -1)
        line += 1
    if line == start:
        return False
    state.push("dl_close", "dl", -1)
    state.line = line
    return True


def _match(state: StateBlock, line: int) -> re.Match[str] | None:
    pos = state.bMarks[line] + state.tShift[line]
    return _ABBREVIATION.fullmatch(state.src, pos, state.eMarks[line])
