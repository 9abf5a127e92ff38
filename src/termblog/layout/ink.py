"""Lines in the colours of a theme: the last step before an exit shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from rich.cells import cell_len

from termblog.document.document import Line

if TYPE_CHECKING:
    from rich.segment import Segment
    from rich.style import Style

    from termblog.document.picture import PictureRow
    from termblog.theme import Theme

_ASCII = str.maketrans("▎▏│─┼•◦▪‣▾▸↪▣☑☐▶✦✱▲✖ℹ“”·…", "|||-+*o-*v>\\#xo>+*!xi''-.")


class Pictures(Protocol):
    """What draws the pictures of a document."""

    def room(self, source: str, width: int) -> tuple[int, int] | None:
        """Return the columns and rows that a picture takes; None where it is not drawn."""

    def cells(self, row: PictureRow) -> tuple[Segment, ...] | None:
        """Return a row of a picture; None while it is not drawn yet."""


class Ink:
    """A theme, ready to paint lines of one width."""

    def __init__(
        self, theme: Theme, width: int, *, unicode: bool, pictures: Pictures | None = None
    ) -> None:
        """Paint nothing yet.

        Args:
            theme: What style names mean.
            width: In cells.
            unicode: Whether decoration may be drawn beyond ASCII.
            pictures: What draws pictures; None where nothing does.
        """
        self._theme = theme
        self._width = width
        self._unicode = unicode
        self._pictures = pictures

    def paint(self, line: Line) -> tuple[Segment, ...]:
        """Return a line in colours.

        Args:
            line: As laid out.
        """
        if line.picture and self._pictures and (cells := self._pictures.cells(line.picture)):
            return (*self.paint(Line(line.spans[:-1])), *cells)
        from rich.segment import Segment  # which whoever paints in another way does without

        painted = []
        used = 0
        for span in line.spans:
            plain = self._unicode or not span.chrome
            text = span.text if plain else ascii_decoration(span.text)
            painted.append(Segment(text, self._style(span.style)))
            used += cell_len(text)
        if line.fill and used < self._width:
            painted.append(Segment(" " * (self._width - used), self._style(line.fill)))
        return tuple(painted)

    def _style(self, names: str) -> Style:
        return self._theme.style(f"md.text {names}")


def ascii_decoration(text: str) -> str:
    """Return decoration as it is drawn where there is nothing beyond ASCII.

    Args:
        text: Of a span that is chrome.
    """
    return text.translate(_ASCII)
