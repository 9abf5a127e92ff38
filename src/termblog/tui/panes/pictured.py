"""What scrolls and has pictures: each is drawn when it first comes into view, beside the loop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from termblog.tui.aside import aside
from termblog.tui.panes.bare import Bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.document import Line
    from termblog.document.picture import Picture
    from termblog.pictures.gallery import Gallery


class Pictured(Bare):
    """Lines, some of which are left free for pictures."""

    gallery: Gallery | None = None
    """What draws; None where nothing does."""
    _drawing = False

    def in_view(self) -> Iterator[Line]:
        """Yield the lines in view, from top to bottom."""
        raise NotImplementedError

    def drawn(self, *, fits: bool) -> None:
        """Show a picture that was drawn.

        Args:
            fits: Whether it takes the room that was left free; else that has to go.
        """
        raise NotImplementedError

    def want(self, picture: Picture) -> None:
        """Draw what is in view, one picture after another, unless this one is drawn.

        Args:
            picture: It came into view.
        """
        if self.gallery is not None and not self._drawing and not self.gallery.is_settled(picture):
            self._drawing = True
            self.run_worker(self._draw(), group="pictures")

    def _missing(self) -> Picture | None:
        """Return the uppermost picture in view that is not drawn."""
        gallery = self.gallery
        rows = (line.picture for line in self.in_view() if line.picture)
        missing = (row.picture for row in rows if gallery and not gallery.is_settled(row.picture))
        return next(missing, None)

    async def _draw(self) -> None:
        try:
            while self.gallery is not None and (picture := self._missing()) is not None:
                gallery = self.gallery
                drawing = await aside(partial(gallery.draw, picture))
                gallery.hang(picture, drawing)
                if gallery is self.gallery:
                    self.drawn(fits=drawing is not None)
        finally:
            self._drawing = False
