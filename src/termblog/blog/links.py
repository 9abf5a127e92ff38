"""Says where a link in a post leads, however its engine writes links.

Engines agree on nothing here: a path relative to the file or to the page, an address on the site,
another post's file, its name in brackets, a template's function. Each is tried from the surest
to the vaguest. What comes out is a post, a heading, a file beneath the blog's folder, an address
that is safe to open, or nothing; never a path outside the blog, and never a file of a hidden post.
"""

from __future__ import annotations

import posixpath
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from termblog.blog.addresses import (
    address_key,
    join_path,
    split_address,
    without_template,
)
from termblog.blog.files import beneath
from termblog.blog.register import Register
from termblog.patterns import late
from termblog.text import safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from termblog.blog.groups import Posts
    from termblog.blog.post import Post
    from termblog.blog.site import Site


class Kind(StrEnum):
    """What a link leads to."""

    POST = "post"
    ANCHOR = "anchor"
    FILE = "file"
    EXTERNAL = "external"
    NOTHING = "nothing"


class Target(NamedTuple):
    """Where a link leads."""

    kind: Kind
    """Which of the fields below counts."""
    post: Post | None = None
    """The post; for an anchor, the one that holds the link."""
    anchor: str = ""
    """The heading, as written behind the `#`, decoded; empty for the start."""
    file: Path | None = None
    """A regular file beneath the blog's folder, such as a picture."""
    address: str = ""
    """The whole address, safe to open."""


NOWHERE = Target(Kind.NOTHING)
"""Where links lead that lead nowhere."""

_MARKDOWN = (".md", ".markdown", ".mdx", ".mdown", ".mkd", ".qmd", ".rmd", ".rst", ".ipynb")
_INDEXES = ("", *(f"/{name}{suffix}" for suffix in _MARKDOWN[:3] for name in ("index", "_index")))
_STATIC = ("", "static", "public", "assets", "source", "src", "content", "docs", "files", "images")
_LISTS = {"tag", "tags", "category", "categories", "author", "authors", "series", "page", "topics"}
_LEFT_OVER = late(r"[{}\s]")  # a template that nobody here can fill in
_WIKILINK = late(r"!?\[\[(?P<name>[^\]|]*)(?:\|[^\]]*)?\]\]")


