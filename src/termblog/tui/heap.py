"""Keeps the blocks of a long post out of the collector's sight.

To look through those of two megabytes for garbage takes two tenths of a second, in the middle of a
key. There is none: a post holds no circles, and is gone when nobody shows it.
"""

from __future__ import annotations

import gc

MANY = 5_000
"""Blocks that are put aside together: what is not, is looked through in some hundredths of a second."""


class Heap:
    """What is read of the post that is open."""

    def __init__(self) -> None:
        self._settled = 0

    def settle(self, blocks: int) -> None:
        """Put aside what was read since the last time, where it is much.

        Garbage that is there by then stays, but for what is young: so a post of ordinary length is
        never put aside.

        Args:
            blocks: How many are read; fewer than the last time are another post's.
        """
        self._settled = min(self._settled, blocks)
        if blocks - self._settled >= MANY:
            self._settled = blocks
            gc.collect(1)
            gc.freeze()
