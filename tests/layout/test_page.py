"""A page shows a document at a width, laying out what is looked at."""

from __future__ import annotations

import pytest

from termblog.document.document import BLANK, Options
from termblog.document.parse import parse
from termblog.layout.anchor import Anchor
from termblog.layout.page import Page
from termblog.theme import load_theme

TEXT = "# Start\n\n" + "\n\n".join(
    f"## Part {i}\n\nSome *words* about [part {i}](https://example.org/{i}) that go on and on and on"
    f" until the line is full, and then some more.\n\n- one\n- two\n\n```python\nx = {i}\n```"
    for i in range(40)
)


def make(text: str = TEXT, width: int = 40) -> Page:
    """Return a page of a text."""
    return Page(parse(text), load_theme("ink"), width)


def said(page: Page) -> list[str]:
    """Return what each line of a page shows."""
    return ["".join(span.text for span in line.spans) for line in page.raw_lines()]


def text_at(page: Page, y: int) -> str:
    """Return what a line says."""
    return "".join(span.text for span in page.line(y).spans if not span.chrome)


def test_streamed_and_scrolled_lines_are_the_same() -> None:
    """What is printed is what is scrolled through."""
    page, other = make(), make()
    while not page.settled:
        page.measure(7)
    shown = ["".join(s.text for s in page.line(y).spans) for y in range(page.height)]
    assert shown == said(other)


def test_a_first_screen_lays_out_what_it_shows() -> None:
    """A screen of a long post parses and lays out a screenful."""
    page = make(TEXT * 50)
    for y in range(24):
        page.paint(page.line(y))
    assert len(page._galley._kept) < 20
    assert len(page.document.units) < 100


@pytest.mark.parametrize("width", [10, 33, 200])
def test_an_anchor_survives_a_resize(width: int) -> None:
    """The place of a line is found again at another width."""
    page, other = make(), make(width=width)
    for y in (0, 17, 101, 230):
        place = page.anchor_at(y)
        assert other.anchor_at(other.y_of(place)).heading == place.heading
        assert page.y_of(place) in (y, y + 1, y + 2)


def test_each_heading_within_a_block_of_html_is_known() -> None:
    """A line stands beneath the nearest heading above it, be that in the midst of its unit."""
    page = make("before\n\n<div><h2>A</h2>\na\n<h2>B</h2>\nb</div>\n\nafter[^1]\n\n[^1]: n\n")
    while not page.settled:
        page.measure(9)
    shown = {text_at(page, y): page.heading_at(y) for y in range(page.height)}
    assert [shown[text] for text in ("before", "A", "a", "B", "b", "after", "n")] == ["", *"aabbbb"]


def test_measuring_keeps_the_place() -> None:
    """When estimates above a line are corrected, the line is told where it went."""
    page = make()
    page.document.grow()
    y = page.y_of_heading("part-30")
    assert y is not None
    before = text_at(page, y)
    while not page.settled:
        y = page.measure(3, y)
    assert text_at(page, y) == before == "Part 30"


def test_an_empty_document_has_no_lines() -> None:
    """Nothing is asked of a post without text."""
    page = make("")
    assert (page.height, page.line(0).spans, page.block_at(3), page.anchor_at(0)) == (
        0,
        (),
        0,
        Anchor(),
    )
    assert page.y_of(Anchor("none", 2, 1)) == 0
    assert (page.settled, page.measure(5)) == (True, 0)


def test_past_the_end_is_blank() -> None:
    """A line beyond the last says nothing."""
    page = make("word")
    assert page.line(9) == BLANK


def test_a_place_past_the_end_is_the_end() -> None:
    """A line that an estimate promised and the text does not have lies at the last one."""
    page = make("one\n\ntwo words\n\n")
    assert page.anchor_at(900) == page.anchor_at(2) == Anchor("", 1, 1)
    assert make("text\n\n<!-- nothing -->").anchor_at(900) == Anchor("", 1, 0)


def test_lines_wait_where_there_is_no_allowance() -> None:
    """A line that would take too much work is blank, which is told, until it is asked for again."""
    page = make("<!-- none -->\n\n" * 60 + "word")
    allowance = [20]

    def spend(blocks: int) -> bool:
        allowance[0] -= blocks
        return allowance[0] >= 0

    page.spend = spend
    assert (text_at(page, 0), page.short) == ("", True)
    with page.patiently():
        assert text_at(page, 0) == "word"
    assert text_at(page, 0) == "word"
    assert page.spend is spend


def test_anchors_of_notes_are_found() -> None:
    """The address of a footnote leads to it."""
    page = make("a[^1]\n\n[^1]: note\n")
    assert [span.href for span in page.line(0).spans] == ["", "#fn-1"]
    assert page.y_of_heading("fn-1") == 2
    assert page.y_of_heading("fn-7") is None


def test_decoration_in_ascii() -> None:
    """Where there is nothing beyond ASCII, decoration is drawn in it, and text stays as it is."""
    page = Page(parse("- é\n\n> q"), load_theme("ink"), 20, Options(unicode=False))
    assert ["".join(s.text for s in line) for line in page.lines()] == ["* é", "", "| q"]


def test_code_is_filled_to_the_edge() -> None:
    """The background of code reaches the edge of the page."""
    page = make("```\nx\n```", 12)
    assert "".join(s.text for s in page.paint(page.line(0))) == "▏ x" + " " * 9


def test_no_air_above_the_first_words() -> None:
    """What shows nothing at the start of a post leaves no blank lines there."""
    page = make("<!-- a -->\n\n<!-- b -->\n\n# Title\n\ntext")
    assert said(page) == ["Title", "", "text"]
    assert [text_at(page, y) for y in range(3)] == ["Title", "", "text"]


def test_the_first_unit_is_looked_at_once() -> None:
    """Whether the post begins with something to show is not asked at each of its blocks."""
    page = make("word\n\n" * 300)
    rendered: list[int] = []
    render = page._galley._render
    page._galley._render = lambda unit: rendered.append(unit) or render(unit)  # type: ignore[method-assign,func-returns-value]  # counted
    list(page.raw_lines())
    assert len(rendered) == 301
