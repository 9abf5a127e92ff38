"""Blocks of Org that Logseq writes in Markdown, too: `#+BEGIN_NOTE` … `#+END_NOTE`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.document.syntax.kinds import callout_kind, callout_meta
from termblog.document.syntax.lines import ENDS, push_frame, push_paragraph, text_of
from termblog.document.syntax.meaning import Frame, Leaf, Meaning, Verbatim, escape

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_BEGIN = re.compile(r"#\+BEGIN_([a-z][\w-]*)[ \t]*([^\n]*)", re.IGNORECASE)
_TITLE = re.compile(r":title\s+(?:\[[^\"\]]*)?\"((?:\\.|[^\"\\])*)\"")
_UNENDED = "syntax.org"
"""Where a post remembers the kinds of block that end nowhere below a line."""


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a block, if it ends."""
    pos = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("#+", pos) or state.is_code_block(start):
        return False
    head = _BEGIN.match(state.src, pos, state.eMarks[start])
    last = _find_end(state, start, end, head[1].lower()) if head else None
    if head is None or last is None:
        return False
    if not silent:
        body = state.getLines(start + 1, last, state.sCount[start], True)
        _push(state, _read(head[1].lower(), head[2].strip(), body), body, (start, last))
        state.line = last + 1
    return True


def _find_end(state: StateBlock, start: int, end: int, kind: str) -> int | None:
    """Return the line that ends a block; one search tells of all of a kind that have none."""
    unended = state.env.setdefault(_UNENDED, {})
    closing = f"#+end_{kind}"
    for line in range(start + 1, min(end, unended.get((kind, end), end))):
        if text_of(state, line).strip().lower() == closing:
            return line
    unended[kind, end] = start
    return None


def _read(kind: str, argument: str, body: str) -> Meaning:
    """Return what a block means: code, nothing for readers, a callout, a query's title, or its text."""
    if kind in ("src", "example"):
        return Verbatim(info=argument.partition(" ")[0])
    if kind == "export":
        return Verbatim("html_block" if argument.lower() == "html" else "")
    if kind == "comment":
        return Verbatim("")
    if kind == "query":
        title = _TITLE.search(body)
        return Leaf(f"**{escape(title[1])}** {{{{query}}}}" if title else "{{query}}")
    if kind == "quote":
        return Frame("blockquote")
    return Frame("callout", callout_meta(kind)) if callout_kind(kind) else Frame()


def _push(state: StateBlock, meaning: Meaning, body: str, lines: tuple[int, int]) -> None:
    start, last = lines
    if isinstance(meaning, Leaf):
        push_paragraph(state, start, last + 1, meaning.markdown)
    elif isinstance(meaning, Verbatim) and meaning.type:
        token = state.push(meaning.type, "code", 0)
        token.info, token.content, token.markup = meaning.info, body, "```"
        token.map = [start, last + 1]
    elif isinstance(meaning, Frame):
        close = push_frame(state, meaning.type, meaning.meta, (start, last + 1))
        kept, state.lineMax = state.lineMax, last
        state.md.block.tokenize(state, start + 1, last)
        state.lineMax = kept
        close()


def install(md: MarkdownIt) -> None:
    """Add the rule.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "org_block", _block, ENDS)
