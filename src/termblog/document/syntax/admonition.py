"""Python-Markdown's blocks with an indented body: `!!! note`, `??? note`, `=== "Tab"`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from termblog.document.syntax.kinds import callout_meta
from termblog.document.syntax.lines import ENDS, push_frame
from termblog.patterns import late

if TYPE_CHECKING:
    import re

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_HEAD = late(
    r"(?P<mark>!!!|\?\?\?\+?)[ \t]*(?P<names>[\w-]+(?:[ \t]+[\w-]+)*)?[ \t]*(?P<title>\"[^\n]*\")?[ \t]*"
    r"|(?P<tab>===[!+]?)[ \t]+[\"'](?P<label>[^\n]*)[\"'][ \t]*"
)


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match the head, and what is indented by four below it."""
    pos = state.bMarks[start] + state.tShift[start]
    match = _HEAD.fullmatch(state.src, pos, state.eMarks[start])
    if match is None or state.is_code_block(start):
        return False
    if silent:
        return True
    indent = state.sCount[start] + 4
    last = start + 1
    while last < end and (state.isEmpty(last) or state.sCount[last] >= indent):
        last += 1
    _push(state, match, (start, last), indent)
    return True


def _push(state: StateBlock, match: re.Match[str], lines: tuple[int, int], indent: int) -> None:
    kind = "tab" if match["tab"] else "callout"
    close = push_frame(state, kind, _meta(match), lines)
    kept = state.blkIndent, state.lineMax
    state.blkIndent, state.lineMax = indent, lines[1]
    state.md.block.tokenize(state, lines[0] + 1, lines[1])
    state.blkIndent, state.lineMax = kept
    state.line = lines[1]
    close()


def _meta(match: re.Match[str]) -> dict[str, Any]:
    if match["tab"]:
        return {"label": match["label"]}
    name = (match["names"] or "note").split()[0]
    title = (match["title"] or "").strip('"')
    folded = {"???": True, "???+": False}.get(match["mark"])
    return callout_meta(name, title, folded=folded)


def install(md: MarkdownIt) -> None:
    """Add the rule of admonitions and tabs.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "admonition", _admonition, ENDS)
