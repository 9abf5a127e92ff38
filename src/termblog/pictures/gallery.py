"""The pictures of one open post: where they are, how much room they take, which are drawn.

What a page asks while it is laid out (`room`) and painted (`cells`) is answered at once, from the
first bytes of a file and from what is drawn already. Drawing takes its time and belongs in a
thread: `draw` changes nothing, and whoever called it hands the outcome to `hang`.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from termblog.document.picture import TALLEST
from termblog.errors import NotFound, Unreadable
from termblog.pictures.header import MOST_BYTES, MOST_PIXELS, read_size

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.segment import Segment

    from termblog.document.picture import Picture, PictureRow
    from termblog.pictures.canvas import Canvas
    from termblog.pictures.header import Size
    from termblog.pictures.places import Places

_MOST_HELD = 32 * 1024 * 1024
"""The bytes of drawn pictures that are kept."""
_FEWEST = 8
"""The drawings that are kept in any case: what is in view must not push itself out."""


def _drop(_sequence: str) -> None:
    """Send nothing: half blocks need nothing sent."""


class Drawing(Protocol):
    """A picture, drawn."""

    @property
    def size(self) -> int:
        """The bytes that it holds."""

    @property
    def arrival(self) -> str:
        """What the terminal is sent before it shows."""

    @property
    def departure(self) -> str:
        """What the terminal is sent when it is gone for good."""

    def row(self, y: int) -> tuple[Segment, ...]:
        """Return a line of it."""


class Gallery:
    """The pictures of a post.

    Args:
        places: Where they lie.
        canvas: What the terminal can be drawn on.
        background: `#rrggbb`, which shows through transparent pictures.
        send: Sends the terminal what it draws itself.
        fetches: Whether those that lie elsewhere are fetched when they come into view.
    """

    def __init__(
        self,
        places: Places,
        canvas: Canvas,
        background: str,
        send: Callable[[str], None] = _drop,
        *,
        fetches: bool = False,
    ) -> None:
        self.fetches = fetches
        """Whether pictures that lie elsewhere are fetched when they come into view."""
        self.awaited: set[str] = set()
        """The addresses of those, as far as they were met and nobody has tried to fetch them."""
        self._places = places
        self._canvas = canvas
        self._background = background
        self._send = send
        self._sizes: dict[str, Size | None] = {}
        self._hung: OrderedDict[Picture, Drawing] = OrderedDict()

    @cached_property
    def able(self) -> bool:
        """Whether there is something that decodes: it comes with an extra."""
        return find_spec("PIL") is not None

    def room(self, source: str, width: int, height: int = TALLEST) -> tuple[int, int] | None:
        """Return the columns and rows that a picture takes; None where it is not drawn.

        Args:
            source: Its address, as written.
            width: The most columns.
            height: The most rows.
        """
        if source not in self._sizes:
            self._sizes[source] = self._measure(source)
        size = self._sizes[source]
        return self._canvas.fit(size, width, height) if size else None

    def _measure(self, source: str) -> Size | None:
        """Return a picture's own size; None where it is missing, too large or none at all."""
        try:
            with self._places.open(source) as stream:
                size = read_size(stream)
        except NotFound:
            if self.able and self._places.address(source):
                self.awaited.add(source)
            return None
        except (Unreadable, OSError):
            return None
        drawable = size is not None and size.width * size.height <= MOST_PIXELS and self.able
        return size if drawable else None

    def cells(self, row: PictureRow) -> tuple[Segment, ...] | None:
        """Return a row of a picture; None where it is not drawn yet.

        Args:
            row: Which row of which picture.
        """
        drawing = self._hung.get(row.picture)
        if drawing is None:
            return None
        self._hung.move_to_end(row.picture)
        return drawing.row(row.y)

    def show(self, row: PictureRow) -> tuple[Segment, ...] | None:
        """Return a row of a picture, drawn at once: for who prints, and has nothing else to do.

        Args:
            row: Which row of which picture; the first comes first.
        """
        if row.y == 0 and not self.is_settled(row.picture):
            self.hang(row.picture, self.draw(row.picture))
        return self.cells(row)

    def is_settled(self, picture: Picture) -> bool:
        """Return whether a picture is drawn, or known not to be drawable.

        Args:
            picture: At the size that `room` told.
        """
        return picture in self._hung or self._sizes.get(picture.source) is None

    def draw(self, picture: Picture) -> Drawing | None:
        """Draw a picture, in some tenths of a second at worst; None where it cannot be drawn.

        Args:
            picture: At the size that `room` told.
        """
        from termblog.pictures import halves, kitty

        made = kitty.draw if self._canvas.graphics else halves.draw
        try:
            with self._places.open(picture.source) as stream:
                data = stream.read(MOST_BYTES)
            return made(data, picture, self._canvas, self._background)
        except (Unreadable, NotFound, OSError):
            return None

    def hang(self, picture: Picture, drawing: Drawing | None) -> None:
        """Keep what was drawn; what could not be drawn takes no room from here on.

        Args:
            picture: What `draw` was asked for.
            drawing: What it came to.
        """
        if drawing is None:
            self._sizes[picture.source] = None
            return
        self._hung[picture] = drawing
        self._send(drawing.arrival)
        while self._holds > _MOST_HELD and len(self._hung) > _FEWEST:
            self._take_down()

    def fetch(self, source: str) -> str:
        """Fetch a picture that lies elsewhere; this may take many seconds.

        Args:
            source: Its address, as written.

        Returns:
            Why it could not be had, in a sentence; empty where it could.
        """
        try:
            self._places.fetch(source)
        except Unreadable as error:
            return str(error)
        return ""

    def arrive(self, source: str) -> None:
        """Look anew at a picture that somebody tried to fetch.

        Args:
            source: Its address, as written.
        """
        self._sizes[source] = self._measure(source)
        self.awaited.discard(source)

    @property
    def _holds(self) -> int:
        """The bytes that all drawings hold."""
        return sum(drawing.size for drawing in self._hung.values())

    def _take_down(self) -> None:
        """Forget the drawing that was not looked at for longest."""
        _, drawing = self._hung.popitem(last=False)
        self._send(drawing.departure)

    def close(self) -> None:
        """Forget every drawing, and let the terminal forget it."""
        while self._hung:
            self._take_down()
