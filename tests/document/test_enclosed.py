"""HTML that ends at a mark ends where markdown-it says, without a look at each of its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt, parser_block

from termblog.document import enclosed
from termblog.document.enclosed import enclosed_html
from termblog.document.parser import BlockPhase, make_parser

if TYPE_CHECKING:
    import pytest

PIECES = st.sampled_from(
    ("<!--", "-->", "<script>", "</script>", "</PRE>", "<style", "<?php", "?>", "<!X", ">", "<![CDATA[", "]]>", "<div>", "<!",
     "\n", "\n\n", " ", "    ", "\t", "- ", "> ", "x", "*y*", "```\n"),
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_blocks_are_markdown_its(text: str) -> None:
    """Whatever stands around it, in lists and quotes too, each block is the same."""
    ours, theirs = MarkdownIt(), MarkdownIt()
    ours.use(enclosed_html)
    assert [token.as_dict() for token in ours.parse(text)] == [
        token.as_dict() for token in theirs.parse(text)
    ]


def test_the_lines_of_a_comment_are_searched_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A comment that never ends is not left to the rule that looks at each of its lines."""

    def refuse(*_: object) -> bool:
        raise AssertionError

    rules = [
        (name, refuse if name == "html_block" else rule, ends)
        for name, rule, ends in parser_block._rules
    ]
    monkeypatch.setattr(enclosed, "html_block", refuse)
    monkeypatch.setattr(parser_block, "_rules", rules)
    make_parser.cache_clear()
    (tokens,) = BlockPhase(frozenset(), "<!--\n" + "x\n" * 1_000)
    make_parser.cache_clear()
    assert (tokens[0].type, tokens[0].map) == ("html_block", [0, 1_001])
