"""Laid-out lines as text for a terminal: colours, and links that can be clicked.

The text's own colour is left to the terminal, since `read` writes on whatever background is there;
only within a coloured background both colours are written.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from rich.cells import cell_len

from termblog.document.document import Line, Span
from termblog.layout.ink import ascii_decoration
from termblog.look import ATTRIBUTES, Depth, Look, is_hex
from termblog.text import safe_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.segment import Segment

    from termblog.cli.terminal import Terminal
    from termblog.layout.ink import Pictures
    from termblog.theme import Theme


class Painter:
    """Turns lines into text, for one terminal in one theme.

    Args:
        terminal: What may be written.
        theme: What style names mean; None where nothing is coloured.
        address: Returns a link's address on the web, or None where it has none.
        pictures: What draws pictures; None where nothing does.
    """

    def __init__(
        self,
        terminal: Terminal,
        theme: Theme | None,
        address: Callable[[str], str | None],
        pictures: Pictures | None = None,
    ) -> None:
        self._terminal = terminal
        self._theme = theme if terminal.depth else None
        self._address = address
        self._pictures = pictures
        self._frames: dict[str, tuple[str, str]] = {}

    def lines(self, lines: Iterable[Line]) -> Iterator[str]:
        """Yield lines as text, as they come; the rows of a picture that proves broken are left out.

        Args:
            lines: Laid out for the terminal's width.
        """
        for line in lines:
            if line.picture is None or self._pictures is None:
                yield self.line(line)
            elif cells := self._pictures.cells(line.picture):
                beside = self.line(Line(line.spans[:-1]))
                yield beside + "".join(self._picture(cell) for cell in cells)

    def _picture(self, cells: Segment) -> str:
        """Return cells of a picture as text."""
        system = self._terminal.depth.system
        return cells.style.render(cells.text, color_system=system) if cells.style else cells.text

    def line(self, line: Line) -> str:
        """Return a line as text; without colours, no blanks stand at its end.

        Args:
            line: Laid out for the terminal's width.
        """
        spans = [*line.spans, *self._filling(line)]
        text = "".join(self._run(*look, run) for look, run in groupby(spans, self._look))
        return text if self._theme else text.rstrip()

    def _filling(self, line: Line) -> Iterator[Span]:
        """Yield the background from the text's end to the right edge."""
        if not line.fill or not self._theme:
            return
        blank = self._terminal.width - sum(cell_len(span.text) for span in line.spans)
        if blank > 0:
            yield Span(" " * blank, line.fill, "", True)

    def _look(self, span: Span) -> tuple[str, str, str]:
        """Return what stands before and behind a span, and the address it links to."""
        link = self._terminal.links and span.href and self._address(span.href)
        return (*self._frame(span.style), link or "")

    def _run(self, start: str, end: str, address: str, spans: Iterable[Span]) -> str:
        """Return spans that look alike as one text."""
        letters = _drawn if self._terminal.unicode else _redrawn
        text = f"{start}{''.join(map(letters, spans))}{end}"
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if address else text

    def _frame(self, names: str) -> tuple[str, str]:
        """Return what stands before and behind a text in a style."""
        if self._theme is None or not names:
            return "", ""
        frame = self._frames.get(names)
        if frame is None:
            codes = ";".join(_codes(_bare(self._theme, names), self._terminal.depth))
            frame = (f"\x1b[{codes}m", "\x1b[0m") if codes else ("", "")
            self._frames[names] = frame
        return frame


_drawn = attrgetter("text")


def _redrawn(span: Span) -> str:
    """Return a span's text where there is only ASCII, its decoration drawn of that."""
    return ascii_decoration(span.text) if span.chrome else span.text


def _codes(look: Look, depth: Depth) -> Iterator[str]:
    """Yield the parameters of a look (SGR), in as many colours as there are."""
    yield from (code for name, code in ATTRIBUTES.items() if name in look.attributes)
    for color, front in ((look.front, True), (look.back, False)):
        if color and depth is Depth.TRUE and is_hex(color):
            channels = (str(int(color[at : at + 2], 16)) for at in (1, 3, 5))
            yield from ("38" if front else "48", "2", *channels)
        elif color:
            from rich.color import Color

            yield from Color.parse(color).downgrade(depth.system).get_ansi_codes(front)


def _bare(theme: Theme, names: str) -> Look:
    """Return a look without what the terminal does by itself."""
    look = theme.look(names)
    if look.back not in ("", "default"):
        return theme.look(f"md.text {names}")
    own = look.front in ("default", theme.look("md.text").front)
    return Look("" if own else look.front, "", look.attributes)


def web_address(base: str) -> Callable[[str], str | None]:
    """Return a function from an address as written to one that a terminal may open.

    Args:
        base: The post's own address, to which relative ones are joined; empty where unknown.
    """
    from urllib.parse import urljoin

    return lambda href: safe_url(urljoin(base, href) if base else href)
