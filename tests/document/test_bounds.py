"""What no author writes is read in parts or shown as text, and none of it is lost."""

from __future__ import annotations

import pytest

from termblog.document.bounds import MOST_LINES, MOST_TOKENS, WINDOW
from termblog.document.document import Options
from termblog.document.parse import parse
from termblog.layout.page import Page
from termblog.theme import load_theme

NOTICE = "✖ This {}; it is shown as it is written."


def said(text: str) -> list[str]:
    """Return what each line says."""
    lines = Page(parse(text), load_theme("ink"), 80).raw_lines()
    return ["".join(span.text for span in line.spans) for line in lines]


def test_a_long_list_is_read_in_parts() -> None:
    """The first item does not wait for the last, and numbers run on as if it were read at once."""
    document = parse("".join(f"1. item {n}\n" for n in range(4 * WINDOW)))
    document.grow(1)
    assert len(document.units) == 1
    assert document.unread > 3 * WINDOW
    numbers = [line.split()[0] for line in said("1. item\n" * 4 * WINDOW)]
    assert numbers == [f"{n}." for n in range(1, 4 * WINDOW + 1)]


def test_a_list_of_long_items_is_read_in_parts() -> None:
    """Two hundred items of a release's notes are too heavy at once, and none of them is shown raw."""
    lines = said("".join(f"- **{n}** {'word ' * 99}\n" for n in range(WINDOW)))
    assert [line.split()[1] for line in lines if line[:1] == "•"] == [str(n) for n in range(WINDOW)]
    assert not any("**" in line for line in lines)


def test_an_item_longer_than_a_part_is_given_more_lines() -> None:
    """Where the first item alone is broader than a part, the next limit is one of lines."""
    document = parse(f"- {'word ' * 3_000}\n- two\n" + "- more\n" * 2 * WINDOW)
    document.grow(1)
    assert document.unread > WINDOW


def test_no_item_is_cut() -> None:
    """An item whose lines lie on both sides of a part's end stays one."""
    lines = said("- one\n\n  two\n\n" * WINDOW)
    assert lines.count("• one") == lines.count("  two") == WINDOW


def test_an_item_longer_than_a_part_is_read_at_once() -> None:
    """A part that holds no whole item is given up."""
    lines = said("- one\n" + "\n  more" * 2 * WINDOW + "\n- last\n")
    assert (lines[0], lines[-1]) == ("• one", "• last")


@pytest.mark.parametrize(
    "text",
    ["|a|b|\n|-|-|\n" + "|x|y|\n" * 3_000, f"|a|b|\n|-|-|\n|{'word ' * 30_000}|x|\n"],
    ids=["rows", "characters"],
)
def test_a_huge_table_is_text(text: str) -> None:
    """A table of thousands of cells is shown as written, in pieces, without markup."""
    document = parse(text + "\nAfter *it*.")
    document.grow()
    assert len(document.units) > 5
    assert max(len(token.content) for unit in document.units for token in unit.tokens) <= 5_000
    lines = said(text + "\nAfter *it*.")
    assert lines[:3] == [NOTICE.format("table is too large to be drawn"), "|a|b|", "|-|-|"]
    assert lines[-1] == "After it."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("|a|b|\n", "paragraph_open"),
        ("|a|b|\nno\n|x|\n", "paragraph_open"),
        ("    |a|b|\n    |-|-|\n" * 400, "code_block"),
    ],
    ids=["a line", "no delimiters", "code"],
)
def test_what_is_no_table_is_read_as_ever(text: str, kind: str) -> None:
    """Pipes alone make no table, however many lines of them there are."""
    document = parse(text)
    document.grow()
    assert [unit.tokens[0].type for unit in document.units] == [kind]


