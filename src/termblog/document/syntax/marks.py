"""Marks that CommonMark leaves out: `==marked==`, `++inserted++`, `H~2~O`, `x^2^`, `^^under^^`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_REACH = 2000
"""How far the end of a mark is looked for, in characters."""
_PAIRS = {"==": "mark", "++": "ins", "^^": "mark"}
_BEFORE = "\n\t ([{<>\"'*_~|/-:;,"
"""What may stand before a mark: no word, nor what ends one."""
_SHORT = late(r"~(?P<sub>[^~\s]{1,40})~(?!~)|\^(?P<sup>[^\^\s\[\]]{1,40})\^(?!\^)")


def _find_end(source: str, pos: int, mark: str, maximum: int) -> int:
    """Return where a mark ends that does not end behind a blank; -1 for nowhere."""
    end = source.find(mark, pos + 1, min(maximum, pos + _REACH))
    if end > 0 and source[end - 1].isspace():
        return -1
    return end


def _mark(state: StateInline, silent: bool) -> bool:
    """Match a pair of double characters around text."""
    mark = state.src[state.pos : state.pos + 2]
    kind = _PAIRS.get(mark)
    start, maximum = state.pos + 2, state.posMax
    before = state.src[max(state.pos - 1, 0) : state.pos]
    if kind is None or start >= maximum or state.src[start] in f" \t\n{mark[0]}":
        return False
    if before.isascii() and before not in _BEFORE:  # `a==b`, `i++`; Chinese has no blanks there
        return False
    end = _find_end(state.src, start, mark, maximum)
    if end < 0:
        return False
    if not silent:
        _enclose(state, kind, start, end)
    state.pos, state.posMax = end + 2, maximum
    return True


def _enclose(state: StateInline, kind: str, start: int, end: int) -> None:
    """Emit what stands between two offsets within a mark."""
    state.push(f"{kind}_open", kind, 1)
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.push(f"{kind}_close", kind, -1)


def _short(state: StateInline, silent: bool) -> bool:
    """Match a raised or lowered word."""
    match = _SHORT.match(state.src, state.pos, state.posMax)
    if match is None or state.src[state.pos - 1 : state.pos] == state.src[state.pos]:
        return False
    kind, maximum = match.lastgroup or "sub", state.posMax
    if not silent:
        _enclose(state, kind, *match.span(kind))
    state.pos, state.posMax = match.end(), maximum
    return True


def mark(md: MarkdownIt) -> None:
    """Add marked and inserted text.

    Args:
        md: The parser of one post.
    """
    md.inline.ruler.before("emphasis", "mark", _mark)


def subsup(md: MarkdownIt) -> None:
    """Add raised and lowered words.

    Args:
        md: The parser of one post.
    """
    md.inline.ruler.before("strikethrough", "subsup", _short)
