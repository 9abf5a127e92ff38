"""Keeps the blocks of a long post out of the collector's sight.

To look through those of two megabytes for garbage takes two tenths of a second, in the middle of a
key. There is none: a post holds no circles, and is gone when nobody shows it.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termblog.document.document import Unit

MANY = 8_000
"""Tokens that are put aside together: what is not, is looked through in some hundredths of a second."""


class Heap:
    """What is read of the post that is open."""

    def __init__(self) -> None:
        self._seen = self._tokens = 0

    def settle(self, units: Sequence[Unit]) -> None:
        """Put aside what was read since the last time, where it is much.

        Garbage that is there by then stays, but for what is young: so a post of ordinary length is
        never put aside.

        Args:
            units: What is read; fewer than the last time are another post's.
        """
        if len(units) < self._seen:
            self._seen = self._tokens = 0
        for at in range(self._seen, len(units)):
            self._tokens += len(units[at].tokens)
        self._seen = len(units)
        if self._tokens >= MANY:
            self._tokens = 0
            gc.collect(1)
            gc.freeze()
