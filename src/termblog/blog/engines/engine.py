"""What an engine is: how its blogs are recognised, where their posts lie, what names mean.

An engine is data first: class attributes that a subclass sets. Where its rules need code, it
overrides one of the methods below. It never runs anything of the blog, it reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.frontmatter import DEFAULT
from termblog.blog.post import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termblog.blog.engines.survey import Survey
    from termblog.blog.frontmatter import Value
    from termblog.blog.site import Site

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")
"""What Markdown files end in."""

ALWAYS = frozenset({"table", "strikethrough", "tasklist", "footnote", "autolink", "html", "alerts"})
"""Names of the Markdown rules that hold in every blog."""

DATED = re.compile(r"(\d{4}[-_.]\d{1,2}[-_.]\d{1,2})(?:[-_. ]+(?=\S)|$)(.*)", re.DOTALL)
"""A name that starts with its date."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a file's path says about it, before anybody opens it."""

    slug: str
    """What it is called; front matter may call it otherwise."""
    status: Status = Status.PUBLISHED
    """What its folder makes of it: a post, a draft, a page."""
    date: str = ""
    """The date in its name, as written there."""
    categories: tuple[str, ...] = ()
    """The path of categories that its folders stand for."""
    lang: str = ""
    """The language that its folder or name stands for."""
    section: str = ""
    """The folders between the content folder and the file (or its bundle)."""


class Engine:
    """A blog engine: one subclass in one file, one row in `ENGINES`."""

    name: ClassVar[str] = ""
    """What it is called; lower case."""
    configs: ClassVar[tuple[str, ...]] = ()
    """Its configuration files, as they are named from the folder that holds them."""
    packages: ClassVar[tuple[str, ...]] = ()
    """npm packages that a `package.json` lists where it is used."""
    formats: ClassVar[tuple[str, ...]] = DEFAULT
    """Front matter formats of its files, in the order in which they are tried."""
    extensions: ClassVar[tuple[str, ...]] = MARKDOWN
    """What its posts' names end in."""
    folders: ClassVar[tuple[str, ...]] = ("",)
    """Where its posts lie, from the folder of its configuration; the first that exist count."""
    syntax: ClassVar[frozenset[str]] = ALWAYS
    """Names of the Markdown rules that its posts use."""
    future: ClassVar[bool] = False
    """Whether it publishes a post whose date is still to come."""
    spaced_tags: ClassVar[bool] = False
    """Whether tags written as one string are divided by spaces."""

    def owns(self, survey: Survey, config: str) -> bool:
        """Tell whether a file that is named like its configuration really is.

        Args:
            survey: The blog's folder.
            config: The file, relative to it.
        """
        return True

    def fits(self, survey: Survey) -> bool:
        """Tell whether a blog without configuration looks as if it were its.

        Args:
            survey: The blog's folder.
        """
        return False

    def configure(self, site: Site, survey: Survey) -> Site:
        """Return a site with what its configuration says.

        Args:
            site: What is known so far; `site.config` is the configuration as a mapping.
            survey: The blog's folder.
        """
        return replace(site, folders=survey.present(site.home, self.folders))

    def place(self, site: Site, path: str) -> Place | None:
        """Return what a path says, or None where such a file is no post.

        Args:
            site: The blog.
            path: Relative to the blog's folder, with forward slashes.
        """
        name = bundled(path)
        date, rest = dated(name)
        return Place(rest or name, date=date)

    def url(self, site: Site, place: Place, fields: Mapping[str, Value]) -> str:
        """Return a post's path on the site, or an empty string where nothing says.

        Args:
            site: The blog.
            place: What its path says.
            fields: What its front matter says.
        """
        return ""

    def rules(self, path: str) -> frozenset[str]:
        """Return the names of the Markdown rules that one file uses.

        Args:
            path: Relative to the blog's folder.
        """
        extra = {".mdx": {"mdx"}, ".qmd": {"quarto"}, ".rmd": {"quarto"}}
        return self.syntax | extra.get(PurePosixPath(path).suffix.lower(), set())


def bundled(path: str) -> str:
    """Return a file's name without its extension; `index` is called as its folder is.

    Args:
        path: With forward slashes.
    """
    file = PurePosixPath(path)
    return file.parent.name if file.stem == "index" and file.parent.name else file.stem


def dated(name: str) -> tuple[str, str]:
    """Divide a name that starts with a date into date and rest; the date may be empty.

    Args:
        name: Without its extension.
    """
    found = DATED.match(name)
    return (found[1].replace("_", "-").replace(".", "-"), found[2]) if found else ("", name)
