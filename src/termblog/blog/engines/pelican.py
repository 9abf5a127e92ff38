"""Pelican: `Key: value` lines above Markdown, or reStructuredText's fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import MARKDOWN, Engine
from termblog.blog.engines.permalink import Known, expand, slugify
from termblog.blog.engines.rules import ALWAYS
from termblog.blog.frontmatter.fields import Fields
from termblog.blog.post import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termblog.blog.engines.place import Place
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_HEADERS = re.compile(r"\A\s*(?:Title|Date):\s", re.IGNORECASE)


class Pelican(Engine):
    """Pelican."""

    name: ClassVar[str] = "pelican"
    formats: ClassVar[tuple[str, ...]] = ("docinfo", "headers", "yaml")
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".rst")
    folders: ClassVar[tuple[str, ...]] = ("content",)
    apart: ClassVar[frozenset[str]] = frozenset()
    syntax: ClassVar[frozenset[str]] = ALWAYS | {
        "pelican",
        "admonition",
        "deflist",
        "abbr",
        "attrs",
        "math",
        "tags",
    }
    permalink: ClassVar[str] = "/{slug}.html"
    future: ClassVar[bool] = True
    folder_categories: ClassVar[bool] = True

    def fits(self, survey: Survey) -> bool:
        """Fit files that start with a title and no fence."""
        return survey.most(_HEADERS)

    def roots(self, site: Site, survey: Survey) -> Iterable[str]:
        """Return the content folder of `pelicanconf.py`, as far as that is plain."""
        return (Fields(site.config).text("path") or "content",)

    def configure(self, site: Site, survey: Survey) -> Site:
        """Read the addresses; every folder holds posts."""
        site = super().configure(site, survey)
        permalink = Fields(site.config).text("articleurl") or self.permalink
        return site._replace(permalink=permalink, sections=())

    def url(self, site: Site, place: Place, known: Known) -> str:
        """Return the address; the slug is made of the title unless it is written."""
        pattern = "/pages/{slug}.html" if place.status is Status.PAGE else site.permalink
        return expand(pattern, place, known)

    def slug(self, site: Site, place: Place, title: str) -> str:
        """Return the slug that Pelican makes of a title."""
        return slugify(title) or place.slug
