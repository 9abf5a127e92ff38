"""Which links of a blog lead to a heading that is not there: for its author, when asked.

Engines disagree on how a heading becomes an anchor; themes, macros and HTML bring anchors of their
own, and some pages are put together of several. So headings are compared by their letters alone,
one may be longer than its anchor, and what the text itself names, or a post beside it has, is there.
Where a heading is in another script than its anchor, that may be how its engine spells it in Latin.
"""

from __future__ import annotations

import re
from posixpath import dirname
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize
from urllib.parse import unquote

from termblog.blog.addresses import join_path
from termblog.blog.deadlinks import written_links
from termblog.blog.links import Kind
from termblog.blog.post import Problem
from termblog.document.parse import parse
from termblog.errors import TermblogError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.blog.blog import Blog
    from termblog.blog.links import Target
    from termblog.blog.post import Post

_NO_LETTER = re.compile(r"[\W_]+|amp(?=-|$)")
_INCLUDES = re.compile(
    r"\{\{[<%]\s*(?:include|readfile)\b|\{%-?\s*(?:include|render)\b|--8<--|^import\s.*\.mdx?[\"']",
    re.MULTILINE,
)
"""What puts another file's text, and its headings, into a post."""
_TEMPLATE = re.compile(r"\{[{%][^\n{}]*\}")
_STRING = re.compile(r"\"([^\"]+)\"")
_SHORT = 2  # letters that stand at the end of too many anchors
_ENDING = re.compile(r"(?:(?:^|/)_?index)?(?:\.[a-z]+)?$", re.IGNORECASE)
_OF_ENGINES = re.compile(
    r"(?:fn|cite|ref|toc|top$|user-content|disqus|comment|respond|L\d|:|/|!)", re.IGNORECASE
)
"""Anchors that engines, themes and browsers make: notes, comments, lines, routes."""


class _Link(NamedTuple):
    """A link to a heading."""

    post: Post
    line: int
    href: str
    target: Post
    anchor: str


class _Text(NamedTuple):
    """What a post can be entered at."""

    headings: tuple[str, ...]
    """The letters of its headings, as they are written and as they are called."""
    text: str
    """Its Markdown."""


def find_dead_anchors(blog: Blog) -> list[Problem]:
    """Return the links that lead to no heading of the post that they lead to, by path and line.

    Args:
        blog: Every post of it is read.
    """
    links = [link for post in blog.every for link in _links(blog, post)]
    targets = {link.target.path: link.target for link in links}
    texts = {path: _text(blog, target) for path, target in targets.items()}
    dead = [link for link in links if not _is_there(link.anchor, texts[link.target.path])]
    folders = {dirname(link.target.path) for link in dead}
    beside = {folder: _headings_in(blog, folder) for folder in folders}
    return [
        Problem(it.post.path, it.line, f"the link {it.href!r} leads to no heading")
        for it in dead
        if _letters(it.anchor) not in beside[dirname(it.target.path)]
    ]


def _links(blog: Blog, post: Post) -> Iterator[_Link]:
    for line, href in written_links(blog, post):
        if "#" in href and "://" not in href:
            target = blog.resolve(href, post)
            if target.post and _is_heading(target) and _is_named(href, post, target.post):
                yield _Link(post, line, href, target.post, target.anchor)


def _is_heading(target: Target) -> bool:
    meant = target.kind in (Kind.ANCHOR, Kind.POST) and bool(_letters(target.anchor))
    return meant and not _OF_ENGINES.match(target.anchor)


def _is_named(href: str, post: Post, target: Post) -> bool:
    """Tell whether a link names the very file or the whole address of a post, itself included."""
    path = unquote(href.partition("#")[0].partition("?")[0])
    names = map(_bare, (target.path, target.url))
    return not path or not {_bare(path), _bare(join_path(dirname(post.path), path))}.isdisjoint(
        names
    )


def _bare(path: str) -> str:
    """Return a path without slashes around it, its ending and the name of an index."""
    return _ENDING.sub("", path.strip("/"))


def _is_there(anchor: str, found: _Text) -> bool:
    """Tell whether an anchor may be there; of a post without headings, nobody can say."""
    wanted = _letters(anchor)
    return (
        not found.headings
        or any(it.startswith(wanted) or wanted.startswith(it) for it in found.headings if it)
        or (wanted.isascii() and not all(map(str.isascii, found.headings)))
        or any(wanted.endswith(name) for name in _given(found.text))
        or _INCLUDES.search(found.text) is not None
        or re.search(rf"(?i)(?<![(\"']#){re.escape(anchor)}", found.text) is not None
    )


def _given(text: str) -> Iterator[str]:
    """Yield what templates are given: of `{{< code "hello" "1" >}}` may come `#code-hello-1`."""
    for template in _TEMPLATE.findall(text):
        words = _STRING.findall(template)
        yield from (_letters(word) for word in ("".join(words), *words) if len(word) > _SHORT)


def _text(blog: Blog, post: Post) -> _Text:
    try:
        source = blog.source(post)
    except TermblogError:
        return _Text((), "")
    document = parse(source.text, blog.syntax(post))
    document.grow()
    names = (name for heading in document.headings for name in (heading.id, heading.text))
    return _Text(tuple(map(_letters, names)), source.text)


def _headings_in(blog: Blog, folder: str) -> frozenset[str]:
    """Return the headings of all posts of a folder."""
    beside = (post for post in blog.every if dirname(post.path) == folder)
    return frozenset(name for post in beside for name in _text(blog, post).headings)


def _letters(name: str) -> str:
    """Return a name's letters without case and marks."""
    bare = name if name.isascii() else normalize("NFKD", name)
    return _NO_LETTER.sub("", "".join(it for it in bare.casefold() if not combining(it)))
