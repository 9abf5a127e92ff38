"""What stands together as one character: letters with their marks, flags, emoji of several parts."""

from __future__ import annotations

import unicodedata

from rich.cells import split_graphemes

_CLUSTER = 32
"""Characters of the longest cluster that anybody writes: a family with its skin tones and joiners."""
CROWDED = 16
"""Characters that a cell may take before a text is looked at as a whole: twice a letter and its marks."""


def clusters(text: str) -> list[tuple[int, int, int]]:
    """Return what stands together as one character: (start, end, width in cells).

    Args:
        text: Any; flags and skin tones stay whole, which rich's own splitting parts.
    """
    found: list[tuple[int, int, int]] = []
    for start, end, cells in split_graphemes(text)[0]:
        if found and _joins(text, found[-1], start):
            first, _, before = found[-1]
            found[-1] = (first, end, before + cells)
        else:
            found.append((start, end, cells))
    return found


def _joins(text: str, before: tuple[int, int, int], at: int) -> bool:
    """Return whether a character belongs to the cluster before it (UAX #29, GB9a, GB12)."""
    char = text[at]
    if char.isascii():
        return False
    if "\U0001f1e6" <= char <= "\U0001f1ff":
        return before[1] - before[0] == 1 and "\U0001f1e6" <= text[before[0]] <= "\U0001f1ff"
    return "\U0001f3fb" <= char <= "\U0001f3ff" or unicodedata.category(char) == "Mc"


def cut_clusters(text: str, width: int) -> int:
    """Return how many characters of a text fit, no cluster parted.

    Args:
        text: Without newlines.
        width: In cells.
    """
    if text.isascii():
        return width
    for size in (2 * width, CROWDED * width):
        cut = _cut(text[:size], width)
        if cut + _CLUSTER < size:  # nothing that was cut off could belong to what fits
            return cut
    return _cut(text, width)


def _cut(text: str, width: int) -> int:
    """Return how many characters of a text fit."""
    for start, _, cells in clusters(text):
        if cells > width:
            return start
        width -= cells
    return len(text)
