"""What `read` reads: a post of the blog by its slug, a Markdown file, or stdin."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from termblog import paths
from termblog.cli.opening import load_settings, open_named
from termblog.cli.output import complain
from termblog.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from termblog.blog.blog import Blog
    from termblog.blog.metadata.resolve import Reading
    from termblog.blog.post import Post
    from termblog.blog.site import Site
    from termblog.document.document import Document, Heading
    from termblog.settings import Settings

LIMIT = 2 * 1024 * 1024
"""The bytes of a file that are read."""

_GUIDE = "guide-"
"""What the slugs of the guide start with; they are found from everywhere."""
_PIPED = Path("stdin.md")
"""The file as which stdin is read."""
_CLIMB = 6
"""The folders above a file in which a blog's configuration is looked for."""
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".qmd", ".rmd")


class Source(NamedTuple):
    """A text to print, and what is known of it."""

    post: Post
    """Its facts."""
    body: str
    """Markdown, without front matter."""
    syntax: frozenset[str]
    """Names of the Markdown rules that it uses."""
    data: bytes
    """The file as it is."""
    site: Site
    """The blog that it is of, or would be of where it lies."""
    named: bool
    """Whether its facts are worth a heading block: it is a post, and no note without any."""
    cut: bool
    """Whether the file is longer than what is read of one."""
    base: str = ""
    """Its address on the web; empty where unknown."""

    def document(self, *, typography: bool = False, tex: bool = False) -> Document:
        """Parse it; a first heading that repeats the shown title is left out.

        Args:
            typography: Whether quotes and dashes become typographic ones.
            tex: Whether formulas stay as they are written.
        """
        from termblog.document.parse import parse
        from termblog.document.typography import quotes_of

        title = self.post.title if self.named else ""
        quotes = quotes_of(self.post.lang or self.site.lang) if typography else None
        syntax = {*self.syntax, *(("tex",) if tex else ())}
        return parse(self.body, syntax, title=title, quotes=quotes, cut=self.cut)

    def headings(self) -> Sequence[Heading]:
        """Return all of its headings."""
        document = self.document()
        document.grow()
        return document.headings


def find_source(
    name: str, blog: str | None, flags: Mapping[str, object]
) -> tuple[Source, Settings]:
    """Return what a name means, and the settings with which it is read.

    Args:
        name: A slug, a file, or `-` for stdin.
        blog: The blog that the command line names.
        flags: What it says of settings, by setting.

    Raises:
        NotFound: There is no such post, file or blog.
        Unreadable: It cannot be read.
    """
    if name == "-":
        return read_stdin(), load_settings(None, flags).settings
    if is_file(name):
        return read_file(Path(name)), load_settings(None, flags).settings
    opened, settings = open_named(blog, flags)
    if opened.get(name) is None and Path(name).is_file():
        return read_file(Path(name)), settings
    return read_slug(opened, name), settings


def is_file(name: str) -> bool:
    """Return whether a name means a file: it looks like one, or is a path to one.

    Args:
        name: What the command line says.
    """
    looks = name.lower().endswith(_MARKDOWN) or "/" in name or "\\" in name
    return looks and Path(name).exists() and not Path(name).is_dir()


def read_stdin() -> Source:
    """Return what is piped in."""
    return _loose(sys.stdin.buffer.read(LIMIT + 1), _PIPED)


def read_file(file: Path) -> Source:
    """Return a file, by the rules of the blog around it where there is one.

    Args:
        file: The user's own choice: a pipe is read, too.

    Raises:
        Unreadable: The system refuses, or it is no text.
    """
    try:
        with file.open("rb") as stream:
            return _loose(stream.read(LIMIT + 1), file)
    except OSError as error:
        msg = f"The file {file} cannot be read: {error.strerror or error}."
        raise Unreadable(msg) from error


def read_slug(blog: Blog, slug: str) -> Source:
    """Return a post of a blog, or of the guide, whose slugs are known everywhere.

    Args:
        blog: Where to look.
        slug: What the command line says.

    Raises:
        NotFound: There is no such post; the error tells what is called alike.
        Unreadable: Its file cannot be read.
    """
    from termblog.blog.files import read_file as read_beneath
    from termblog.blog.metadata.resolve import read_post

    if slug.startswith(_GUIDE) and blog.get(slug) is None:
        from termblog.blog.opening import open_blog

        blog = open_blog(paths.guide())
    post = blog.find(slug)
    content = read_beneath(blog.root, post.path)
    reading = read_post(blog.site, post.path, content.data)
    source = _source(blog.site, post.path, content.data, reading, cut=content.cut)
    return source._replace(post=post, named=True, base=_address(blog.url, post))


def _loose(data: bytes, file: Path) -> Source:
    """Return what was read, as a file of that name would be read where it lies.

    What the blog there passes over is read as a file of its own: the user asked for it by name.
    """
    from termblog.blog.metadata.resolve import read_post

    cut, data = len(data) > LIMIT, data[:LIMIT]
    site = _site_around(file)
    path = file.resolve().relative_to(site.root).as_posix()
    reading = read_post(site, path, data)
    if reading.post is None:  # a README is no post, and yet to be read
        site, path = _plain_site(file), _PIPED.name
        reading = read_post(site, path, data)
    return _source(site, str(file), data, reading, cut=cut)


def _source(site: Site, name: str, data: bytes, reading: Reading, *, cut: bool) -> Source:
    from termblog.blog.engines import engine_of

    if reading.post is None:
        msg = f"{name} cannot be shown: {reading.why}."
        raise Unreadable(msg)
    if cut:
        complain(f"{name} is longer than 2 MB; what follows is not shown.")
    syntax = engine_of(site).rules(site, reading.post.path)
    named = reading.post.body_line > 1
    return Source(reading.post, reading.body, syntax, data, site, named, cut)


def _site_around(file: Path) -> Site:
    """Return the blog in which a file lies, else one of its folder alone.

    Only the names of engines' configurations are looked for: a file is shown at once, however
    large the folders around it are.
    """
    from termblog.blog.engines import ENGINES, open_site

    configs = [name for row in ENGINES.values() for name in row.configs]
    for folder in file.resolve().parents[:_CLIMB]:
        if any((folder / name).is_file() for name in configs):
            return open_site(folder)
        if (folder / ".git").exists():
            break
    return _plain_site(file)


def _plain_site(file: Path) -> Site:
    from termblog.blog.site import Site

    return Site(root=file.resolve().parent, engine="plain")


def _address(url: str, post: Post) -> str:
    """Return a post's address on the web; empty where nothing tells."""
    from urllib.parse import urljoin

    return urljoin(url, post.url) if url else ""
