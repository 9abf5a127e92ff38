"""Emphasis beside Chinese, Japanese and Korean, whose words no blank parts.

CommonMark 0.31.2 §6.2 tells by blanks and punctuation whether asterisks open or close, and so leaves
those of `**重点：**内容` as they are. Beside such a letter they do what they can: the amendment
that CJK-friendly Markdown makes, and what kramdown does everywhere. Underscores stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from markdown_it.rules_inline.emphasis import tokenize as emphasis
from markdown_it.rules_inline.strikethrough import tokenize as strikethrough

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline


def _friendly(
    rule: Callable[[StateInline, bool], bool],
) -> Callable[[StateInline, bool], bool]:
    """Return a rule of delimiters that knows text without blanks."""

    def tokenize(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.delimiters)
        if not rule(state, silent):
            return False
        before, after = state.src[start - 1 : start], state.src[state.pos : state.pos + 1]
        if state.src[start] != "_" and (_is_cjk(before) or _is_cjk(after)):
            for delimiter in state.delimiters[known:]:
                delimiter.open = bool(after.strip())
                delimiter.close = bool(before.strip())
        return True

    return tokenize


def _is_cjk(char: str) -> bool:
    """Return whether a letter or mark is of a script without blanks; emoji are wide, too."""
    if char.isascii():
        return False
    return east_asian_width(char) in ("W", "F", "H") and category(char) != "So"


def install(md: MarkdownIt) -> None:
    """Add the rules of emphasis.

    Args:
        md: The parser of one post.
    """
    md.inline.ruler.at("emphasis", _friendly(emphasis))
    md.inline.ruler.at("strikethrough", _friendly(strikethrough))
