"""What scrolls and has pictures: what comes into view is fetched and drawn beside the loop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from termblog.tui.aside import aside
from termblog.tui.panes.scrolled import Scrolled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.document import Line
    from termblog.document.picture import Picture
    from termblog.pictures.gallery import Gallery


class Pictured(Scrolled):
    """Lines, some of which are left free for pictures."""

    gallery: Gallery | None = None
    """What draws; None where nothing does."""
    _drawing = _fetching = False

    class Fetched(Message):
        """Nothing in view waits to be fetched any more."""

        def __init__(self, count: int, reason: str) -> None:
            super().__init__()
            self.count = count
            """How many pictures came."""
            self.reason = reason
            """Why the last of those that did not come could not; empty where all came."""

    def in_view(self) -> Iterator[Line]:
        """Yield the lines in view, from top to bottom."""
        raise NotImplementedError

    def drawn(self, *, fits: bool) -> None:
        """Show a picture that was drawn or fetched.

        Args:
            fits: Whether it takes the room that was left free for it.
        """
        raise NotImplementedError

    def meet_all(self) -> None:
        """Draw or fetch what is in view, if there is anything."""
        for line in self.in_view():
            self.meet(line)

    def meet(self, line: Line) -> None:
        """Draw or fetch what a line needs, with all that is in view.

        Args:
            line: It came into view.
        """
        gallery = self.gallery
        if gallery is None:
            return
        if line.picture and not self._drawing and not gallery.is_settled(line.picture.picture):
            self._drawing = True
            self.run_worker(self._draw(), group="pictures")
        elif gallery.fetches and gallery.awaited and not self._fetching and self._awaited():
            self._fetching = True
            self.run_worker(self._fetch(), group="pictures")

    def _missing(self) -> Picture | None:
        """Return the uppermost picture in view that is not drawn."""
        gallery = self.gallery
        rows = (line.picture for line in self.in_view() if line.picture)
        missing = (row.picture for row in rows if gallery and not gallery.is_settled(row.picture))
        return next(missing, None)

    async def _draw(self) -> None:
        """Draw what is in view, one picture after another, the uppermost first."""
        try:
            while (gallery := self.gallery) and (picture := self._missing()):
                drawing = await aside(partial(gallery.draw, picture))
                if gallery is self.gallery:
                    gallery.hang(picture, drawing)
                    self.drawn(fits=drawing is not None)
        finally:
            self._drawing = False

    def _awaited(self) -> str:
        """Return the address of the uppermost picture in view that can be fetched, as written."""
        awaited = self.gallery.awaited if self.gallery else ()
        spans = (span for line in self.in_view() for span in line.spans)
        return next((span.href for span in spans if span.href in awaited), "")

    async def _fetch(self) -> None:
        """Fetch what is in view, one picture after another, the uppermost first."""
        count, reason = 0, ""
        try:
            while (gallery := self.gallery) and gallery.fetches and (source := self._awaited()):
                missed = await aside(partial(gallery.fetch, source))
                gallery.arrive(source)
                count, reason = count + (not missed), missed or reason
                if gallery is self.gallery and not missed:
                    self.drawn(fits=False)
        finally:
            self._fetching = False
        self.post_message(self.Fetched(count, reason))
