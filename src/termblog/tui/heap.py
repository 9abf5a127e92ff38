"""Keeps the blocks of a long post out of the collector's sight.

To look through those of two megabytes for garbage takes two tenths of a second, in the middle of a
key. There is none: a post holds no circles, and is gone when nobody shows it.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from termblog.document.document import Document

MANY = 8_000
"""Tokens that are put aside together: what is not, is looked through in some hundredths of a second."""

_DEFINED = 30
"""Characters that may define something, which is as much as a token and is none."""


class Heap:
    """What is read of the post that is open."""

    def __init__(self) -> None:
        self._seen = self._unread = self._tokens = 0

    def settle(self, document: Document) -> None:
        """Put aside what was read since the last time, where it is much.

        Garbage that is there by then stays, but for what is young: so a post of ordinary length is
        never put aside.

        Args:
            document: The post; one of which less is read than the last time is another.
        """
        units, unread = document.units, document.unread
        if len(units) < self._seen or unread > self._unread:
            self._seen, self._unread, self._tokens = 0, unread, 0
        self._tokens += sum(len(units[at].tokens) for at in range(self._seen, len(units)))
        self._tokens += (self._unread - unread) // _DEFINED
        self._seen, self._unread = len(units), unread
        if self._tokens >= MANY:
            self._tokens = 0
            gc.collect(1)
            gc.freeze()
