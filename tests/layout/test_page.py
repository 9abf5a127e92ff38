"""A page shows a document at a width, laying out what is looked at."""

from __future__ import annotations

import pytest

from termblog.document.parse import parse
from termblog.layout import Page
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
        page.segments(y)
    assert len(page._laid) < 20
    assert len(page.document.units) < 100


@pytest.mark.parametrize("width", [10, 33, 200])
def test_an_anchor_survives_a_resize(width: int) -> None:
    """The place of a line is found again at another width."""
    page, other = make(), make(width=width)
    for y in (0, 17, 101, 230):
        place = page.anchor_at(y)
        assert other.anchor_at(other.y_of(place)).heading == place.heading
        assert page.y_of(place) in (y, y + 1, y + 2)


def test_measuring_keeps_the_place() -> None:
    """When estimates above a line are corrected, the line is told where it went."""
    page = make()
    page.document.grow()
    y = page.y_of_heading("part-30")
    assert y is not None
    before = page.text(y)
    while not page.settled:
        y = page.measure(3, y)
    assert page.text(y) == before == "Part 30"


def test_links_are_found_by_cell() -> None:
    """A cell of a link tells its address, any other none."""
    page = make("go [日本](https://example.org) now")
    assert [page.href_at(0, x) for x in (0, 3, 6, 7, 99)] == [
        "",
        "https://example.org",
        "https://example.org",
        "",
        "",
    ]


def test_matches_are_found_across_lines() -> None:
    """A phrase that breaks over two lines is found, each part at its place."""
    page = make("- alpha beta gamma delta", 16)
    (match,) = page.find("beta gamma")
    assert [tuple(spot) for spot in page.spots(match)] == [(0, 8, 4), (1, 2, 5)]


def test_copying_joins_what_wrapping_parted() -> None:
    """A selection is copied as the post says it, without bullets and our line breaks."""
    page = make("- alpha beta gamma delta\n- 你好世界你好世界", 16)
    assert page.copy((0, 0), (3, 16)) == "alpha beta gamma delta\n你好世界你好世界"
