"""Pages that one reads and closes: help, a post's details, a footnote, what is too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.containers import Vertical
from textual.geometry import Size
from textual.strip import Strip
from textual.widgets import Static

from termblog.tui.content import content
from termblog.tui.paint import segments
from termblog.tui.panes.pictured import Pictured
from termblog.tui.screens.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from termblog.document.document import Line
    from termblog.pictures.gallery import Gallery
    from termblog.theme import Theme


class Lines(Pictured, can_focus=True):
    """Laid-out lines that scroll both ways."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("j,down", "by(0,1)"),
        ("k,up", "by(0,-1)"),
        ("l,right", "by(8,0)"),
        ("h,left", "by(-8,0)"),
        ("space,f,pagedown", "page(1)"),
        ("b,pageup", "page(-1)"),
        ("g,home", "edge(0)"),
        ("G,end", "edge(1)"),
        ("0", "margin(0)"),
        ("dollar_sign", "margin(1)"),
    ]

    _lines: Sequence[Line] = ()
    _theme: Theme | None = None

    def show(self, lines: Sequence[Line], theme: Theme, gallery: Gallery | None) -> None:
        """Show other lines, from the first.

        Args:
            lines: Laid out.
            theme: What styles them.
            gallery: What draws the pictures among them.
        """
        self._lines, self._theme, self.gallery = lines, theme, gallery
        width = max((sum(cell_len(s.text) for s in line.spans) for line in lines), default=0)
        self.virtual_size = Size(width, len(lines))
        self.scroll_to(0, 0, animate=False, force=True)
        self.refresh(layout=True)

    @property
    def length(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """Paint the line at a height within the view."""
        x, top = self.scroll_offset
        width = self.size.width
        if y + top >= len(self._lines) or self._theme is None:
            return Strip.blank(width, self.ground)
        line = self._lines[y + top]
        self.meet(line)
        painted = [*segments(line, self._theme, self.gallery)]
        if line.fill:
            painted.append(Segment(" " * (x + width), self._theme.style(line.fill)))
        strip = Strip(painted).crop_extend(x, x + width, self.ground)
        return strip.apply_style(self.ground)

    def in_view(self) -> Iterator[Line]:
        """Yield the lines in view, from top to bottom."""
        top = self.scroll_offset.y
        yield from self._lines[top : top + self.size.height]

    def drawn(self, *, fits: bool) -> None:  # noqa: ARG002  a gap here does no harm
        """Show a picture that was drawn."""
        self.refresh()

    def action_by(self, columns: int, lines: int) -> None:
        """Scroll some cells and lines."""
        x, y = self.scroll_offset
        self.scroll_to(x + columns, y + lines, animate=False, force=True)

    def action_page(self, pages: int) -> None:
        """Scroll some pages."""
        self.action_by(0, pages * max(1, self.size.height - 1))

    def action_edge(self, end: int) -> None:
        """Go to the first line or the last."""
        self.scroll_to(y=end * self.max_scroll_y, animate=False, force=True)

    def action_margin(self, end: int) -> None:
        """Go to the left edge or the right."""
        self.scroll_to(x=end * self.max_scroll_x, animate=False, force=True)


class LineScreen(Overlay[None]):
    """Lines beneath a title, closed by Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,enter,question_mark,i,backspace", "leave")]

    sheet: tuple[str, Sequence[Line], Theme, Gallery | None] | None = None
    """A title, lines beneath it, what styles them, and what draws the pictures among them."""

    def compose(self) -> ComposeResult:
        """Make the parts."""
        with Vertical(classes="panel"):
            yield Static(classes="title")
            yield Lines()

    def begin(self) -> None:
        """Show the sheet."""
        if self.sheet is not None:
            title, lines, theme, gallery = self.sheet
            self.query_one(Static).update(content(title))
            self.query_one(Lines).show(lines, theme, gallery)
            self.query_one(Lines).focus()
            self.sheet = None

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss(None)
