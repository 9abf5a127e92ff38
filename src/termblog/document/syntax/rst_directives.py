"""Directives of reStructuredText: pictures, code, boxes, formulas; of any other its name and its text."""

from __future__ import annotations

import re
from textwrap import dedent
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from termblog.document.syntax.kinds import callout_meta
from termblog.document.syntax.lines import (
    ENDS,
    begin_line_at,
    push_frame,
    push_html,
    push_paragraph,
    text_of,
)
from termblog.document.syntax.meaning import Leaf, escape
from termblog.document.syntax.tags import Tag
from termblog.document.syntax.vocabulary import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    _Make: TypeAlias = Callable[[StateBlock, "_Directive"], None]

_HEAD = re.compile(r"\.\. (?:\|[^|\n]+\| )?([a-z][\w-]*)::(?:[ \t]+(.*))?")
_OPTION = re.compile(r":([\w-]+):[ \t]*(.*)")
_SPACES = re.compile(r"\s+")


class _Directive:
    """One directive, as far as its lines tell.

    Args:
        state: The parser's.
        start: Its first line.
        end: The line to stop at.
        head: What was found in the first line.
    """

    def __init__(self, state: StateBlock, start: int, end: int, head: re.Match[str]) -> None:
        self.name = head[1]
        self.given = (head[2] or "").strip()
        self.start = start
        self.at = state.bMarks[start] + state.tShift[start] + max(head.start(2), 0)
        self.end = start + 1
        while self.end < end and (
            state.isEmpty(self.end) or state.sCount[self.end] > state.sCount[start]
        ):
            self.end += 1
        self.body = start + 1
        self.options: dict[str, str] = {}
        while self.body < self.end and (option := _OPTION.fullmatch(text_of(state, self.body))):
            self.options[option[1]] = option[2]
            self.body += 1
        while self.body < self.end and state.isEmpty(self.body):
            self.body += 1

    def parse_body(self, state: StateBlock, *, given: bool = False) -> None:
        """Emit what is indented below the head and its options, or what is given in the head, too."""
        first = self.start if given else self.body
        if first < self.end:
            kept = state.blkIndent, state.lineMax
            inner = state.sCount[self.body] if self.body < self.end else state.blkIndent
            state.blkIndent, state.lineMax = inner, self.end
            if given:
                begin_line_at(state, first, self.at)
            state.md.block.tokenize(state, first, self.end)
            state.blkIndent, state.lineMax = kept


def _picture(state: StateBlock, found: _Directive) -> None:
    address = _SPACES.sub("", found.given)
    image = f"![{escape(found.options.get('alt', ''))}](<{address}>)"
    target = found.options.get("target", "")
    markdown = f"[{image}](<{target}>)" if "://" in target else image
    push_paragraph(state, found.start, found.start + 1, markdown)
    found.parse_body(state)


def _code(state: StateBlock, found: _Directive) -> None:
    token = state.push("fence", "code", 0)
    text = state.getLines(found.body, found.end, 0, keepLastLF=True)
    token.info, token.content, token.markup = found.given, dedent(text).rstrip() + "\n", "```"
    token.map = [found.start, found.end]


def _box(state: StateBlock, found: _Directive) -> None:
    titled = found.name in ("admonition", "topic", "sidebar")
    meta = callout_meta("note" if titled else found.name, found.given if titled else "")
    close = push_frame(state, "callout", meta, (found.start, found.end))
    found.parse_body(state, given=bool(found.given) and not titled)
    close()


def _raw(state: StateBlock, found: _Directive) -> None:
    """Read what is meant for the page as HTML; what is meant for print is not shown there."""
    if "html" in found.given:
        text = state.getLines(found.body, found.end, state.blkIndent, keepLastLF=True)
        push_html(state, found.start, found.end, dedent(text))


def _formula(state: StateBlock, found: _Directive) -> None:
    text = dedent(state.getLines(found.body, found.end, 0, keepLastLF=True))
    token = state.push("math_block", "math", 0)
    token.content, token.map = f"{found.given}\n{text}".strip(), [found.start, found.end]


def _quote(state: StateBlock, found: _Directive) -> None:
    close = push_frame(state, "blockquote", {}, (found.start, found.end))
    found.parse_body(state, given=bool(found.given))
    close()


def _titled(state: StateBlock, found: _Directive) -> None:
    """Show a title, and what is below it."""
    title = f"**{escape(found.given)}**" if found.given else ""
    push_paragraph(state, found.start, found.start + 1, title)
    found.parse_body(state)


def _plain(state: StateBlock, found: _Directive) -> None:
    found.parse_body(state)


def _embed(state: StateBlock, found: _Directive) -> None:
    """Link to what another site shows."""
    meaning = MEANINGS[found.name](Tag(found.name, 0, "", (found.given,)))
    if isinstance(meaning, Leaf):
        push_paragraph(state, found.start, found.end, meaning.markdown)


def _stranger(state: StateBlock, found: _Directive) -> None:
    """Show the name, what it is given, and what is below as it is written: its words are there."""
    said = ", ".join(filter(None, (found.given, found.options.get("title", "").strip("'\""))))
    label = f"[{found.name}: {said}]" if said else f"[{found.name}]"
    push_paragraph(state, found.start, found.start + 1, escape(label))
    if found.body < found.end:
        _code(state, found)
        state.tokens[-1].info = ""


def _nothing(state: StateBlock, found: _Directive) -> None:
    """Leave out what only the page's own program could make."""


DIRECTIVES: Mapping[str, _Make] = MappingProxyType(
    dict.fromkeys(("image", "figure"), _picture)
    | dict.fromkeys(("code", "code-block", "sourcecode"), _code)
    | dict.fromkeys(
        ("admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "seealso", "tip", "warning"),
        _box,
    )
    | dict.fromkeys(("topic", "sidebar"), _box)
    | dict.fromkeys(("epigraph", "pull-quote", "highlights"), _quote)
    | dict.fromkeys(("rubric", "centered", "table", "csv-table"), _titled)
    | dict.fromkeys(("container", "compound", "class", "only"), _plain)
    | dict.fromkeys(("youtube", "vimeo", "gist", "soundcloud"), _embed)
    | dict.fromkeys(("contents", "highlight", "default-role", "role", "sectnum", "meta"), _nothing)
    | {"raw": _raw, "math": _formula}
)  # fmt: skip
"""What each directive comes to, by its name."""


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    head = _HEAD.fullmatch(text_of(state, start).rstrip())
    if head is None or state.is_code_block(start):
        return False
    if not silent:
        found = _Directive(state, start, end, head)
        DIRECTIVES.get(found.name, _stranger)(state, found)
        state.line = found.end
    return True


def install(md: MarkdownIt) -> None:
    """Add the rule.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "rst_directive", _directive, ENDS)
