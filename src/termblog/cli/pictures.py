"""The pictures of a post that is printed; whatever draws them is loaded when the first is met."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.segment import Segment

    from termblog.cli.source import Source
    from termblog.document.picture import PictureRow
    from termblog.pictures.canvas import Canvas
    from termblog.pictures.gallery import Gallery


class Pictures:
    """What tells the room of pictures, and draws them.

    Args:
        source: The post, and the blog that it lies in.
        canvas: What its pictures are drawn on.
        background: `#rrggbb`, which shows through them.
    """

    def __init__(self, source: Source, canvas: Canvas, background: str) -> None:
        self._source = source
        self._canvas = canvas
        self._background = background

    @cached_property
    def _gallery(self) -> Gallery:
        from termblog.blog.links import Links
        from termblog.paths import cache_folder
        from termblog.pictures.cache import Cache
        from termblog.pictures.gallery import Gallery
        from termblog.pictures.places import Places

        site, post = self._source.facts()
        links = Links(site, (post,))
        cache = Cache(cache_folder() / "images")
        places = Places(site.root, lambda href: links.resolve(href, post), cache)
        return Gallery(places, self._canvas, self._background)

    def room(self, source: str, width: int) -> tuple[int, int] | None:
        """Return the columns and rows that a picture takes; None where it is not drawn.

        Args:
            source: Its address, as written.
            width: The most columns.
        """
        return self._gallery.room(source, width)

    def cells(self, row: PictureRow) -> tuple[Segment, ...] | None:
        """Return a row of a picture, drawn at once; None where it cannot be drawn.

        Args:
            row: Which row of which picture.
        """
        return self._gallery.show(row)
