"""What is beyond bounds, as pieces of text: small enough to be laid out at once, none of it lost.

Before the first piece stands a notice, since without it one would take the markup for a mistake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token

from termblog.document.bounds import LONGEST_INLINE, huge_code, huge_html
from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = 5_000
"""Characters of a piece."""
_PIECE_LINES = 300
"""Lines of a piece."""
_LINES = late(rf"(?:[^\n]*\n){{{_PIECE_LINES}}}")


def notice(sentence: str) -> list[Token]:
    """Return the tokens of a notice of our own among a post's blocks.

    Args:
        sentence: Without markup.
    """
    return [Token("notice", "", 0, content=sentence, block=True)]


def split_block(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of a block: as they are, or in pieces where it is too large.

    Args:
        tokens: Of one block at the top level.
    """
    first = tokens[0]
    if first.type == "paragraph_open" and len(tokens[1].content) > LONGEST_INLINE:
        yield notice("This paragraph is too long for markup; it is shown as it is written.")
        for piece in _cut(tokens[1].content):
            yield _text(piece, first.map or [0, 0], "softbreak")
    elif first.type == "html_block" and huge_html(first):
        yield notice("This HTML is too large to be drawn; it is shown as it is written.")
        yield from as_written(first.content, (first.map or [0])[0])
    elif first.type in ("fence", "code_block") and huge_code(first):
        yield from _code(first)
    else:
        yield tokens


def as_written(text: str, line: int) -> Iterator[list[Token]]:
    """Yield the tokens of a text line by line, in pieces; none for one that is blank.

    Args:
        text: Of any length.
        line: Its first line's number in the document, 0-based.
    """
    for lines in _cut_lines(text):
        count = lines.count("\n")
        for piece in _cut(lines.removesuffix("\n")):
            yield _text(piece, [line, line + count], "hardbreak") if piece.strip() else []
        line += count


def lines_of(text: str, ending: str) -> Iterator[Token]:
    """Yield the inline tokens of a text in which no markup is looked for.

    Args:
        text: Of one piece.
        ending: The type of the token that stands between two lines.
    """
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Token(ending, "br", 0)
        yield Token("text", "", 0, content=line)


def _code(token: Token) -> Iterator[list[Token]]:
    """Yield the tokens of a block of code in pieces; the first carries the block's name."""
    line, number = (token.map or [0])[0], 1
    for lines in _cut_lines(token.content):
        for at in range(0, len(lines), _PIECE):
            own = {"whole": token.content, "number": number, "joined": number > 1 or at > 0}
            info = "" if own["joined"] else token.info
            piece = lines[at : at + _PIECE]
            yield [Token("code_piece", "", 0, map=[line, line], info=info, content=piece, meta=own)]
        count = lines.count("\n")
        line, number = line + count, number + count


def _cut_lines(text: str) -> Iterator[str]:
    """Yield a text some lines at a time."""
    start = 0
    while start < len(text):
        lines = _LINES.match(text, start)
        end = lines.end() if lines else len(text)
        yield text[start:end]
        start = end


def _cut(text: str) -> Iterator[str]:
    """Yield a text in pieces, cut between words where there are any."""
    start = 0
    while len(text) - start > _PIECE:
        gap = max(text.rfind(space, start, start + _PIECE) for space in " \n")
        stop = gap + 1 if gap > start else start + _PIECE
        yield text[start:stop].rstrip()
        start = stop
    yield text[start:]


def _text(text: str, lines: list[int], end: str) -> list[Token]:
    """Return the tokens of a piece of text; `end` is what a line of it ends with."""
    opening = Token("paragraph_open", "p", 1, map=lines, meta={"joined": True}, block=True)
    inline = Token("inline", "", 0, map=lines, level=1, content=text, meta={"written": end})
    return [opening, inline, Token("paragraph_close", "p", -1, block=True)]
