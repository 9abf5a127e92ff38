"""A list of lines of which only those in view are drawn; what every list of the app is.

Ten thousand rows cost as much as ten: a row is drawn when it is painted, and never kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from termblog.tui.commands import Where, bindings
from termblog.tui.panes.scrolled import Scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events
    from textual.binding import BindingType

RowT = TypeVar("RowT")


class Rows(Scrolled, Generic[RowT], can_focus=True):
    """A list with a cursor; a subclass says how a row is drawn."""

    ALLOW_SELECT = False
    SPAN: ClassVar[int] = 1
    """How many rows belong together: the cursor is on the first of them, and marks them all."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.LIST)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor",
        "rows--hover",
    }

    cursor: reactive[int] = reactive(0, always_update=True, repaint=False)
    """The row that keys act on, 0-based."""
    hovered: reactive[int] = reactive(-1, repaint=False)
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

    def show(self, rows: Sequence[RowT], cursor: int = 0) -> None:
        """Show other rows.

        Args:
            rows: One line each.
            cursor: Where the cursor goes, 0-based; clamped.
        """
        self.rows = rows
        self.cursor = cursor
        self.scroll_to(y=min(self.scroll_offset.y, self.max_scroll_y), animate=False, force=True)
        self.refresh()

    @property
    def length(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def draw(self, row: RowT, width: int) -> list[Segment]:
        """Return a row's line; no wider than asked.

        Args:
            row: What to draw.
            width: In cells.
        """
        raise NotImplementedError

    def draw_empty(self, width: int) -> list[Segment]:  # noqa: ARG002  for those who say something
        """Return what stands where there is no row.

        Args:
            width: In cells.
        """
        return []

    @property
    def current(self) -> RowT | None:
        """The row that the cursor is on; None in an empty list."""
        return self.rows[self.cursor] if self.rows else None

    def render_line(self, y: int) -> Strip:
        """Draw the line at a height within the view."""
        width, index = self.size.width, y + self.scroll_offset.y
        if index >= len(self.rows):
            empty = [] if self.rows or index else self.draw_empty(width)
            return Strip(Segment.apply_style(empty, self.ground)).adjust_cell_length(
                width, self.ground
            )
        ground = sum((self._state(name) for name in self._states(index)), self.ground)
        drawn = Segment.apply_style(self.draw(self.rows[index], width), ground)
        return Strip(drawn).adjust_cell_length(width, ground)

    def _state(self, name: str) -> Style:
        return self.get_component_rich_style(f"rows--{name}", partial=True)

    def _states(self, index: int) -> list[str]:
        marks = {"hover": self.hovered, "cursor": self.cursor}
        return [name for name, at in marks.items() if at == index // self.SPAN * self.SPAN]

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self.rows) - 1)) // self.SPAN * self.SPAN

    def watch_cursor(self, old: int, new: int) -> None:
        """Keep the cursor in view and tell where it is."""
        self.refresh_lines(old, self.SPAN)
        self.refresh_lines(new, self.SPAN)
        self.reveal()
        if old != new and self.current is not None:
            self.post_message(self.Passed(self, self.current))

    def watch_hovered(self, old: int, new: int) -> None:
        """Repaint what the pointer left and what it came to."""
        self.refresh_lines(old, self.SPAN)
        self.refresh_lines(new, self.SPAN)

    def reveal(self) -> None:
        """Scroll so that the cursor's rows are in view."""
        top, height = self.scroll_offset.y, self.size.height
        if height and not top <= self.cursor <= top + height - self.SPAN:
            over = self.cursor - height + self.SPAN
            self.scroll_to(y=self.cursor if self.cursor < top else over, animate=False)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.reveal()

    def action_move(self, step: int) -> None:
        """Move the cursor some rows."""
        self.cursor += step * self.SPAN

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
        self.hovered = index // self.SPAN * self.SPAN if index < len(self.rows) else -1

    def on_leave(self) -> None:
        """Unmark what the pointer left."""
        self.hovered = -1
