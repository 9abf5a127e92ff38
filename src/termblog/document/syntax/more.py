"""Markers that are for the site's generator alone: where the summary ends, where contents would be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_MARKER = late(
    r"\[\[_?toc_?\]\]|@?\[toc\]|\[\[?toc[^\]\n]*\]\]?|\$\{toc\}|\{\{\s*toc\s*\}\}|\{\{TOC\}\}"
    r"|\.\. (?:TEASER_END|more|teaser_end)|\[more\]|-{3,}[ ]*more[ ]*-{3,}|\\(?:newpage|pagebreak|tableofcontents)",
    re.IGNORECASE,
)


def _more(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 — a rule's signature
    """Skip a marker that stands alone on its line, unless it is a link's label."""
    pos, limit = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if silent or state.src[pos : pos + 1] not in _FIRST or state.is_code_block(start):
        return False
    text = state.src[pos:limit].rstrip()
    if not _MARKER.fullmatch(text) or text.strip("[]").upper() in state.env.get("references", {}):
        return False
    state.line = start + 1
    return True


_FIRST = frozenset("[@${.-\\")


def install(md: MarkdownIt) -> None:
    """Add the rule of markers.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "more", _more)