class Links:
    """Where the links of one blog's posts lead.

    Args:
        site: What is known of the blog as a whole.
        posts: Every post that may be shown.
    """

    def __init__(self, site: Site, posts: Posts) -> None:
        self._root = site.root.resolve()
        self._folders = site.folders
        self._site = split_address(site.url) or urlsplit("")
        self._paths = Register(posts, lambda post: (post.path.casefold(),))
        self._addresses = Register(posts, _addresses)
        self._names = Register(posts, _names)

    def resolve(self, href: str, post: Post) -> Target:
        """Return where a link leads.

        Args:
            href: The address as the post writes it.
            post: The post that holds it.
        """
        href = href.strip()
        if wikilink := _WIKILINK.fullmatch(href):
            return self._by_name(wikilink["name"], post) or NOWHERE
        href = without_template(href)
        parts = split_address(href)
        if parts is None:
            return NOWHERE
        if parts.scheme or parts.netloc:
            return self._foreign(parts, post)
        found = self._local(parts, post) or self._written_on_windows(parts, post)
        if not found and not href.startswith("/"):
            found = self._by_name(href, post)
        return found or self._published(href, parts.path, post)

    def _foreign(self, parts: SplitResult, post: Post) -> Target:
        """Look on the site itself where the address is its own."""
        if parts.netloc and parts.netloc.casefold() == self._site.netloc.casefold():
            own = parts._replace(scheme="", netloc="", path=parts.path or "/")
            if found := self._local(own, post):
                return found
        address = safe_url(parts.geturl())
        return Target(Kind.EXTERNAL, address=address) if address else NOWHERE

    def _local(self, parts: SplitResult, post: Post) -> Target | None:
        anchor = unquote(parts.fragment)
        path = unquote(parts.path)
        if not path:
            return Target(Kind.ANCHOR, post, anchor) if anchor else None
        for reading in self._readings(path):
            if found := self._post(reading, post):
                return Target(Kind.POST, found, anchor)
            if file := self._file(reading, post):
                return Target(Kind.FILE, file=file)
        return None

    def _written_on_windows(self, parts: SplitResult, post: Post) -> Target | None:
        """Look for a path with backslashes, which browsers take for slashes, too."""
        path = parts.path.replace("\\", "/")
        return self._local(parts._replace(path=path), post) if path != parts.path else None

    def _readings(self, path: str) -> Iterator[str]:
        """Yield a path as it is, and without the site's own path in front of it."""
        yield path
        base = self._site.path.rstrip("/")
        if base and path.startswith(base + "/"):
            yield path[len(base) :]

    def _published(self, href: str, path: str, post: Post) -> Target:
        """Return where a link leads on the published site: a page that is no file of this folder."""
        if path.casefold().endswith(_MARKDOWN):
            return NOWHERE
        if path.startswith("/"):
            address = urljoin(self._site.geturl(), href)
        elif post.url and "/" in path:
            address = urljoin(self._site.geturl(), posixpath.join(post.url, href))
        else:
            return NOWHERE
        safe = None if _LEFT_OVER.search(href) else safe_url(address)
        return Target(Kind.EXTERNAL, address=safe) if safe else NOWHERE

    def _post(self, path: str, post: Post) -> Post | None:
        for place in self._places(path, post):
            for ending in (*_INDEXES, *_MARKDOWN):
                if found := self._paths.get((place + ending).casefold()):
                    return found
        for address in self._own_addresses(path, post):
            if found := self._addresses.get(address_key(address)):
                return found
        return self._by_tail(path)

    def _places(self, path: str, post: Post) -> Iterator[str]:
        """Yield the files beneath the root that a path may mean, likeliest first."""
        if not path.startswith("/"):
            yield join_path(posixpath.dirname(post.path), path)
        for folder in (*self._folders, ""):
            yield join_path(folder, path)

    def _own_addresses(self, path: str, post: Post) -> Iterator[str]:
        """Yield the addresses on the site that a path may mean."""
        if not path.startswith("/"):
            yield posixpath.normpath(posixpath.join("/", post.url, path))
        yield "/" + path.lstrip("/")

    def _by_tail(self, path: str) -> Post | None:
        """Find a post by the end of its address, where no configuration says the address."""
        *folders, tail = [step for step in address_key(path).split("/") if step] or [""]
        if not folders or folders[-1] in _LISTS:
            return None
        found = self._names.get(tail)
        return found if found and not found.url else None

    def _by_name(self, text: str, post: Post) -> Target | None:
        """Find a post by its name, title or alias, as wikilinks write it."""
        name, _, anchor = text.strip().partition("#")
        if not name:
            return Target(Kind.ANCHOR, post, anchor) if anchor else None
        wanted = unquote(name).strip().strip("/").casefold()
        stem = wanted.removesuffix(".md")
        for candidate in (wanted, stem, posixpath.basename(stem)):
            if found := self._names.get(candidate):
                return Target(Kind.POST, found, anchor)
        return None

    def _file(self, path: str, post: Post) -> Path | None:
        """Find a file that is no post; neither a hidden one nor the source of a hidden post."""
        if path.casefold().endswith(_MARKDOWN):
            return None
        for place in (*self._places(path, post), *(join_path(top, path) for top in _STATIC)):
            if not place or any(step.startswith(".") for step in place.split("/")):
                continue
            file = self._root / place
            if _is_file(file) and (real := beneath(self._root, file)):
                return real
        return None


def _addresses(post: Post) -> Iterator[str]:
    """Yield where a post is or was on the site."""
    return (address_key(address) for address in (post.url, *post.aliases) if address)


def _names(post: Post) -> Iterator[str]:
    """Yield what a post may be called in a wikilink, in lower case."""
    return map(str.casefold, _spelled(post))


def _spelled(post: Post) -> Iterator[str]:
    """Yield what a post may be called in a wikilink."""
    folder, _, file = post.path.rpartition("/")
    name = posixpath.splitext(file)[0]
    if name in {"index", "_index"}:
        folder, _, name = folder.rpartition("/")
    yield post.slug
    yield name
    yield f"{folder}/{name}" if folder else name
    yield post.title
    for alias in post.aliases:
        yield alias.strip("/")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long for the file system, or one with a NUL
        return False
