"""Pandoc's grid tables: cells drawn with `+---+` and `|`, which may hold several lines.

A cell is shown as one paragraph. What stands on lines of its own in it keeps them; a table whose
cells span others is shown as it is drawn.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from termblog.document.syntax.lines import ENDS, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_RULE = re.compile(r"\+(?:[-=:]+\+)+")
_OWN_LINE = re.compile(r"[-*+>] |\d+[.)] |#{1,6} ")
_FENCE = re.compile(r"`{3,}|~{3,}")
_DIV = re.compile(r":{3,}.*")
_MOST_LINES = 1_000


class _Row(NamedTuple):
    """The lines between two rules."""

    cells: tuple[str, ...]
    """What each cell says, as inline Markdown."""
    heads: bool
    """Whether the rule below it makes it the table's head."""


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match lines that begin with a bar or a cross, from one rule to another."""
    if not state.src.startswith("+", state.bMarks[start] + state.tShift[start]):
        return False
    lines = list(_lines(state, start, end)) if not state.is_code_block(start) else []
    if len(lines) < 3 or not _RULE.fullmatch(lines[0]) or not _RULE.fullmatch(lines[-1]):
        return False
    if not silent:
        state.line = start + len(lines)
        columns = [at for at, sign in enumerate(lines[0]) if sign == "+"]
        if all(_is_regular(line, columns) for line in lines):
            _push(state, list(_rows(lines, columns)), lines, start)
        else:
            _push_drawing(state, lines, start)
    return True


def _lines(state: StateBlock, start: int, end: int) -> Iterator[str]:
    for line in range(start, min(end, start + _MOST_LINES)):
        text = text_of(state, line).rstrip()
        if text[:1] not in ("+", "|") or state.sCount[line] < state.blkIndent:
            return
        yield text


def _is_regular(line: str, columns: Sequence[int]) -> bool:
    """Tell whether a line has a border wherever the first rule has a cross, and is none in between."""
    if len(line) != columns[-1] + 1:
        return False
    if line[0] == "+":
        return bool(_RULE.fullmatch(line)) and all(line[at] == "+" for at in columns)
    return all(line[at] == "|" for at in columns)


def _rows(lines: Sequence[str], columns: Sequence[int]) -> Iterator[_Row]:
    """Yield the rows; cells are cut where the first rule has its crosses."""
    spans = list(pairwise(columns))
    below: list[str] = []
    for line in lines[1:]:
        if line[0] == "|":
            below.append(line)
        elif below:
            cells = ([row[low + 1 : high].rstrip() for row in below] for low, high in spans)
            yield _Row(tuple(map(_say, cells)), "=" in line)
            below = []


def _say(lines: Sequence[str]) -> str:
    """Return what the lines of a cell say: sentences run on, code and lists do not."""
    said, fence, apart = "", "", True
    for line in (line.removeprefix(" ") for line in lines):
        mark = _FENCE.match(line.strip())
        if mark and (not fence or mark[0].startswith(fence)):
            fence, apart = "" if fence else mark[0], True
        elif fence:
            said += f"\\\n`` {line} ``" if line.strip() else ""
        elif not line.strip() or _DIV.fullmatch(line.strip()):
            apart = True
        else:
            breaks = apart or _OWN_LINE.match(line.strip())
            said += ("\\\n" if breaks else "\n") + line.strip()
            apart = False
    return said.lstrip("\\\n").removesuffix("\\")


def _push(state: StateBlock, rows: Sequence[_Row], lines: Sequence[str], start: int) -> None:
    """Emit a table as Markdown's own are; without a head, that is empty."""
    heads = next((at + 1 for at, row in enumerate(rows) if row.heads), 0)
    rule = next((line for line in lines if "=" in line and line[0] == "+"), lines[0])
    aligns = [_align(piece) for piece in rule.strip("+").split("+")]
    blank = _Row(("",) * len(aligns), True)
    state.push("table_open", "table", 1).map = [start, state.line]
    state.push("thead_open", "thead", 1)
    for row in rows[:heads] or [blank]:
        _push_row(state, row, "th", aligns, start)
    state.push("thead_close", "thead", -1)
    state.push("tbody_open", "tbody", 1)
    for row in rows[heads:]:
        _push_row(state, row, "td", aligns, start)
    state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1)


def _push_row(state: StateBlock, row: _Row, tag: str, aligns: Sequence[str], start: int) -> None:
    state.push("tr_open", "tr", 1)
    for cell, align in zip(row.cells, aligns, strict=False):
        state.push(f"{tag}_open", tag, 1).attrs = {"style": f"text-align:{align}"} if align else {}
        token = state.push("inline", "", 0)
        token.content, token.map, token.children = cell, [start, state.line], []
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)


def _align(piece: str) -> str:
    sides = piece[:1] == ":", piece[-1:] == ":"
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(sides, "")


def _push_drawing(state: StateBlock, lines: Sequence[str], start: int) -> None:
    token = state.push("fence", "code", 0)
    token.content, token.markup, token.map = "\n".join(lines) + "\n", "```", [start, state.line]


def install(md: MarkdownIt) -> None:
    """Add the rule.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "grid_table", _table, ENDS)
