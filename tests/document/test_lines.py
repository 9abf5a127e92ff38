"""Lines are marked as markdown-it marks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from termblog.document.lines import Lines

if TYPE_CHECKING:
    import pytest

MARKS = ("src", "bMarks", "eMarks", "tShift", "sCount", "bsCount", "lineMax")


@given(st.text(" \t\nab", max_size=40))
def test_marks_are_markdown_its(text: str) -> None:
    """Blanks, tabs and unfinished lines count as they do there."""
    md = MarkdownIt()
    ours, theirs = Lines(text, md, {}), StateBlock(text, md, {}, [])
    assert [getattr(ours, mark) for mark in MARKS] == [getattr(theirs, mark) for mark in MARKS]


@given(st.text(" \t\n>-a`", max_size=40))
def test_lines_are_cut_as_markdown_its(text: str) -> None:
    """What is taken in one slice is what markdown-it puts together line by line, in quotes too."""
    md, tokens = MarkdownIt(), MarkdownIt().parse(text)
    state = Lines(text, md, {})
    md.block.tokenize(state, 0, state.lineMax)
    assert [token.content for token in state.tokens] == [token.content for token in tokens]


def test_the_lines_of_a_block_are_one_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Code of many lines is not put together line by line."""
    monkeypatch.delattr(StateBlock, "getLines")
    text = "```\n" + "x\n" * 1_000 + "```\n"
    md = MarkdownIt()
    state = Lines(text, md, {})
    md.block.tokenize(state, 0, state.lineMax)
    assert state.tokens[0].content == "x\n" * 1_000
