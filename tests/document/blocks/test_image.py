"""An image leaves room for its picture, where something tells how much, and says what it said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from termblog.document.document import Context, Options
from termblog.document.parse import parse
from termblog.layout.page import Page
from termblog.theme import load_theme
from tests.document.syntax.page import links

if TYPE_CHECKING:
    from rich.segment import Segment

    from termblog.document.document import Line
    from termblog.document.picture import PictureRow

TEXT = "Before.\n\n![What it shows](a.png)\n\nAfter."


class Drawn:
    """What draws every picture, as wide as there is room and as high as it is told."""

    def __init__(self, rows: int) -> None:
        self.rows = rows

    def room(self, _source: str, width: int) -> tuple[int, int]:
        """Return all of the width."""
        return width, self.rows

    def cells(self, _row: PictureRow) -> tuple[Segment, ...] | None:
        """Have nothing drawn yet."""
        return None


def page(text: str = TEXT, width: int = 40, rows: int = 5) -> Page:
    """Return a page on which pictures have room."""
    return Page(parse(text), load_theme("ink"), width, pictures=Drawn(rows))


def said(line: Line) -> str:
    """Return what a line says."""
    return "".join(span.text for span in line.spans if not span.chrome)


def test_a_picture_has_its_rows_above_its_label() -> None:
    """Five rows of decoration, then the label and the address."""
    lines = list(page().raw_lines())
    rows = [line.picture.y for line in lines if line.picture]
    assert rows == [0, 1, 2, 3, 4]
    assert [said(line) for line in lines] == [
        "Before.",
        *[""] * 6,
        "What it shows",
        "",
        "",
        "After.",
    ]
    assert "a.png" in "".join(span.text for span in lines[8].spans)


def test_a_picture_and_its_label_are_one_text() -> None:
    """Copying and finding join the rows and the label, as if there were only the label."""
    lines = [line for line in page().raw_lines() if line.picture]
    assert [line.soft for line in lines] == [False, True, True, True, True]
    label = list(page().raw_lines())[7]
    assert (label.soft, label.glue) == (True, "")


def test_without_room_an_image_is_its_label() -> None:
    """As it always was."""
    assert links("![What it shows](a.png)") == [("What it shows", "a.png")]
    document = parse("![What it shows](a.png)")
    document.grow()
    lines = list(document.units[0].blocks[0].render(Context(40, Options())))
    assert [line.picture for line in lines] == [None, None]
    assert not lines[0].soft


def test_a_place_in_a_picture_is_its_first_row_at_any_size() -> None:
    """An anchor in it or at its label finds the picture; one below it finds what is below."""
    small, large = page(rows=3), page(rows=24)
    for y in range(2, 6):
        assert large.y_of(small.anchor_at(y)) == 2
    after = next(y for y in range(20) if said(small.line(y)) == "After.")
    assert said(large.line(large.y_of(small.anchor_at(after)))) == "After."


@given(st.integers(10, 500), st.integers(1, 24), st.integers(0, 12))
def test_no_picture_makes_a_line_wider_than_asked(width: int, rows: int, depth: int) -> None:
    """Within lists and quotes, too, its rows fit beside their bars."""
    text = "".join("> " if level % 2 else "- " for level in range(depth)) + "![a](a.png)"
    for line in page(text, width, rows).raw_lines():
        assert sum(cell_len(span.text) for span in line.spans) <= width


TWO = "![One](a.png)\n![Two](b.png)  ![Three](c.png)"


def test_images_in_a_row_are_drawn_one_below_another() -> None:
    """Each picture stands above its own label, with air between."""
    lines = list(page(TWO, rows=2).raw_lines())
    drawn = [line.picture.picture.source for line in lines if line.picture]
    assert drawn == ["a.png", "a.png", "b.png", "b.png", "c.png", "c.png"]
    assert [said(line) for line in lines if said(line)] == ["One", "Two", "Three"]


def test_images_in_a_row_are_words_where_nothing_is_drawn() -> None:
    """As they were written."""
    lines = list(Page(parse(TWO), load_theme("ink"), 40).raw_lines())
    assert ["".join(span.text for span in line.spans) for line in lines] == ["▣ One ▣ Two ▣ Three"]


def test_an_image_among_words_stays_a_word() -> None:
    """A line of text is not torn apart for a picture in it."""
    for text in ("See ![One](a.png) here", "![One](a.png) and ![Two](b.png)"):
        assert not any(line.picture for line in page(text).raw_lines())


def test_images_of_html_are_drawn_too() -> None:
    """Alone, in a figure with its caption, and where they lead somewhere."""
    for text in (
        "<img src='a.png' alt='One'>",
        "<figure><img src='a.png' alt='One'><figcaption>Words</figcaption></figure>",
        "[![One](a.png)](https://example.org)",
    ):
        drawn = {line.picture.picture.source for line in page(text).raw_lines() if line.picture}
        assert drawn == {"a.png"}, text
