"""Pelican: `Key: value` lines above Markdown, or reStructuredText's fields."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import ALWAYS, MARKDOWN, Engine
from termblog.blog.engines.permalink import Known, expand, slugify
from termblog.blog.frontmatter.fields import Fields

if TYPE_CHECKING:
    from termblog.blog.engines.place import Place
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_HEADERS = re.compile(r"\A\s*(?:Title|Date):\s", re.IGNORECASE)


class Pelican(Engine):
    """Pelican."""

    name: ClassVar[str] = "pelican"
    configs: ClassVar[tuple[str, ...]] = ("pelicanconf.py", "publishconf.py")
    formats: ClassVar[tuple[str, ...]] = ("headers", "yaml")
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".rst")
    folders: ClassVar[tuple[str, ...]] = ("content",)
    syntax: ClassVar[frozenset[str]] = ALWAYS | {
        "pelican",
        "admonition",
        "deflist",
        "abbr",
        "attrs",
        "math",
    }
    permalink: ClassVar[str] = "/{slug}.html"
    future: ClassVar[bool] = True
    folder_categories: ClassVar[bool] = True

    def fits(self, survey: Survey) -> bool:
        """Fit files that start with a title and no fence."""
        return survey.most(_HEADERS)

    def configure(self, site: Site, survey: Survey) -> Site:
        """Read the content folder and the addresses from `pelicanconf.py`, as far as it is plain."""
        config = Fields(site.config)
        site = super().configure(site, survey)
        return replace(
            site,
            folders=survey.present(site.home, (config.text("path") or "content",)),
            permalink=config.text("articleurl") or self.permalink,
            sections=(),
        )

    def url(self, site: Site, place: Place, known: Known) -> str:
        """Return the address; the slug is made of the title unless it is written."""
        return expand(site.permalink, place, known)

    def slug(self, site: Site, place: Place, title: str) -> str:
        """Return the slug that Pelican makes of a title."""
        return slugify(title) or place.slug
