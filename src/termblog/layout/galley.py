"""The units of a document as lines of one width; what was looked at last is kept.

A galley holds set type before it is made up into pages: it knows no line's number and no colour.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from termblog.document.document import BLANK
from termblog.document.frame import stack
from termblog.layout.reading import starts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.document import Context, Document, Line

MOST_LINES = 1_500
"""Lines that are kept: some thirty screens, at a kilobyte each."""
_SILENT = 64
"""Units at the start of a post that may say nothing before it counts as begun."""


class Galley:
    """A document's units, laid out."""

    def __init__(self, document: Document, context: Context) -> None:
        """Lay nothing out yet.

        Args:
            document: It may still be growing.
            context: The width, and what the reader chose.
        """
        self._document = document
        self._context = context
        self._lead, self._begun = 0, False
        self._kept: OrderedDict[int, tuple[Line, ...]] = OrderedDict()
        self._count = 0

    def lines(self, unit: int) -> tuple[Line, ...]:
        """Return the lines of a unit, the blank ones above it first, and keep them for a while.

        Args:
            unit: Its index; it is read already.
        """
        lines = self._kept.pop(unit, None)
        if lines is None:
            lines = tuple(self.lay_out(unit))
            self._count += len(lines)
        self._kept[unit] = lines
        while self._count > MOST_LINES and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._count -= len(oldest)
        return lines

    def forget(self, unit: int) -> None:
        """Lay a unit out anew when it is asked for again.

        Args:
            unit: Its index.
        """
        self._count -= len(self._kept.pop(unit, ()))

    def lay_out(self, unit: int) -> list[Line]:
        """Return the lines of a unit, and forget them.

        Args:
            unit: Its index; it is read already.
        """
        lines = list(self._render(unit))
        return [BLANK] * self.gap(unit) + lines if lines else []

    def run(self, first: int = 0) -> Iterator[Line]:
        """Yield the lines of one unit after another, each as soon as it is laid out.

        Args:
            first: The index of the unit to begin with.
        """
        index = first
        while True:
            while index >= len(self._document.units):
                if not self._document.grow(1):
                    return
            yield from self.lay_out(index)
            index += 1

    def starts(self, unit: int) -> list[int]:
        """Return at which character of a unit each of its lines begins.

        Args:
            unit: Its index; it is read already.
        """
        return starts_of(self.lines(unit))

    def gap(self, unit: int) -> int:
        """Return the blank lines above a unit: none above the first that shows anything.

        Args:
            unit: Its index; it is read already.
        """
        while not self._begun and self._lead < min(unit, _SILENT):
            self._begun = next(self._render(self._lead), None) is not None
            self._lead += not self._begun
        return self._document.units[unit].gap if unit > self._lead else 0

    def _render(self, unit: int) -> Iterator[Line]:
        return stack(self._document.units[unit].blocks, self._context)
