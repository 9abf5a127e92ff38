"""How much of a text is read as Markdown: what no author writes is shown as text, piece by piece.

Whatever is laid out at once must be small, or the reader stands still. So a paragraph, a table or
a whole document beyond these bounds becomes pieces (`pieces.py`), each a block of its own that is
read, laid out and searched alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

LONGEST_INLINE = 10_000
"""Characters of a paragraph in which markup is looked for: some 40 ms, and two screens of text."""
_MOST_BRACKETS = 1_000
"""Opening brackets in one: each is followed up to its end."""
WINDOW = 200
"""Lines of a list or a paragraph that are read at once; what goes on is read as a further part."""
BREADTH = 10_000
"""Characters of a list that are, so that one of long items is not too heavy."""
MOST_TOKENS = 40_000
"""Tokens of a document, more than a post of 1 MB has; what follows is text."""
MOST_CELLS = 2000
"""Cells above which a table is text."""
_LARGEST_TABLE = 100_000
"""Characters above which it is."""
MOST_LINES = 50_000
"""Lines of a document that are read as Markdown, two long novels; what follows is text."""
MOST_CODE = 20 * 1024
"""Characters of a block of code that is one piece: as many as are still highlighted."""
_MOST_CODE_LINES = 1_000
"""Lines of it."""
_HEAVIEST = 80_000
"""Characters of what stands within quotes, items and the like, times how deep each stands."""
_MOST_TAGS = 2_000
"""Tags of a block of HTML that is read, but for those of a drawing."""
_MOST_HTML = 40_000
"""Characters of text in it."""
_SMALL = 8_000
"""Characters of HTML that need no counting."""
_TAG = late(r"<[^<>]*>")
_SILENT = late(r"<(svg|script|style)\b", re.IGNORECASE)
_ITEM = late(r"(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)", re.MULTILINE)
_DELIMITERS = late(r"[-|: \t]*-[-|: \t]*")


def is_item(state: StateBlock, line: int) -> bool:
    """Return whether a list may begin at a line.

    Args:
        state: Of the block phase.
        line: 0-based.
    """
    return bool(_ITEM.match(state.src, state.bMarks[line] + state.tShift[line]))


def huge_table(state: StateBlock, line: int) -> int:
    """Return the line behind a table that begins at a line and is too large to be read, else 0.

    Args:
        state: Of the block phase.
        line: 0-based.
    """
    if line + 1 >= state.lineMax or state.sCount[line] > 3:
        return 0
    columns = state.src.find("|", state.bMarks[line], state.eMarks[line])
    delimiters = state.src[state.bMarks[line + 1] : state.eMarks[line + 1]]
    if columns < 0 or not _DELIMITERS.fullmatch(delimiters):
        return 0
    end = line
    while end < state.lineMax and not state.isEmpty(end):
        end += 1
    cells = (delimiters.strip("| \t").count("|") + 1) * (end - line - 1)
    large = state.bMarks[end] - state.bMarks[line] > _LARGEST_TABLE
    return end if cells > MOST_CELLS or large else 0


def drop_last_item(tokens: list[Token]) -> tuple[int, int]:
    """Take from a list its last item, which may go on.

    Args:
        tokens: Of the list.

    Returns:
        The line on which that item begins and how many items are left; of a single one, which
        stays, 0 and 0.
    """
    level = tokens[0].level + 1
    items = [
        at for at, it in enumerate(tokens) if it.level == level and it.type == "list_item_open"
    ]
    first = tokens[items[-1]].map if len(items) > 1 else None
    if not first:
        return 0, 0
    del tokens[items[-1] : -1]
    return first[0], len(items) - 1


def split_text(text: str) -> int:
    """Return where the part of a text ends that is read as Markdown.

    Args:
        text: Of a document.
    """
    if len(text) <= MOST_LINES or text.count("\n") <= MOST_LINES:
        return len(text)
    return len(text) - len(text.split("\n", MOST_LINES)[-1])


def heavy(tokens: list[Token]) -> bool:
    """Return whether a block holds too much, or too deep, to be laid out at once.

    Args:
        tokens: Of one block at the top level.
    """
    if len(tokens) <= 3 or tokens[0].type == "table_open":
        return False
    return sum(len(token.content) * (token.level - 1) for token in tokens) > _HEAVIEST


def huge_inline(token: Token) -> bool:
    """Return whether markup in a paragraph would hold up the reader: no author writes so much.

    Args:
        token: Of its text.
    """
    if len(token.content) <= LONGEST_INLINE // 8:
        return False
    return len(token.content) > LONGEST_INLINE or token.content.count("[") > _MOST_BRACKETS


def huge_code(token: Token) -> bool:
    """Return whether a block of code is laid out in pieces.

    Args:
        token: Of the block.
    """
    return len(token.content) > MOST_CODE or token.content.count("\n") > _MOST_CODE_LINES


def huge_html(token: Token) -> bool:
    """Return whether a block of HTML has more text or more tags than are read.

    Args:
        token: Of the block.
    """
    if len(token.content) <= _SMALL:
        return False
    shown = "".join(_shown(token.content))
    text, tags = _TAG.subn("", shown)
    return tags > _MOST_TAGS or len(text) > _MOST_HTML


def _shown(markup: str) -> Iterator[str]:
    """Yield what stands outside drawings, scripts and styles."""
    lowered, at = markup.lower(), 0
    for found in _SILENT.finditer(markup):
        if found.start() < at:
            continue
        yield markup[at : found.start()]
        end = lowered.find(f"</{found[1].lower()}", found.end())
        at = len(markup) if end < 0 else end
    yield markup[at:]
