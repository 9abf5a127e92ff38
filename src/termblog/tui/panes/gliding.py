"""Paper that goes places: at once, or with a short motion that shows which way.

The motion is a few frames, each half of what is left: a frame costs what a line down costs, and
more of them would explain nothing more. Where one goes is kept as a place, for heights on the
way are corrected while they come near.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from termblog.tui.panes.paper import Paper
from termblog.tui.sheet import START

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from termblog.tui.sheet import Place, Sheet

FRAMES = 3
"""How many frames a motion has."""
FRAME = 1 / 40
"""How long each stays, in seconds."""


class Gliding(Paper):
    """Paper with jumps."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.motion = True
        """Whether jumps scroll smoothly."""
        self._goal: Place | None = None
        self._frames = 0
        self._clock: Timer | None = None

    def show(self, make: Callable[[int], Sheet], place: Place = START) -> None:
        """Show something else; a jump in what was there is over."""
        self._land()
        super().show(make, place)

    @property
    def gliding(self) -> bool:
        """Whether a jump is on its way."""
        return self._goal is not None

    @property
    def place(self) -> Place:
        """The place at the top of the view: now, or when the jump is over."""
        return self._goal or super().place

    @property
    def target(self) -> int:
        """The line of that place."""
        if self._goal is None or self.sheet is None:
            return super().target
        return min(self.sheet.y_of(self._goal), self.max_scroll_y)

    def go(self, y: int) -> None:
        """Bring a line to the top of the view at once.

        Args:
            y: 0-based; clamped.
        """
        self._land()
        self._move(y)

    def glide(self, y: int) -> None:
        """Bring a line to the top of the view, the last stretch smoothly.

        Args:
            y: 0-based; clamped.
        """
        y, here, far = max(0, min(y, self.max_scroll_y)), self.scroll_offset.y, self.size.height
        if not self.motion or self.sheet is None or y == here:
            self.go(y)
            return
        self._land()
        self._goal, self._frames = self.sheet.place_at(y), FRAMES
        if abs(y - here) > far:
            self._move(y - far if y > here else y + far)
        self._clock = self.set_interval(FRAME, self._glide_on)
        self._glide_on()

    def _glide_on(self) -> None:
        """Go half of the way that is left; at last all of it."""
        self._frames -= 1
        here, left = self.scroll_offset.y, self.target - self.scroll_offset.y
        if self._frames <= 0 or abs(left) <= 1:
            self.go(self.target)
        else:
            self._move(here + math.ceil(left / 2))

    def _move(self, y: int) -> None:
        self.scroll_to(y=max(0, min(y, self.max_scroll_y)), animate=False, force=True)

    def _land(self) -> None:
        """End the motion where it is."""
        self._goal = None
        if self._clock is not None:
            self._clock.stop()
            self._clock = None
