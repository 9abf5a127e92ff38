"""Which line belongs to which unit, while most of them have only been guessed."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
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
        self._total = 0
        self._near: tuple[int, list[int]] = (-1, [])

    @property
    def total(self) -> int:
        """How many lines all of them take."""
        return self._total

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
            self._grow(len(self._heights) - 1, height)
        self._measured.extend(bytes(len(self._heights) - len(self._measured)))

    def measure(self, unit: int, height: int) -> None:
        """Replace an estimate.

        Args:
            unit: Its index.
            height: How many lines it takes.
        """
        self._measured[unit] = 1
        if height != self._heights[unit]:
            self._grow(unit, height - self._heights[unit])
            self._heights[unit] = height

    def _grow(self, unit: int, lines: int) -> None:
        """Note that a unit takes so many lines more."""
        block = unit // _BLOCK
        self._sums[block] += lines
        self._total += lines
        if block == self._near[0]:
            self._near = (-1, [])

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
        if unit >= len(self):
            return self._total
        block, row = divmod(unit, _BLOCK)
        above = sum(self._sums[:block])
        return above + self._ends(block)[row - 1] if row else above

    def locate(self, y: int) -> tuple[int, int]:
        """Return the unit at a line and the row within it: the last unit past the end.

        Args:
            y: Counted from 0.

        Returns:
            -1 for the unit where there is none.
        """
        row, block = max(y, 0), 0
        for total in self._sums[:-1]:
            if row < total:
                break
            row, block = row - total, block + 1
        ends = self._ends(block)
        at = min(bisect_right(ends, row), len(ends) - 1)
        return block * _BLOCK + at, row - ends[at - 1] if at > 0 else row

    def _ends(self, block: int) -> list[int]:
        """Return at which line of a block each of its units ends; who reads stays in one for long."""
        if block != self._near[0]:
            first = block * _BLOCK
            self._near = block, list(accumulate(self._heights[first : first + _BLOCK]))
        return self._near[1]
