"""What the parts of the app tell one another, where it is nobody's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termblog.blog.blog import Blog
    from termblog.blog.post import Post
    from termblog.tui.leaf import Onward


class BlogRead(Message):
    """There is a newer version of the blog."""

    def __init__(self, blog: Blog, note: str = "") -> None:
        super().__init__()
        self.blog = blog
        self.note = note
        """How far indexing is; empty when it is done."""


class BlogSearchable(Message):
    """The posts' texts are in the index: what asks it gets whole answers."""


class BlogMissed(Message):
    """The blog could not be read."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason
        """One sentence for the reader."""


class ThemeWanted(Message):
    """The reader passed a theme, or chose it."""

    def __init__(self, name: str, *, chosen: bool) -> None:
        super().__init__()
        self.name = name
        self.chosen = chosen
        """Whether it is to be kept."""


class PostOpened(Message):
    """Another post is open."""

    def __init__(self, post: Post) -> None:
        super().__init__()
        self.post = post


class PostRelated(Message):
    """The index told where a post leads."""

    def __init__(self, post: Post, related: Sequence[Onward]) -> None:
        super().__init__()
        self.post = post
        self.related = related


class BlogWanted(Message):
    """The blog's folder is to be read: the first time, or again."""
