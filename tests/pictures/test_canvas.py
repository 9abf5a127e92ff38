"""A picture takes its own size or less, in the shape that it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termblog.pictures.canvas import Canvas
from termblog.pictures.header import Size

SIDES = st.integers(1, 100_000)


@given(
    SIDES,
    SIDES,
    st.integers(1, 500),
    st.integers(1, 200),
    st.tuples(st.integers(1, 60), st.integers(1, 60)),
    st.booleans(),
)
def test_no_picture_is_wider_or_higher_than_asked(
    across: int, down: int, width: int, height: int, cell: tuple[int, int], graphics: bool
) -> None:
    """Whatever its shape and the terminal's cells, it fits, and something of it shows."""
    columns, rows = Canvas(cell, graphics).fit(Size(across, down), width, height)
    assert 1 <= columns <= width
    assert 1 <= rows <= height


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((800, 400), (76, 19)),  # as wide as the text
        ((400, 800), (24, 24)),  # as high as may be
        ((80, 40), (20, 5)),  # its own size
        ((3, 3), (1, 1)),
        ((4_000, 4), (76, 1)),
    ],
)
def test_a_picture_keeps_its_shape(size: tuple[int, int], expected: tuple[int, int]) -> None:
    """Cells are twice as high as wide."""
    assert Canvas().fit(Size(*size), 76, 24) == expected


def test_a_terminal_that_tells_its_cells_is_believed() -> None:
    """Real pixels are shown as large as they are, and other cells bend nothing."""
    assert Canvas((10, 20), graphics=True).fit(Size(200, 200), 76, 24) == (20, 10)
    assert Canvas((10, 10)).fit(Size(40, 40), 76, 24) == (10, 10)
