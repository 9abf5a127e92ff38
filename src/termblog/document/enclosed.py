"""Blocks of HTML that end at a mark: comments, scripts, styles, declarations.

markdown-it looks for the mark line by line, which for a comment of a hundred thousand lines holds up
the reader. At the top of a document those lines lie one behind the other, and are searched as one.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from markdown_it.rules_block.html_block import HTML_SEQUENCES, html_block

if TYPE_CHECKING:
    import re

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock


def enclosed_html(md: MarkdownIt) -> None:
    """Add the rule in the place of markdown-it's own, which it asks for all other HTML.

    Args:
        md: A parser.
    """
    md.block.ruler.at("html_block", _html, {"alt": ["paragraph", "reference", "blockquote"]})


def _html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    mark = None if silent or state.level or state.is_code_block(start) else _mark(state, start)
    if mark is None:
        return html_block(state, start, end, silent)
    found = mark.search(state.src, state.bMarks[start], state.eMarks[end - 1])
    stop = found.end() if found else state.eMarks[end - 1]
    state.line = bisect_left(state.eMarks, stop, start, end - 1) + 1
    token = state.push("html_block", "", 0)
    token.map = [start, state.line]
    token.content = state.getLines(start, state.line, 0, True)
    return True


def _mark(state: StateBlock, start: int) -> re.Pattern[str] | None:
    """Return what ends a block (CommonMark 0.31.2 §4.6, kinds 1 to 5); None where none does."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    marks = (mark for opening, mark, _ in HTML_SEQUENCES if opening.search(line))
    mark = next(marks, None) if line.startswith("<") else None
    return None if mark is None or mark.search("") else mark
