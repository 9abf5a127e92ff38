"""What `read` reads: a post of the blog by its slug, a Markdown file, or stdin."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from termblog import paths
from termblog.cli.opening import load_settings, open_named
from termblog.cli.output import complain
from termblog.errors import Unreadable
from termblog.text import decode, sanitise

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from termblog.blog.blog import Blog
    from termblog.blog.metadata.resolve import Reading
    from termblog.blog.post import Post
    from termblog.blog.site import Site
    from termblog.document.document import Document, Heading
    from termblog.document.typography import Quotes
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

    facts: Callable[[], tuple[Site, Post]]
    """Finds the blog that it is of, or would be of where it lies, and what is known of it there."""
    body: str
    """Markdown, without front matter."""
    syntax: frozenset[str]
    """Names of the Markdown rules that it uses."""
    data: bytes
    """The file as it is."""
    named: bool = False
    """Whether its facts are worth a heading block: it is a post, and no note without any."""
    cut: bool = False
    """Whether the file is longer than what is read of one."""
    base: str = ""
    """Its address on the web; empty where unknown."""

    @property
    def post(self) -> Post:
        """Its facts."""
        return self.facts()[1]

    def document(self, *, typography: bool = False, tex: bool = False) -> Document:
        """Parse it; a first heading that repeats the shown title is left out.

        Args:
            typography: Whether quotes and dashes become typographic ones.
            tex: Whether formulas stay as they are written.
        """
        from termblog.document.parse import parse

        title = self.post.title if self.named else ""
        quotes = self._quotes() if typography else None
        syntax = {*self.syntax, *(("tex",) if tex else ())}
        return parse(self.body, syntax, title=title, quotes=quotes, cut=self.cut)

    def _quotes(self) -> Quotes:
        """Return the quotation marks of its language."""
        from termblog.document.typography import quotes_of

        site, post = self.facts()
        return quotes_of(post.lang or site.lang)

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
    found = _source(blog.site, post.path, content.data, reading)
    source = _cut(found, post.path) if content.cut else found
    return source._replace(
        facts=lambda: (blog.site, post), named=True, base=_address(blog.url, post)
    )


def _loose(data: bytes, file: Path) -> Source:
    """Return what was read, as a file of that name would be read where it lies."""
    cut, data = len(data) > LIMIT, data[:LIMIT]
    blog = _blog_around(file)
    source = (None if blog else _note(file, data)) or _foundling(file, data, blog)
    return _cut(source, str(file)) if cut else source


def _note(file: Path, data: bytes) -> Source | None:
    """Return a text without front matter that lies in no blog; None for any other.

    Nobody asks what else is known of it, and so nothing that knows posts is imported.
    """
    from termblog.blog.engines.rules import NOTE_RULES, rules
    from termblog.blog.frontmatter import NOTE_FORMATS, possible

    text, whole = decode(data)
    body = sanitise(text)
    if not whole or "\0" in text or possible(body, NOTE_FORMATS):
        return None
    return Source(lambda: _foundling(file, data).facts(), body, rules(NOTE_RULES, file.name), data)


def _foundling(file: Path, data: bytes, blog: Path | None = None) -> Source:
    """Return a file that lies in a blog, or may well be a post of one.

    What the blog passes over is read as a file of its own: the user asked for it by name.

    Raises:
        Unreadable: It is no text.
    """
    from termblog.blog.engines import open_site
    from termblog.blog.metadata.resolve import read_post

    site = open_site(blog) if blog else _plain_site(file)
    path = file.resolve().relative_to(site.root).as_posix()
    reading = read_post(site, path, data)
    if reading.post is None:  # a README is no post, and yet to be read
        site = _plain_site(file)
        reading = read_post(site, _PIPED.name, data)
    return _source(site, str(file), data, reading)


def _source(site: Site, name: str, data: bytes, reading: Reading) -> Source:
    from termblog.blog.engines import engine_of

    post = reading.post
    if post is None:
        msg = f"{name} cannot be shown: {reading.why}."
        raise Unreadable(msg)
    syntax = engine_of(site).rules(site, post.path)
    return Source(lambda: (site, post), reading.body, syntax, data, named=post.body_line > 1)


def _cut(source: Source, name: str) -> Source:
    """Return a text of which the rest is left out, and say so."""
    complain(f"{name} is longer than 2 MB; what follows is not shown.")
    return source._replace(cut=True)


def _blog_around(file: Path) -> Path | None:
    """Return the folder of the blog in which a file lies; None where it lies in none.

    Only the names of engines' configurations are looked for: a file is shown at once, however
    large the folders around it are.
    """
    from termblog.blog.engines import ENGINES

    configs = [name for row in ENGINES.values() for name in row.configs]
    for folder in file.resolve().parents[:_CLIMB]:
        if any(os.access(f"{folder}/{name}", os.F_OK) for name in configs):  # some 300 questions
            return folder
        if (folder / ".git").exists():
            break
    return None


def _plain_site(file: Path) -> Site:
    from termblog.blog.site import Site

    return Site(root=file.resolve().parent, engine="plain")


def _address(url: str, post: Post) -> str:
    """Return a post's address on the web; empty where nothing tells."""
    return f"{url.rstrip('/')}/{post.url.lstrip('/')}" if url else ""
