"""Which links of a blog lead to a post or a file that is not there: for its author, when asked.

A blog's folder is seldom the whole site: themes bring pictures, other programs bring pages. So a
link counts as dead only where its neighbours are alive: a post is missing from a folder that holds
posts, a file from one whose other files are nearly all there. What is published under an address,
a note that is not written yet, a template: nobody can say, and nothing is said.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from termblog.blog.addresses import join_path, split_address, without_template
from termblog.blog.links import Kind
from termblog.blog.mentions import addresses
from termblog.blog.metadata.prose import outside_fences
from termblog.blog.post import Problem
from termblog.errors import TermblogError
from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.blog.blog import Blog
    from termblog.blog.post import Post

_POSTS = (".md", ".markdown", ".mdx", ".qmd", ".rmd")
_FILES = (
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".pdf", ".mp4", ".webm", ".zip",
)  # fmt: skip
_FENCE = late(r"[\s>]*(```+|~~~+)")
_CODE = late(r"(`+)(?:(?!\1).)+?\1|<!--.*?-->|<code>.*?</code>")
_INDENTED = late(r"(?: {4}|\t)(?!\s*(?:[-*+]|\d+[.)])\s)")
_TEMPLATE = late(r"[{}<>$*\s]")
_ALIVE = 3
"""Files of a folder that are there for each that is not, or nothing is said of it."""


class _Link(NamedTuple):
    """A link to something in the blog's folder."""

    post: Post
    line: int
    href: str
    folder: str
    """Where what it leads to lies, or should."""
    alive: bool


def find_dead_links(blog: Blog) -> list[Problem]:
    """Return the links that lead to nothing, by path and line.

    Args:
        blog: Every post of it is read.
    """
    links = [link for post in blog.every for link in _links(blog, post)]
    holding = {posixpath.dirname(post.path) for post in blog.posts}
    states = Counter((link.folder, link.alive) for link in links)
    dead = (
        link
        for link in links
        if not link.alive
        and (
            link.folder in holding
            if _ends(link.href, _POSTS)
            else states[link.folder, True] >= _ALIVE * states[link.folder, False]
        )
    )
    return [Problem(it.post.path, it.line, f"the link {it.href!r} leads to nothing") for it in dead]


def written_links(blog: Blog, post: Post) -> Iterator[tuple[int, str]]:
    """Yield the addresses that a post links to with their lines; none where it cannot be read.

    Args:
        blog: Whose post.
        post: One of it.
    """
    try:
        source = blog.source(post)
    except TermblogError:
        return
    yield from _written(source.text, source.line)


def _links(blog: Blog, post: Post) -> Iterator[_Link]:
    """Yield a post's links to files and to other posts' files."""
    for line, href in written_links(blog, post):
        bare = without_template(href)
        wanted = Kind.POST if _ends(bare, _POSTS) else Kind.FILE if _ends(bare, _FILES) else None
        path = _path(bare)
        if wanted and path:
            folder = posixpath.dirname(path)
            if not path.startswith("/"):
                folder = join_path(posixpath.dirname(post.path), unquote(folder))
            yield _Link(post, line, bare, folder, blog.resolve(href, post).kind is wanted)


def _path(href: str) -> str:
    """Return the path that an address names in the blog's folder; empty for any other address."""
    parts = split_address(href)
    if parts is None or parts.scheme or parts.netloc or _TEMPLATE.search(href):
        return ""
    return parts.path


def _ends(href: str, endings: tuple[str, ...]) -> bool:
    return href.partition("#")[0].partition("?")[0].casefold().endswith(endings)


def _written(text: str, first: int) -> Iterator[tuple[int, str]]:
    """Yield the addresses in a text with their lines, but for those that are only code."""
    for number, line in enumerate(outside_fences(text, _FENCE), first):
        if not _INDENTED.match(line):
            yield from ((number, href) for href in addresses(_CODE.sub("", line)))
