"""Lines are marked as markdown-it marks them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from termblog.document.lines import Lines

MARKS = ("src", "bMarks", "eMarks", "tShift", "sCount", "bsCount", "lineMax")


@given(st.text(" \t\nab", max_size=40))
def test_marks_are_markdown_its(text: str) -> None:
    """Blanks, tabs and unfinished lines count as they do there."""
    md = MarkdownIt()
    ours, theirs = Lines(text, md, {}), StateBlock(text, md, {}, [])
    assert [getattr(ours, mark) for mark in MARKS] == [getattr(theirs, mark) for mark in MARKS]
