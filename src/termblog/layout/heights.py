"""Which line belongs to which unit, while most of them have only been guessed."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Heights:
    """How many lines each unit takes: an estimate until it is measured."""

    def __init__(self) -> None:
        """Begin without units."""
        self._heights: list[int] = []
        self._measured = bytearray()
        self._tops = [0]

    def __len__(self) -> int:
        """Return how many units are known."""
        return len(self._heights)

    def extend(self, estimates: Iterable[int]) -> None:
        """Add units at the end.

        Args:
            estimates: About how many lines each takes.
        """
        self._heights.extend(estimates)
        self._measured.extend(bytes(len(self._heights) - len(self._measured)))

    def measure(self, unit: int, height: int) -> None:
        """Replace an estimate.

        Args:
            unit: Its index.
            height: How many lines it takes.
        """
        self._measured[unit] = 1
        if self._heights[unit] != height:
            self._heights[unit] = height
            del self._tops[unit + 1 :]

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
        return self._all_tops()[min(unit, len(self))]

    def locate(self, y: int) -> int:
        """Return the unit at a line: the last one past the end, -1 where there is none.

        Args:
            y: Counted from 0.
        """
        return min(bisect_right(self._all_tops(), max(y, 0)), len(self)) - 1

    def _all_tops(self) -> list[int]:
        """Return the first line of each unit, and of what follows the last; only what changed is added up."""
        if len(self._tops) <= len(self._heights):
            known = len(self._tops) - 1
            self._tops += list(accumulate(self._heights[known:], initial=self._tops[-1]))[1:]
        return self._tops
