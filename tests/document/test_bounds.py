"""What no author writes is read in parts or shown as text, and none of it is lost."""

from __future__ import annotations

import pytest

from termblog.document.bounds import MOST_TOKENS, WINDOW
from termblog.document.parse import parse
from termblog.layout import Page
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
        ("    |a|b|\n    |-|-|\n" * 900, "code_block"),
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
    text = "one *two*\n\n" * MOST_TOKENS
    document = parse(text)
    document.grow()
    assert sum(len(unit.tokens) for unit in document.units) < 1.2 * MOST_TOKENS
    lines = said(text)
    assert lines[0] == "one two"
    assert lines[-1] == "one *two*"
    assert sum(line.startswith("one") for line in lines) == MOST_TOKENS
