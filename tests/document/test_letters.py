"""Rules that are asked by letter: nothing is parsed otherwise than by markdown-it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termblog.document import parser
from termblog.document.parser import make_parser
from termblog.document.syntax import SYNTAX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt

PIECES = (
    "word", "www.example.org", "w", "ww.", "https://example.org/a_b", "mailto:a@b.org", "a@b.org", "*", "**", "_", "~~", "`", "``",
    "[a](b)", "[a]: /b", "[a]", "![i](s)", "<b>", "</b>", "<https://a.org>", "&amp;", "\\*", "[^1]", "[^1]: n", "^[n]", ":tada:",
    "$x$", "{{% a %}}", "{% b %}", "{:.c}", "[[w]]", "((r))", "==m==", "> q", "- i", "1. n", "# h", "***", "```", "~~~", "|a|b|",
    "|-|-|", "<div>", "    code", "é", "“中文”", "\t", "!", "#", "-", "+", "0",
)  # fmt: skip


@pytest.fixture(scope="module")
def parsers() -> Iterator[list[tuple[MarkdownIt, MarkdownIt]]]:
    """Parsers of no dialect and of all, each beside one that asks its rules in markdown-it's way."""
    pairs = []
    for names in ((), SYNTAX):
        make_parser.cache_clear()
        swift = make_parser(frozenset(names))
        make_parser.cache_clear()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(parser, "ask_by_letter", lambda _: None)
            pairs.append((swift, make_parser(frozenset(names))))
    make_parser.cache_clear()
    yield pairs
    make_parser.cache_clear()


@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=12),
    joint=st.sampled_from(["", " ", "\n", "\n\n"]),
)
def test_tokens_are_those_of_markdown_it(
    parsers: list[tuple[MarkdownIt, MarkdownIt]], pieces: list[str], joint: str
) -> None:
    """Whatever stands side by side, asking fewer rules finds the same tokens."""
    text = joint.join(pieces)
    for swift, plain in parsers:
        assert [it.as_dict() for it in swift.parse(text)] == [
            it.as_dict() for it in plain.parse(text)
        ]


def test_prose_asks_for_no_rule_at_a_w() -> None:
    """Text stops at `www.` alone, not at each w of a word."""
    stops = make_parser(frozenset()).inline.terminator_re
    assert not stops.search("where we went now")
    assert stops.search("at www.example.org")
