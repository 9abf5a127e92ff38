"""The headings of the post; the one that is being read is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.reactive import reactive

from termblog.tui.content import crop, line
from termblog.tui.inks import ink
from termblog.tui.panes.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termblog.document.document import Heading


class Contents(Rows["Heading"]):
    """A post's headings as a list."""

    reading: reactive[str] = reactive("", repaint=False)
    """The id of the heading above what is read."""

    _top = 1

    def load(self, headings: Sequence[Heading]) -> None:
        """Show a post's headings.

        Args:
            headings: In the post's order.
        """
        self._top = min((heading.level for heading in headings), default=1)
        self.show(tuple(headings), self.cursor)

    def watch_reading(self, old: str, new: str) -> None:
        """Move the mark, and the cursor too while nobody steers it."""
        for row, heading in enumerate(self.rows):
            if heading.id == new and not self.has_focus:
                self.cursor = row
            if heading.id in (old, new):
                self.refresh_line(row)

    def draw(self, row: Heading, width: int) -> list[Segment]:
        """Draw a heading, indented by its level, with a mark where it is being read."""
        here = row.id == self.reading
        mark = Segment("▐" if here else " ", ink(self, "accent"))
        indent = " " * (2 * min(3, row.level - self._top))
        text = Segment(indent + line(row.text), ink(self, "strong" if here else "dim"))
        return [mark, *crop([text], width - 2)]
