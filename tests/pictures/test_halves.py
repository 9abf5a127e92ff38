"""Half blocks show two pixels a cell, and nothing but blocks."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from rich.cells import cell_len
from rich.console import Console

from termblog.document.picture import Picture
from termblog.pictures.canvas import Canvas
from termblog.pictures.halves import Halves, draw
from tests.pictures.making import RED, encoded, picture


@given(st.integers(1, 60), st.integers(1, 24), st.binary(min_size=1, max_size=40))
def test_each_row_is_as_wide_as_its_picture(columns: int, rows: int, grain: bytes) -> None:
    """Whatever the pixels, a line is a line of blocks."""
    pixels = (grain * (columns * rows * 6 // len(grain) + 1))[: columns * rows * 6]
    halves = Halves(columns, pixels)
    for y in range(rows):
        text = "".join(segment.text for segment in halves.row(y))
        assert cell_len(text) == columns
        assert set(text) <= {"▀", " "}


def test_cells_that_look_alike_are_one() -> None:
    """A line of one colour is one segment: less to paint and to send."""
    plain = encoded(Image.new("RGB", (40, 20), RED))
    halves = draw(plain, Picture("a.png", 20, 5), Canvas(), "#000000")
    assert [segment.text for segment in halves.row(2)] == [" " * 20]
    assert halves.size == 20 * 10 * 3
    assert halves.arrival == halves.departure == ""


@pytest.mark.filterwarnings("ignore:Image.Image.getdata:DeprecationWarning")
def test_the_half_blocks_are_those_of_textual_image() -> None:
    """A second opinion: a package for the same draws the same pixels in the same cells."""
    from textual_image.renderable.halfcell import Image as HalfcellImage

    image = picture(size=(12, 8)).rotate(30)
    console = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor", width=12)
    theirs = [segment for segment in console.render(HalfcellImage(image, 12, 4)) if segment.style]
    ours = Halves(12, image.tobytes())
    for y in range(4):
        cells = iter(theirs[12 * y : 12 * (y + 1)])
        for segment in ours.row(y):
            for _ in segment.text:
                other = next(cells).style
                assert other is not None
                assert segment.style is not None
                assert other.bgcolor == segment.style.bgcolor
                assert other.color == (segment.style.color or segment.style.bgcolor)
