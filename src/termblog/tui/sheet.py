"""What the reader scrolls: the heading block, the page, and what comes after, as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termblog.document.document import BLANK
from termblog.tui.copying import joint, written
from termblog.tui.paint import said, segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.segment import Segment
    from rich.style import Style
    from textual.geometry import Offset

    from termblog.document.document import Line, Span
    from termblog.layout.anchor import Anchor
    from termblog.layout.folding import FoldingPage
    from termblog.theme import Theme
    from termblog.tui.front import Lines


class Place(NamedTuple):
    """A place in a sheet that outlives its width."""

    anchor: Anchor | None = None
    """A place in the post; None in the heading block."""
    shift: int = 0
    """Lines further down."""


START = Place()
"""The first line of the heading block."""


class Sheet:
    """A post at one width in one theme, with what stands above and below it.

    Args:
        head: The heading block.
        page: The post's text.
        tail: What comes after.
        theme: What styles the lines around the page.
    """

    def __init__(self, head: Lines, page: FoldingPage, tail: Lines, theme: Theme) -> None:
        self.page = page
        """The post's text."""
        self._head = head
        self.tail = tail
        """What stands below the text; it may be another once more is known."""
        self._theme = theme

    @property
    def height(self) -> int:
        """The lines in all; a part of them is estimated until it was seen."""
        return len(self._head) + self.page.height + len(self.tail)

    @property
    def short(self) -> bool:
        """Whether a line was left blank that waits for its turn."""
        return self.page.short

    @property
    def top(self) -> int:
        """The line on which the post's own text starts."""
        return len(self._head)

    def line(self, y: int) -> Line:
        """Return a line with its links and styles; a blank one past the end.

        Args:
            y: 0-based. What was the last line may lie past the end once those above are laid out.
        """
        below = y - self.top
        if below < 0:
            return self._head[y]
        if below < self.page.height:
            return self.page.line(below)
        rest = self.tail[below - self.page.height :]
        return rest[0] if rest else BLANK

    def segments(self, y: int, line: Line) -> tuple[Segment, ...]:
        """Return a line as it is painted.

        Args:
            y: Where it lies, 0-based.
            line: What lies there.
        """
        if 0 <= y - self.top < self.page.height:
            return self.page.paint(line)
        return segments(line, self._theme)

    def fill(self, line: Line) -> Style | None:
        """Return the style of a line's background; nothing where it has none of its own.

        Args:
            line: As laid out.
        """
        return self._theme.style(line.fill) if line.fill else None

    def turn(self, y: int) -> bool:
        """Open or close what folds at a line; tell whether anything does.

        Args:
            y: 0-based.
        """
        below = y - self.top
        return 0 <= below < self.page.height and self.page.turn(below)

    def hidden(self, y: int) -> Sequence[Line]:
        """Return what is folded away between a line and the next.

        Args:
            y: 0-based, below `height`.
        """
        below = y - self.top
        return self.page.hidden(below) if 0 <= below < self.page.height else ()

    def reveal(self, place: Place) -> None:
        """Open what hides a place.

        Args:
            place: Of this post, at any width.
        """
        if place.anchor is not None:
            self.page.reveal(place.anchor)

    def text(self, start: Offset, end: Offset) -> str:
        """Return the text between two places, joining what only the width broke.

        Args:
            start: A character of a line, both 0-based.
            end: Behind the last one.
        """
        with self.page.patiently():
            return self._said(start, end)

    def _said(self, start: Offset, end: Offset) -> str:
        spans: list[Span] = []
        for y in range(start.y, min(end.y + 1, self.height)):
            line = self.line(y)
            first = max(0, start.x) if y == start.y else 0
            last = max(0, end.x) if y == end.y else None
            spans += (joint(line), *said(line, first, last))
            for hidden in self.hidden(y) if y < end.y else ():
                spans += (joint(hidden), *said(hidden))
        return written(spans[1:])

    def place_at(self, y: int) -> Place:
        """Return the place at a line.

        Args:
            y: 0-based.
        """
        if y < self.top:
            return Place(None, y)
        anchor = self.page.anchor_at(min(y - self.top, max(0, self.page.height - 1)))
        return Place(anchor, y - self.top - self.page.y_of(anchor))

    def y_of(self, place: Place) -> int:
        """Return the line of a place.

        Args:
            place: Of this post, at any width.
        """
        if place.anchor is None:
            return min(place.shift, self.top)
        return max(0, self.top + self.page.y_of(place.anchor) + place.shift)

    def heading_at(self, y: int) -> str:
        """Return the id of the heading that a line stands beneath; empty before the first.

        Args:
            y: 0-based.
        """
        below = min(y - self.top, self.page.height - 1)
        return self.page.heading_at(below) if below >= 0 else ""
