"""Text becomes a document, read no further than asked."""

from __future__ import annotations

from markdown_it.token import Token

from termblog.document.blocks.group import Group
from termblog.document.blocks.paragraph import Paragraph
from termblog.document.build import DocumentBuilder
from termblog.document.document import Span
from termblog.document.inline import weave
from termblog.document.parse import parse
from termblog.document.tree import Node
from termblog.layout.page import Page
from termblog.theme import load_theme
from tests.document.syntax.page import links


def test_headings_have_unique_ids() -> None:
    """Headings of one text get ids of their own, as GitHub numbers them."""
    document = parse("# One\n\n## Same *thing*\n\n## Same thing\n")
    document.grow()
    assert [(h.level, h.id, h.text, h.unit) for h in document.headings] == [
        (1, "one", "One", 0),
        (2, "same-thing", "Same thing", 1),
        (2, "same-thing-1", "Same thing", 2),
    ]


def test_opening_heading_that_repeats_the_title_is_left_out() -> None:
    """A level-1 heading at the start that says what the title says is not shown twice."""
    document = parse("# My  Title\n\ntext\n\n# My title\n", title="My Title")
    document.grow()
    assert [(h.text, h.unit) for h in document.headings] == [("My title", 1)]


def test_growing_stops_where_asked() -> None:
    """A document reads no more units than it is asked for."""
    document = parse("para\n\n" * 50)
    document.grow(3)
    assert len(document.units) == 3
    assert not document.complete
    assert document.unread > 200


def test_items_of_a_list_are_units() -> None:
    """Each item of a top-level list is a unit, with its number and the air of its list."""
    document = parse("9. a\n10. b\n\n- x\n\n- y\n")
    document.grow()
    assert [unit.gap for unit in document.units] == [1, 0, 1, 1]


def test_a_definition_that_comes_later_is_read_first() -> None:
    """A unit that may refer to a definition further down makes the document read on."""
    document = parse("See [this][x].\n\n" + "filler\n\n" * 30 + "[x]: https://example.org\n")
    document.grow(1)
    assert "https://example.org" in repr(document.units[0].blocks)
    document.grow()
    assert len(document.units) == 31


def test_notes_are_numbered_in_the_order_of_their_references() -> None:
    """Footnotes are numbered as they are referred to, and stand at the end; none is dropped."""
    document = parse("a[^x] b[^y]^[in place]\n\n[^y]: Y\n\n[^x]: X\n\n[^z]: unused\n")
    document.grow()
    said = [repr(unit.blocks) for unit in document.units[1:]]
    assert ["'X'" in said[0], "'Y'" in said[1], "'in place'" in said[2], "'unused'" in said[3]] == [
        True
    ] * 4
    assert "'Y'" in repr(document.footnote(2))
    assert document.footnote(9) == ()


def test_links_are_listed() -> None:
    """Every link is known by its text and its address."""
    assert links("[a](https://a.example) and <https://b.example>\n") == [
        ("a", "https://a.example"),
        ("https://b.example", "https://b.example"),
    ]


def test_tokens_without_a_block_show_their_text() -> None:
    """A dialect's token that no block is registered for loses nothing."""
    builder = DocumentBuilder(lambda *_: 0, lambda _: ())
    inside = Node(Token("paragraph_open", "p", 1), (Node(Token("inline", "", 0, children=[])),))
    assert isinstance(builder.block(Node(Token("strange_open", "", 1), (inside,))), Group)
    text = Token("inline", "", 0, children=[Token("text", "", 0, content="said")])
    block = builder.block(Node(Token("strange_open", "", 1), (Node(text),)))
    assert block == Paragraph((Span("said"),))


def test_inline_tokens_without_a_row_show_their_text() -> None:
    """An inline token that nothing is known of is text, and a strange pair sets no style."""
    tokens = [
        Token("odd_open", "", 1),
        Token("odd", "", 0, content="said"),
        Token("odd_close", "", -1),
    ]
    assert weave(tokens, lambda *_: 0) == (Span("said"),)


def test_lines_of_chinese_join_without_a_blank() -> None:
    """A line break in the source is a blank, but not between Chinese or Japanese characters."""
    (block,) = _blocks("漢字\n漢字\nword\nword")
    assert "".join(span.text for span in block.spans) == "漢字漢字 word word"


def _blocks(text: str) -> list[Paragraph]:
    document = parse(text)
    document.grow()
    return [
        block for unit in document.units for block in unit.blocks if isinstance(block, Paragraph)
    ]


def test_a_paragraph_that_no_author_writes_is_shown_as_written() -> None:
    """Markup is looked for in paragraphs of a bearable length; a longer one loses no word."""
    for text in ("*word* " * 2_000, "[" * 1_500 + "x\ny"):
        spans = [
            span
            for line in Page(parse(text), load_theme("ink"), 60).raw_lines()
            for span in line.spans
        ]
        shown = "".join(span.text for span in spans if span.style != "md.notice")
        assert "".join(shown.split()) == "".join(text.split())
        assert all("md.em" not in span.style for span in spans)


def test_a_text_that_is_cut_says_so_at_its_end() -> None:
    """Below the last line, and below the notes, stands that there is more."""
    page = Page(parse("a[^1]\n\n[^1]: note\n", cut=True), load_theme("ink"), 80)
    lines = ["".join(span.text for span in line.spans) for line in page.raw_lines()]
    assert lines[-1] == "✖ The rest of this file is not shown: it is longer than 2 MB."
    assert any("note" in line for line in lines[:-1])


def test_tokens_that_say_nothing_further_share_that() -> None:
    """A long post has ten thousands of them; a heading's own id is its alone."""
    document = parse("# One\n\nText.\n\n# Two\n")
    document.grow()
    heading, text, _ = (unit.tokens[0] for unit in document.units)
    assert text.attrs is text.meta is heading.meta
    assert [it.id for it in document.headings] == ["one", "two"]
    assert heading.attrs == {"id": "one"}
