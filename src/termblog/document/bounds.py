"""How much of a text is read as Markdown: what no author writes is shown as text, piece by piece.

Whatever is laid out at once must be small, or the reader stands still. So a paragraph, a table or
a whole document beyond these bounds becomes pieces of text, each a block of its own that is read,
laid out and searched alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_block import StateBlock

LONGEST_INLINE = 10_000
"""Characters of a paragraph in which markup is looked for: some 40 ms, and two screens of text."""
WINDOW = 200
"""Lines of a list or a paragraph that are read at once; what goes on is read as a further part."""
MOST_TOKENS = 15_000
"""Tokens of a document, some 5,000 paragraphs; what follows is text."""
MOST_CELLS = 2000
"""Cells above which a table is text."""
_LARGEST_TABLE = 100_000
"""Characters above which it is."""
_PIECE = 5_000
"""Characters of a piece."""
_PIECE_LINES = 100
"""Lines of a piece."""
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


def split_paragraph(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of a block: as they are, or as pieces of text where it is too long.

    Args:
        tokens: Of one block.
    """
    if tokens[0].type != "paragraph_open" or len(tokens[1].content) <= LONGEST_INLINE:
        yield tokens
        return
    for index, piece in enumerate(_pieces(tokens[1].content)):
        yield _text(piece, tokens[0].map or [0, 0], "softbreak", joined=index > 0)


def as_written(state: StateBlock, line: int, end: int) -> Iterator[list[Token]]:
    """Yield lines as pieces of text, and move on behind each.

    Args:
        state: Of the block phase.
        line: The first, 0-based.
        end: The line behind the last.
    """
    joined = False
    while line < end:
        state.line = min(line + _PIECE_LINES, end)
        text = state.getLines(line, state.line, 0, False).rstrip()
        for piece in _pieces(text) if text else ():
            yield _text(piece, [line, state.line], "hardbreak", joined=joined)
            joined = True
        line = state.line


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces, cut between words where there are any."""
    start = 0
    while len(text) - start > _PIECE:
        gap = max(text.rfind(space, start, start + _PIECE) for space in " \n")
        stop = gap + 1 if gap > start else start + _PIECE
        yield text[start:stop].rstrip()
        start = stop
    yield text[start:]


def _text(text: str, lines: list[int], end: str, *, joined: bool) -> list[Token]:
    """Return the tokens of a piece of text; `end` is what a line of it ends with."""
    opening = Token("paragraph_open", "p", 1, map=lines, meta={"joined": joined}, block=True)
    inline = Token("inline", "", 0, map=lines, level=1, content=text, meta={"written": end})
    return [opening, inline, Token("paragraph_close", "p", -1, block=True)]
