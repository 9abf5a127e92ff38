"""What a session draws pictures with; a session that may not, or cannot, has none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from termblog.blog.blog import Blog
    from termblog.blog.post import Post
    from termblog.pictures.cache import Cache
    from termblog.pictures.canvas import Canvas
    from termblog.pictures.gallery import Gallery
    from termblog.theme import Theme


class Easel(NamedTuple):
    """What the pictures of posts are drawn with."""

    canvas: Canvas
    """What they are drawn on."""
    send: Callable[[str], None]
    """Sends the terminal what it draws itself."""
    cache: Cache
    """The pictures that were fetched."""
    fetches: bool = False
    """Whether those that lie elsewhere are fetched unasked."""

    def gallery(self, blog: Blog, post: Post, theme: Theme, *, asked: bool) -> Gallery | None:
        """Return what draws a post's pictures; None in the terminal's own sixteen colours.

        Args:
            blog: The post's.
            post: What is open.
            theme: What its pictures lie on.
            asked: Whether those that lie elsewhere were asked for.
        """
        if theme.variant == "ansi":
            return None
        from termblog.pictures.gallery import Gallery
        from termblog.pictures.places import Places

        places = Places(blog.root, lambda href: blog.resolve(href, post), self.cache)
        ground = theme.roles["background"]
        fetches = self.fetches or asked
        return Gallery(places, self.canvas, ground, self.send, fetches=fetches)
