"""Paragraphs are broken into lines of cells, and nothing of them is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from termblog.document import wrap as module
from termblog.document.document import Line, Span
from termblog.document.wrap import find_cuts, wrap


def lines(text: str, width: int) -> list[str]:
    """Return the lines of a text."""
    return [text[cut.start : cut.end] for cut in find_cuts(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one  two", 3, ["one", "two"]),
        ("one\n\ntwo", 10, ["one", "", "two"]),
        ("a well-known thing", 8, ["a well-", "known", "thing"]),
        ("see https://a.example/b-c now", 16, ["see", "https://a.", "example/b-c now"]),
        ("https://a.example/b-c-d-e-f", 16, ["https://a.", "example/b-c-d-", "e-f"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("他说：“你好”。", 6, ["他说：", "“你", "好”。"]),
        ("（一二三）四", 6, ["（一二", "三）四"]),
        ("한국어 문장", 8, ["한국어", "문장"]),
        ("🇫🇷🇩🇪🇯🇵", 4, ["🇫🇷🇩🇪", "🇯🇵"]),
        ("é" * 3 + "漢", 4, ["ééé", "漢"]),
    ],
)
def test_lines(text: str, width: int, expected: list[str]) -> None:
    """Lines break at blanks, after dashes, between Chinese characters, never within a cluster."""
    assert lines(text, width) == expected


def test_lines_tell_what_parted_them() -> None:
    """A line knows whether a newline, a blank or nothing stood before it."""
    found = list(wrap([Span("of two-threes four\nfive")], 8))
    assert [(line.soft, line.glue) for line in found] == [
        (False, "\n"),
        (True, ""),
        (True, " "),
        (False, "\n"),
    ]


def test_styles_stay_with_their_text() -> None:
    """Spans are cut where lines are, and a base style lies beneath theirs."""
    spans = [Span("plain "), Span("strong words", "md.strong"), Span("!")]
    assert list(wrap(spans, 12, "md.h2")) == [
        Line((Span("plain ", "md.h2"), Span("strong", "md.h2 md.strong")), glue="\n"),
        Line((Span("words", "md.h2 md.strong"), Span("!", "md.h2")), soft=True),
    ]


def test_blanks_of_decoration_part_no_words() -> None:
    """Where a line breaks within decoration, copying puts no blank into the text."""
    found = list(wrap([Span("word"), Span(" (address)", chrome=True), Span(", next")], 12))
    assert [line.glue for line in found] == ["\n", "", " "]


WORDS = (
    "word", "a", "longish-word", "😀", "👍🏽", "👩‍💻", "🇩🇪", "❤️", "x😀y", "“q”", "слово", "(😀)", "1️⃣", "é", "", "a" * 30,
    "😀" * 20, "ไทย", "हिन्दी", "عربي", "—", "…", "中文", "a中", "a\u3000b",
)  # fmt: skip


@given(words=st.lists(st.sampled_from(WORDS), max_size=20), width=st.integers(4, 40))
def test_words_are_filled_in_as_atoms_are(words: list[str], width: int) -> None:
    """The short way over words between blanks breaks lines where the long way does."""
    text = " ".join(words)
    swift = find_cuts(text, width)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_take_words", lambda *_: None)
        assert find_cuts(text, width) == swift


def test_only_words_that_may_be_wide_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a line of words with an emoji, only the emoji's width is looked up."""
    measured: list[str] = []

    def measure(text: str) -> int:
        measured.append(text)
        return cell_len(text)

    monkeypatch.setattr(module, "cell_len", measure)
    assert len(find_cuts("plain words and one 😀 among them, and more", 40)) == 2
    assert measured == ["😀"]
