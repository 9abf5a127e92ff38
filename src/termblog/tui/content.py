"""The one door through which text of a post reaches a widget.

Textual reads a plain `str` as markup: a title `[@click=app.screenshot('x')]` would act. `Content`
built here is literal and holds nothing that a terminal could obey.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.content import Content

from termblog.text import plain, sanitise

if TYPE_CHECKING:
    from rich.style import Style

ELLIPSIS = "…"
"""What stands for text that did not fit."""


def content(text: str) -> Content:
    """Return text as a widget may show it, literally.

    Args:
        text: Any string, from a post or a visitor.
    """
    return Content(sanitise(text))


def line(text: str) -> str:
    """Return text as one safe line.

    Args:
        text: Any string, from a post or a visitor.
    """
    return plain(text)


def fit(text: str, width: int) -> str:
    """Return text cut to a width, with an ellipsis where something was cut.

    Args:
        text: One line.
        width: In cells.
    """
    if cell_len(text) <= width:
        return text
    if width < 1:
        return ""
    return set_cell_size(text, width - 1).rstrip() + ELLIPSIS


def spread(
    left: list[Segment], right: list[Segment], width: int, gap: Style | None = None
) -> list[Segment]:
    """Return a line with one part at its left edge and another at its right.

    Args:
        left: Cut where both do not fit.
        right: Never cut.
        width: In cells.
        gap: The style of what lies between.
    """
    tail = sum(segment.cell_length for segment in right)
    room = max(0, width - tail)
    kept = crop(left, room)
    filled = sum(segment.cell_length for segment in kept)
    return [*kept, Segment(" " * (room - filled), gap), *right]


def crop(segments: list[Segment], width: int) -> list[Segment]:
    """Return segments cut to a width, with an ellipsis where something was cut.

    Args:
        segments: One line's.
        width: In cells.
    """
    if sum(segment.cell_length for segment in segments) <= width:
        return segments
    kept: list[Segment] = []
    for segment in segments:
        if segment.cell_length >= width:
            return [*kept, Segment(fit(segment.text + " ", width), segment.style)]
        kept.append(segment)
        width -= segment.cell_length
    return kept
