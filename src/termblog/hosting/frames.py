"""First frames that were painted before: what a reader sees while their app starts.

An app takes some tens of milliseconds to start; the frame that it will show is nearly always
one that somebody saw already. So that frame is sent at once, and the app's own is sent only
where it differs.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from typing import NamedTuple


class Landing(NamedTuple):
    """What decides how a first frame looks."""

    columns: int
    """Of the screen."""
    rows: int
    """Of the screen."""
    page: str
    """What is shown, in which theme, of which version of the blog."""


class Frames:
    """The first frames of late, in true colour.

    Args:
        size: How many are kept.
    """

    def __init__(self, size: int = 128) -> None:
        self._size = size
        self._frames: OrderedDict[Landing, bytes] = OrderedDict()

    def get(self, landing: Landing) -> str:
        """Return a frame, or nothing.

        Args:
            landing: What is asked for.
        """
        if landing not in self._frames:
            return ""
        self._frames.move_to_end(landing)
        return zlib.decompress(self._frames[landing]).decode()

    def put(self, landing: Landing, frame: str) -> None:
        """Keep a frame, and let go of the one that was asked for longest ago.

        Args:
            landing: What it shows.
            frame: Terminal output in true colour.
        """
        self._frames[landing] = zlib.compress(frame.encode(), level=1)  # a tenth of it
        self._frames.move_to_end(landing)
        if len(self._frames) > self._size:
            self._frames.popitem(last=False)

    def clear(self) -> None:
        """Forget all: the blog changed."""
        self._frames.clear()
