"""Section titles of reStructuredText, whose lines Markdown would take for the start of code.

Paragraphs, lists, emphasis and literal text are written nearly alike in both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.document.syntax import rst_directives, rst_references

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_MARK = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*")
_STYLES = "rst_styles"
"""Where the styles of titles are kept, the highest first: the order in which they come tells it."""


def _title(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a line of text with a line of one mark below it, and perhaps the same above it."""
    over = _mark(state, start)
    line = start + bool(over)
    under = _mark(state, line + 1) if line + 1 < end else ""
    content = _text(state, line)
    if not under or over not in ("", under) or not content or content.startswith(".. "):
        return False
    if _mark(state, line) or state.is_code_block(line):
        return False
    if not silent:
        state.line = line + 2
        _push(state, content, _level(state, over + under), [start, state.line])
    return True


def _mark(state: StateBlock, line: int) -> str:
    found = _MARK.fullmatch(_text(state, line))
    return found[1] if found else ""


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _level(state: StateBlock, style: str) -> int:
    styles: list[str] = state.env.setdefault(_STYLES, [])
    if style not in styles:
        styles.append(style)
    return min(styles.index(style) + 1, 6)


def _push(state: StateBlock, content: str, level: int, lines: list[int]) -> None:
    state.push("heading_open", f"h{level}", 1).map = lines
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = content, lines, []
    state.push("heading_close", f"h{level}", -1)


def install(md: MarkdownIt) -> None:
    """Add the rules of titles, of directives, and of references.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "rst_title", _title, {"alt": []})
    rst_directives.install(md)
    rst_references.install(md)
