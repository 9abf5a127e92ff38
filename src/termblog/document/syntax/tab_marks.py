"""Marks that divide a text into tabs: Hexo's `<!-- tab A -->`, VuePress' `@tab A`, `== A`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termblog.document.syntax.lines import lines_outside_code, push_enclosed, text_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock


_LONGEST = 200
"""The longest line that is a mark, in characters."""


class _Mark(NamedTuple):
    """How one engine marks a tab."""

    opens: re.Pattern[str]
    """The line that begins one; its first group is the title."""
    ends: re.Pattern[str]
    """The line that ends it, or begins the next."""
    closes: bool
    """Whether that line belongs to the tab."""


_MARKS = (
    _Mark(
        re.compile(r"<!--\s*(?:sub)*(?:tab|timeline)\b[ \t]*(.*?)(?:@[\w -]+)?\s*-->[ \t]*"),
        re.compile(r"<!--\s*end(?:sub)*(?:tab|timeline)\s*-->[ \t]*"),
        closes=True,
    ),
    _Mark(
        re.compile(r"@tab(?::active)?[ \t]+([^\n]+?)(?:#\S+)?[ \t]*"),
        re.compile(r"@tab\b.*"),
        closes=False,
    ),
    _Mark(
        re.compile(r"==[ \t]+tab[ \t]+([^\n]+)"), re.compile(r"==[ \t]+tab[ \t].*"), closes=False
    ),
)


def _tab(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a mark, and what follows up to the next one or to the end of what holds both."""
    if state.is_code_block(start):
        return False
    text = text_of(state, start)
    if len(text) > _LONGEST:
        return False
    found = ((mark, mark.opens.fullmatch(text)) for mark in _MARKS)
    mark, title = next(((mark, match[1]) for mark, match in found if match), (None, ""))
    if mark is None:
        return False
    if not silent:
        lines = lines_outside_code(state, start + 1, end)
        ends = (line for line in lines if mark.ends.fullmatch(text_of(state, line)))
        last = next(ends, end)
        push_enclosed(state, "tab", {"label": title or "Tab"}, (start, last))
        state.line = last + (mark.closes and last < end)
    return True


def install(md: MarkdownIt) -> None:
    """Add the rule of such marks.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "tab_marks", _tab, {"alt": ["paragraph"]})
