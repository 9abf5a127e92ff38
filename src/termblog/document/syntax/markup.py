"""Markdown within HTML that asks for it: `<div markdown="1">`, as kramdown and Python-Markdown read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.document.syntax.lines import ENDS, push_html, push_paragraph
from termblog.patterns import late

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_TAG = late(
    r"<([a-z][a-z0-9]*)(?:\s[^<>\n]*)?\smarkdown(?:=[\"']?(?:1|block|span|true)[\"']?)?(?:\s[^<>\n]*)?>"
)


def _markup(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 — a rule's signature
    """Match the tag alone, so that what it encloses is parsed as if it stood outside."""
    pos, limit = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    match = _TAG.match(state.src, pos, limit)
    if match is None or state.is_code_block(start):
        return False
    if silent:
        return True
    rest = state.src[match.end() : limit].strip()
    closing = f"</{match[1]}>"
    text = rest.removesuffix(closing)
    push_html(state, start, start + 1, match[0])
    push_paragraph(state, start, start + 1, text.strip())
    if text != rest:
        push_html(state, start, start + 1, closing)
    state.line = start + 1
    return True


def install(md: MarkdownIt) -> None:
    """Add the rule.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("html_block", "markup", _markup, ENDS)