@pytest.mark.parametrize("text", ["word " * 40_000, "x" * 200_000, "a line\n" * 30_000])
def test_a_huge_paragraph_is_pieces(text: str) -> None:
    """A paragraph that no screen holds is laid out piece by piece, with all it says."""
    document = parse(text)
    document.grow()
    assert max(len(token.content) for unit in document.units for token in unit.tokens) <= 10_000
    lines = [line for line in said(text) if not line.startswith("✖")]
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_document_of_too_many_blocks_ends_as_text() -> None:
    """What follows thousands of paragraphs is kept as text: a few tokens for a hundred lines."""
    text = "one *two*\n\n" * (MOST_TOKENS // 2)
    document = parse(text)
    document.grow()
    assert sum(len(unit.tokens) for unit in document.units) < 1.2 * MOST_TOKENS
    lines = said(text)
    assert lines[0] == "one two"
    assert lines[-1] == "one *two*"
    assert sum(line.startswith("one") for line in lines) == MOST_TOKENS // 2


def test_a_post_of_a_megabyte_is_markdown_to_its_end() -> None:
    """What an author may write, a thick book in paragraphs of a few words, is no bomb."""
    document = parse(f"one *two* {'three four five ' * 5}\n\n" * 12_000)
    document.grow()
    assert len(document.units) == 12_000
    assert all("written" not in token.meta for unit in document.units for token in unit.tokens)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (">" * 20_000 + " x", "This holds too much to be drawn"),
        ("- " * 5_000 + "x", "This holds too much to be drawn"),
        ("<p>" + "<b>x</b>" * 3_000 + "</p>", "This HTML is too large to be drawn"),
        ("<p>" + "word " * 10_000 + "</p>", "This HTML is too large to be drawn"),
        (
            "a line\n\n" * (MOST_TOKENS // 3 + 100),
            "What follows is shown as it is written: the post is too long.",
        ),
    ],
    ids=["quotes", "lists", "tags", "text in tags", "lines"],
)
def test_what_is_beyond_bounds_says_so(text: str, sentence: str) -> None:
    """A notice stands before what is shown as it is written, and no character is lost."""
    lines = said(text)
    assert next(line for line in lines if line.startswith("✖")).startswith(f"✖ {sentence}")
    shown = "".join(line for line in lines if not line.startswith("✖"))
    assert "".join(shown.split()) == "".join(text.split())


def test_a_drawing_is_not_counted() -> None:
    """The thousands of tags of a drawing, a script or a style say nothing, and show nothing."""
    drawing = "<svg>" + "<path d='M0 0'/>" * 3_000 + "</svg>"
    assert said(f"<div>{drawing}<p>word</p><style>{'a{}' * 20_000}</style></div>")[-1] == "word"


def test_long_code_is_laid_out_in_pieces() -> None:
    """Its lines are numbered through, it is named once, and copied as a whole."""
    text = "".join(f"line {n}\n" for n in range(1_200)) + "x" * 12_000 + "\n"
    document = parse(f"```python\n{text}```")
    document.grow()
    assert {unit.tokens[0].meta["whole"] for unit in document.units} == {text}
    lines = Page(document, load_theme("ink"), 80, Options(line_numbers=True)).raw_lines()
    shown = ["".join(span.text for span in line.spans) for line in lines]
    assert shown[0].split() == ["▏", "python"]
    assert [it.split()[1] for it in shown if "line" in it] == [str(n) for n in range(1, 1_201)]
    assert sum(it.count("x") for it in shown) == 12_000


def test_blocks_built_long_ago_are_let_go() -> None:
    """A long post keeps the blocks of what was read last, and builds the others once more."""
    document = parse("one *two* [x]\n\n" * 20 + "word\n\n" * 4_000 + "[x]: /x\n")
    document.grow()
    first = document.units[0].blocks
    assert document.units[0].blocks is first
    for unit in document.units:
        _ = unit.blocks
    assert document.units[0].blocks is not first
    assert document.units[0].blocks == first


def test_markdown_ends_after_so_many_lines() -> None:
    """Lines cost even where they say nothing; what stands behind them is shown as it is written."""
    lines = said("word\n" + "\n" * MOST_LINES + "*late*")
    assert (lines[0], lines[-1]) == ("word", "*late*")
