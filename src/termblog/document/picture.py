"""Where a picture is to be drawn: cells that a page leaves free for it. Opens no file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    Room = Callable[[str, int], "tuple[int, int] | None"]
    """Tells the columns and rows that a picture takes within a width; None where it is not drawn."""

TALLEST = 24
"""The rows that a picture takes among the text, at the most."""


class Picture(NamedTuple):
    """A picture at one size."""

    source: str
    """Its address, as written."""
    columns: int
    """Its width, in cells."""
    rows: int
    """Its height, in lines."""


class PictureRow(NamedTuple):
    """One row of a picture: what the last span of its line leaves free."""

    picture: Picture
    """The whole of it."""
    y: int
    """Which row, counted from 0."""


def no_room(_source: str, _width: int) -> None:
    """Draw no picture: where nothing is known of files, or nothing can be drawn on."""
