"""A picture of half blocks: the upper pixel of a cell is its ink, the lower one its ground."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from termblog.pictures.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.picture import Picture
    from termblog.pictures.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Halves:
    """A picture, drawn."""

    columns: int
    """How wide it is, in cells."""
    pixels: bytes
    """Red, green and blue; two lines of pixels to a line of cells."""

    arrival = departure = ""
    """The terminal is sent nothing before it shows, nor when it is gone."""

    @property
    def size(self) -> int:
        """The bytes that it holds."""
        return len(self.pixels)

    def row(self, y: int) -> tuple[Segment, ...]:
        """Return a line of it.

        Args:
            y: Counted from 0.
        """
        cells = groupby(zip(self._line(2 * y), self._line(2 * y + 1), strict=True))
        return tuple(_cells(upper, lower, len(list(run))) for (upper, lower), run in cells)

    def _line(self, y: int) -> Iterator[bytes]:
        """Yield the pixels of a line."""
        start = 3 * self.columns * y
        return (self.pixels[at : at + 3] for at in range(start, start + 3 * self.columns, 3))


def draw(data: bytes, picture: Picture, _canvas: Canvas, background: str) -> Halves:
    """Return a picture made of half blocks.

    Args:
        data: Its file.
        picture: Its size in cells.
        background: `#rrggbb`.

    Raises:
        Unreadable: It cannot be decoded.
    """
    image = decode(data, picture.columns, 2 * picture.rows, background)
    return Halves(picture.columns, image.tobytes())


def _cells(upper: bytes, lower: bytes, count: int) -> Segment:
    ground = Color.from_rgb(*lower)
    if upper == lower:
        return Segment(" " * count, Style(bgcolor=ground))
    return Segment("▀" * count, Style(color=Color.from_rgb(*upper), bgcolor=ground))
