"""What Quarto and R Markdown write: spans `[x]{.cls}`, cross references `@fig-x`, raw blocks.

Their divs are containers, their shortcodes are Hugo's, and their cells are fences; what those begin
with, `{r, echo=FALSE}`, is read where fences are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.helpers import parseLinkLabel

from termblog.document.syntax.attributes import classes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
_REFERENCE = re.compile(r"@((?:fig|tbl|sec|eq|lst|thm|def|exm|tip|nte|wrn|imp|cau)-[\w-]*\w)")
_RAW = re.compile(r"\{=(\w+)\}")
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


def _raw_blocks(state: StateCore) -> None:
    """Let a fence of raw HTML be HTML."""
    for token in state.tokens:
        if token.type == "fence" and token.info.strip() == "{=html}":
            token.type = "html_block"


def install(md: MarkdownIt) -> None:
    """Add spans, cross references and raw blocks.

    Args:
        md: The parser of one post.
    """
    md.inline.ruler.before("link", "quarto_span", _span)
    md.inline.ruler.before("link", "quarto_reference", _reference)
    md.inline.ruler.before("backticks", "quarto_raw", _raw)
    md.core.ruler.after("block", "quarto_raw", _raw_blocks)
