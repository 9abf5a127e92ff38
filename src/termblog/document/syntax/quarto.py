"""What Quarto and R Markdown write: spans `[x]{.cls}`, references `@fig-x`, raw blocks, grid tables.

Their divs are containers, their shortcodes are Hugo's, and their cells are fences; what those begin
with, `{r, echo=FALSE}`, is read where fences are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.helpers import parseLinkLabel

from termblog.document.syntax import grid_table, hugo
from termblog.document.syntax.attributes import classes
from termblog.document.syntax.lines import ENDS, push_html

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
_REFERENCE = re.compile(r"@((?:fig|tbl|sec|eq|lst|thm|def|exm|tip|nte|wrn|imp|cau)-[\w-]*\w)")
_RAW = re.compile(r"\{=(\w+)\}")
_ELEMENT = re.compile(
    r"(?:</?(?:div|section|article|aside|header|footer|main|nav|figure|center)(?:\s[^<>]*)?>[ \t]*)+"
)
_CELL = re.compile(r"\s*\{\s*\w")
_EXCLUDED = re.compile(r"\binclude\s*=\s*F(?:ALSE)?\b")
_SAID = re.compile(
    r"(?:[ \t]*(?:#|//|--|%)\|[^\n]*\n)*?[ \t]*(?:#|//|--|%)\|\s*include:\s*(?i:false|no)\b"
)
_STYLES = {"mark": "mark", "underline": "ins", "ul": "ins", "kbd": "mark"}


def _span(state: StateInline, silent: bool) -> bool:
    """Match `[text]{.class}`: the text alone, marked or underlined where the class says so."""
    if state.src[state.pos] != "[":
        return False
    end = parseLinkLabel(state, state.pos)
    match = _ATTRIBUTES.match(state.src, end + 1, state.posMax) if end > 0 else None
    if match is None:
        return False
    if not silent:
        style = next((_STYLES[name] for name in classes(match[0]) if name in _STYLES), "span")
        maximum, start = state.posMax, state.pos + 1
        state.push(f"{style}_open", style, 1)
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.push(f"{style}_close", style, -1)
        state.posMax = maximum
    state.pos = match.end()
    return True


def _reference(state: StateInline, silent: bool) -> bool:
    """Match `@fig-name`: a link to the figure, by its name."""
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None or state.src[state.pos - 1 : state.pos].isalnum():
        return False
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": f"#{match[1]}"}
        state.push("text", "", 0).content = match[1]
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def _raw(state: StateInline, silent: bool) -> bool:  # noqa: ARG001 — a rule's signature
    """Skip the `{=html}` behind a code span."""
    match = _RAW.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    state.pos = match.end()
    return True


def _element(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 — a rule's signature
    """Match tags alone on their line: what they enclose is Markdown, as Pandoc has it."""
    pos, limit = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.src[pos : pos + 1] != "<" or state.is_code_block(start):
        return False
    if not _ELEMENT.fullmatch(state.src, pos, limit):
        return False
    if not silent:
        push_html(state, start, start + 1, state.src[pos:limit])
        state.line = start + 1
    return True


def _raw_blocks(state: StateCore) -> None:
    """Let a fence of raw HTML be HTML, with what its shortcodes stand for."""
    for token in state.tokens:
        if token.type == "fence" and token.info.strip() == "{=html}":
            token.type = "html_block"
            token.content = hugo.DIALECT.fill(token.content, state.env, html=True)


def _cells(state: StateCore) -> None:
    """Leave out cells that say that nothing of them is to show: `include=FALSE`, `#| include: false`."""
    state.tokens = [it for it in state.tokens if it.type != "fence" or not _is_hidden(it)]


def _is_hidden(cell: Token) -> bool:
    return bool(
        _CELL.match(cell.info) and (_EXCLUDED.search(cell.info) or _SAID.match(cell.content))
    )


def install(md: MarkdownIt) -> None:
    """Add spans, cross references, raw blocks, cells, elements around Markdown, and grid tables.

    Args:
        md: The parser of one post.
    """
    md.use(grid_table.install)
    md.block.ruler.before("html_block", "quarto_element", _element, ENDS)
    md.inline.ruler.before("link", "quarto_span", _span)
    md.inline.ruler.before("link", "quarto_reference", _reference)
    md.inline.ruler.before("backticks", "quarto_raw", _raw)
    md.core.ruler.after("block", "quarto_raw", _raw_blocks)
    md.core.ruler.after("block", "quarto_cells", _cells)
