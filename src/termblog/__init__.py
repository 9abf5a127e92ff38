"""Read any Markdown blog in the terminal, and host it over SSH and in the browser.

    from termblog import open_blog

    blog = open_blog("~/src/my-blog")
    for post in blog.posts:
        print(post.slug, post.title, post.tags)

`open_blog`, `Blog` and `Post` are what this package promises; they load when they are first used,
so that importing termblog costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from termblog.blog.blog import Blog
    from termblog.blog.opening import open_blog
    from termblog.blog.post import Post

__version__ = "0.1.0"

__all__ = ["Blog", "Post", "__version__", "open_blog"]

_HOMES = {
    "Blog": "termblog.blog.blog",
    "open_blog": "termblog.blog.opening",
    "Post": "termblog.blog.post",
}


def __getattr__(name: str) -> object:
    """Load a promised name when it is first used (PEP 562)."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
