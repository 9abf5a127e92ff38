"""Where the reader came from: a trail of places to go back and forward on. Pure."""

from __future__ import annotations

from typing import NamedTuple

from termblog.tui.sheet import START, Place

LONGEST = 200
"""How many steps are remembered."""


class Step(NamedTuple):
    """A place in a post."""

    slug: str
    """The post."""
    place: Place = START
    """Where in it."""


class Trail:
    """The steps of one session."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._at = -1

    def go(self, step: Step) -> None:
        """Go somewhere new; what lay ahead is forgotten.

        Args:
            step: Where.
        """
        self._steps[self._at + 1 :] = [step]
        del self._steps[:-LONGEST]
        self._at = len(self._steps) - 1

    def stay(self, place: Place) -> None:
        """Note how far one went at this step.

        Args:
            place: Where one is.
        """
        if self._steps:
            self._steps[self._at] = self._steps[self._at]._replace(place=place)

    def travel(self, by: int) -> Step | None:
        """Go back or forward; None where the trail ends.

        Args:
            by: How many steps; negative goes back.
        """
        if not 0 <= self._at + by < len(self._steps):
            return None
        self._at += by
        return self._steps[self._at]
