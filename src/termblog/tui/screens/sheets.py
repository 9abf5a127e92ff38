"""Pages that one reads and closes: help, a post's details, a footnote, what is too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Static

from termblog.tui.content import content
from termblog.tui.paint import segments
from termblog.tui.panes.pictured import Pictured

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

    def __init__(self, lines: Sequence[Line], theme: Theme, gallery: Gallery | None = None) -> None:
        super().__init__()
        self.gallery = gallery
        self._lines = lines
        self._theme = theme

    def on_mount(self) -> None:
        """Take the lines' size."""
        width = max((sum(cell_len(s.text) for s in line.spans) for line in self._lines), default=0)
        self.virtual_size = Size(width, len(self._lines))

    def render_line(self, y: int) -> Strip:
        """Paint the line at a height within the view."""
        x, top = self.scroll_offset
        width = self.size.width
        if y + top >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[y + top]
        self.meet(line)
        painted = [*segments(line, self._theme, self.gallery)]
        if line.fill:
            painted.append(Segment(" " * (x + width), self._theme.style(line.fill)))
        strip = Strip(painted).crop_extend(x, x + width, self.rich_style)
        return strip.apply_style(self.rich_style)

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


class LineScreen(ModalScreen[None]):
    """Lines beneath a title, closed by Esc.

    Args:
        title: One line.
        lines: Laid out.
        theme: What styles them.
        classes: `full` takes the whole screen.
        gallery: What draws the pictures among them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,enter,question_mark,i,backspace", "leave")]

    def __init__(
        self,
        title: str,
        lines: Sequence[Line],
        theme: Theme,
        classes: str = "",
        gallery: Gallery | None = None,
    ) -> None:
        super().__init__(classes=classes)
        self._title = title
        self._lines = lines
        self._theme = theme
        self._gallery = gallery

    def compose(self) -> ComposeResult:
        """Make the parts."""
        with Vertical(classes="panel"):
            yield Static(content(self._title), classes="title")
            yield Lines(self._lines, self._theme, self._gallery)

    def action_leave(self) -> None:
        """Close it."""
        self.dismiss(None)
