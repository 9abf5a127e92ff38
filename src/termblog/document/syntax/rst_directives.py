"""Directives of reStructuredText: pictures, code and boxes; any other stays as it is written."""

from __future__ import annotations

import re
from textwrap import dedent
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from termblog.document.syntax.kinds import callout_meta
from termblog.document.syntax.lines import ENDS, begin_line_at, push_frame, push_paragraph, text_of
from termblog.document.syntax.meaning import escape

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
    titled = found.name == "admonition"
    meta = callout_meta("note" if titled else found.name, found.given if titled else "")
    close = push_frame(state, "callout", meta, (found.start, found.end))
    found.parse_body(state, given=bool(found.given) and not titled)
    close()


def _nothing(state: StateBlock, found: _Directive) -> None:
    """Leave out what only the page's own program could make."""


DIRECTIVES: Mapping[str, _Make] = MappingProxyType(
    dict.fromkeys(("image", "figure"), _picture)
    | dict.fromkeys(("code", "code-block", "sourcecode"), _code)
    | dict.fromkeys(
        ("admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "seealso", "tip", "warning"),
        _box,
    )
    | dict.fromkeys(("contents", "highlight", "default-role", "role", "class", "sectnum"), _nothing)
)  # fmt: skip
"""What each directive comes to, by its name."""


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    head = _HEAD.fullmatch(text_of(state, start).rstrip())
    make = DIRECTIVES.get(head[1]) if head else None
    if head is None or make is None or state.is_code_block(start):
        return False
    if not silent:
        found = _Directive(state, start, end, head)
        make(state, found)
        state.line = found.end
    return True


def install(md: MarkdownIt) -> None:
    """Add the rule.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "rst_directive", _directive, ENDS)
