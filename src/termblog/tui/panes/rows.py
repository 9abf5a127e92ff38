"""A list of lines of which only those in view are drawn; what every list of the app is.

Ten thousand rows cost as much as ten: a row is drawn when it is painted, and never kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from termblog.tui.commands import Where, bindings
from termblog.tui.panes.bare import Bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

RowT = TypeVar("RowT")


class Rows(Bare, Generic[RowT], can_focus=True):
    """A list with a cursor; a subclass says how a row is drawn."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.LIST)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor",
        "rows--hover",
    }

    cursor: reactive[int] = reactive(0, always_update=True)
    """The row that keys act on, 0-based."""
    hovered: reactive[int] = reactive(-1)
    """The row beneath the pointer; -1 where there is none."""

    class At(Message):
        """Something happened at a row."""

        def __init__(self, rows: Rows[Any], row: Any) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> Rows[Any]:
            """The list whose row it is."""
            return self.rows

    class Chosen(At):
        """A row was opened, by key or click."""

    class Passed(At):
        """The cursor came to a row."""

    class Left(Message):
        """The reader backed out of the list."""

    def __init__(self, rows: Sequence[RowT] = (), *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.rows: Sequence[RowT] = rows
        """What there is to show, one line each."""

    def on_mount(self) -> None:
        """Take the rows' height."""
        self.show(self.rows)

    def show(self, rows: Sequence[RowT], cursor: int = 0) -> None:
        """Show other rows.

        Args:
            rows: One line each.
            cursor: Where the cursor goes, 0-based; clamped.
        """
        self.rows = rows
        self.virtual_size = Size(0, len(rows))
        self.cursor = cursor
        self.refresh()

    def draw(self, row: RowT, width: int) -> list[Segment]:
        """Return a row's line; no wider than asked.

        Args:
            row: What to draw.
            width: In cells.
        """
        raise NotImplementedError

    @property
    def current(self) -> RowT | None:
        """The row that the cursor is on; None in an empty list."""
        return self.rows[self.cursor] if self.rows else None

    def render_line(self, y: int) -> Strip:
        """Draw the line at a height within the view."""
        width, index = self.size.width, y + self.scroll_offset.y
        if index >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        strip = Strip(self.draw(self.rows[index], width)).adjust_cell_length(width)
        for name in self._states(index):
            style = self.get_component_rich_style(f"rows--{name}", partial=True)
            strip = Strip(Segment.apply_style(strip, style), width)
        return strip.apply_style(self.rich_style)

    def _states(self, index: int) -> list[str]:
        marks = {"hover": self.hovered, "cursor": self.cursor}
        return [name for name, at in marks.items() if at == index]

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Keep the cursor in view and tell where it is."""
        self.refresh_line(old)
        self.refresh_line(new)
        self.reveal()
        if old != new and self.current is not None:
            self.post_message(self.Passed(self, self.current))

    def watch_hovered(self, old: int, new: int) -> None:
        """Repaint what the pointer left and what it came to."""
        self.refresh_line(old)
        self.refresh_line(new)

    def reveal(self) -> None:
        """Scroll so that the cursor's row is in view."""
        top, height = self.scroll_offset.y, self.size.height
        if height and not top <= self.cursor < top + height:
            over = self.cursor - height + 1
            self.scroll_to(y=self.cursor if self.cursor < top else over, animate=False)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.reveal()

    def action_move(self, step: int) -> None:
        """Move the cursor some rows."""
        self.cursor += step

    def action_leap(self, pages: int) -> None:
        """Move the cursor some pages."""
        self.cursor += pages * max(1, self.size.height - 1)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.cursor = len(self.rows) - 1

    def action_choose(self) -> None:
        """Open the cursor's row."""
        if self.current is not None:
            self.post_message(self.Chosen(self, self.current))

    def action_out(self) -> None:
        """Back out."""
        self.post_message(self.Left())

    def on_click(self, event: events.Click) -> None:
        """Open the row beneath the pointer."""
        index = event.y + self.scroll_offset.y
        if index < len(self.rows):
            self.cursor = index
            self.action_choose()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark the row beneath the pointer."""
        index = event.y + self.scroll_offset.y
        self.hovered = index if index < len(self.rows) else -1

    def on_leave(self) -> None:
        """Unmark what the pointer left."""
        self.hovered = -1
