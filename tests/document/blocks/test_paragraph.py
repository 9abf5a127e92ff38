"""Paragraphs keep their direction, and say what the reader asked for."""

from __future__ import annotations

from termblog.document.blocks.paragraph import Paragraph, is_rtl, shorten
from termblog.document.document import Context, Options, Span


def test_direction_is_that_of_the_first_letter() -> None:
    """Digits, signs and decoration say nothing of a direction."""
    assert is_rtl([Span("x", chrome=True), Span("1. "), Span("“שלום” hello")])
    assert not is_rtl([Span("hello שלום")])
    assert not is_rtl([Span("12 – ¿")])


def test_lines_of_one_word_are_not_justified() -> None:
    """A line without blanks has none to widen, and the last line stays as it is."""
    paragraph = Paragraph((Span("abcdefgh ij kl mn op"),))
    lines = list(paragraph.render(Context(9, Options(justify=True))))
    assert ["".join(s.text for s in line.spans) for line in lines] == [
        "abcdefgh",
        "ij  kl mn",
        "op",
    ]


def test_an_image_in_a_link_has_one_address() -> None:
    """What is told is where the link leads, behind the image's words and not before them."""
    linked = (Span("▣ ", "md.image", "a.png", chrome=True), Span("Sea", "md.image", "/b"))
    for options, shown in (
        (Options(link_addresses=True), "▣ Sea (/b) and"),
        (Options(plain=True), "Image: Sea (/b) and"),
    ):
        (line,) = Paragraph((*linked, Span(" and"))).render(Context(40, options))
        assert "".join(span.text for span in line.spans) == shown


def test_addresses_that_hold_data_are_short() -> None:
    """An address that is a file in itself is not written out."""
    assert shorten("data:image/png;base64," + "A" * 500).endswith("…")
    assert shorten("https://example.org/\x1b[31m") == "https://example.org/␛[31m"
