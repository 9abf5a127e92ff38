"""What a terminal can be drawn on, and how large a picture comes out there. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from termblog.pictures.header import Size

_GRAIN = 4
"""Pixels of a picture to a column of half blocks. At the 8 or 10 of a letter little would be left
of a small picture, since a column of half blocks shows a single one."""

_COUNTED = 297
"""The columns and rows that kitty's protocol can number."""


class Canvas(NamedTuple):
    """How a terminal shows pictures."""

    cell: tuple[int, int] = (8, 16)
    """The width and height of its cells, in pixels; the usual ones where it does not tell."""
    graphics: bool = False
    """Whether it shows real pictures, by kitty's protocol; else they are made of half blocks."""

    def fit(self, size: Size, width: int, height: int) -> tuple[int, int]:
        """Return the columns and rows that a picture takes: its own size, or less.

        Args:
            size: Its own, in pixels.
            width: The most columns.
            height: The most rows.
        """
        across, down = self.cell
        if self.graphics:
            width, height = min(width, _COUNTED), min(height, _COUNTED)
        grain = across if self.graphics else _GRAIN
        columns = max(1, min(width, -(-size.width // grain)))
        slope = size.height * across / (size.width * down)
        rows = max(1, round(columns * slope))
        if rows <= height:
            return columns, rows
        return max(1, min(columns, round(height / slope))), height
