"""Which line belongs to which unit, while most of them have only been guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLOCK = 256
"""Units whose heights are also kept as one sum, so that a correction costs the same anywhere."""


class Heights:
    """How many lines each unit takes: an estimate until it is measured."""

    def __init__(self) -> None:
        """Begin without units."""
        self._heights: list[int] = []
        self._measured = bytearray()
        self._sums: list[int] = []

    def __len__(self) -> int:
        """Return how many units are known."""
        return len(self._heights)

    def extend(self, estimates: Iterable[int]) -> None:
        """Add units at the end.

        Args:
            estimates: About how many lines each takes.
        """
        for height in estimates:
            if len(self._heights) % _BLOCK == 0:
                self._sums.append(0)
            self._heights.append(height)
            self._sums[-1] += height
        self._measured.extend(bytes(len(self._heights) - len(self._measured)))

    def measure(self, unit: int, height: int) -> None:
        """Replace an estimate.

        Args:
            unit: Its index.
            height: How many lines it takes.
        """
        self._measured[unit] = 1
        self._sums[unit // _BLOCK] += height - self._heights[unit]
        self._heights[unit] = height

    def is_measured(self, unit: int) -> bool:
        """Return whether a unit's height is certain.

        Args:
            unit: Its index.
        """
        return bool(self._measured[unit])

    def first_guess(self, start: int = 0) -> int:
        """Return the first unit whose height is an estimate, or -1.

        Args:
            start: Where to look from.
        """
        return self._measured.find(0, start)

    def top(self, unit: int) -> int:
        """Return the first line of a unit; of the one past the last, how many lines there are.

        Args:
            unit: Its index.
        """
        unit = min(unit, len(self))
        block = unit // _BLOCK
        return sum(self._sums[:block]) + sum(self._heights[block * _BLOCK : unit])

    def locate(self, y: int) -> int:
        """Return the unit at a line: the last one past the end, -1 where there is none.

        Args:
            y: Counted from 0.
        """
        above, unit = max(y, 0), 0
        for total in self._sums:
            if above < total:
                break
            above, unit = above - total, unit + _BLOCK
        heights, count = self._heights, len(self._heights)
        while unit < count and above >= heights[unit]:
            above, unit = above - heights[unit], unit + 1
        return min(unit, count - 1)
