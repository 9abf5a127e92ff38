"""Lines that bring in another file, of VitePress, VuePress and MkDocs: what it holds is not in the post.

`<<< @/a.js`, `<!-- @include: ./a.md -->`, `@[code](a.js)`, `--8<-- "a.md"`: each shows which file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.document.syntax.lines import push_paragraph
from termblog.document.syntax.meaning import escape

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_LINE = re.compile(
    r"(?:<<<[ \t]+(?P<snippet>[^\s{\[#]+)[^\n]*"
    r"|<!--[ \t]*@include:[ \t]*(?P<include>[^\s{>#]+)[^\n>]*-->"
    r"|@\[code[^\]\n]*\]\((?P<code>[^()\s]+)\)"
    r"|-+8<-+[ \t]+[\"'](?P<piece>[^\"'\n;]+)[\"'])[ \t]*"
)


def _import(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 — a rule's signature
    """Match a line that stands for a file's content."""
    pos = state.bMarks[start] + state.tShift[start]
    match = _LINE.fullmatch(state.src, pos, state.eMarks[start])
    if match is None or state.is_code_block(start):
        return False
    if not silent:
        file = next(filter(None, match.groups()))
        push_paragraph(state, start, start + 1, escape(f"[{file}]"))
        state.line = start + 1
    return True


def install(md: MarkdownIt) -> None:
    """Add the rule of such lines.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "imports", _import, {"alt": ["paragraph"]})
