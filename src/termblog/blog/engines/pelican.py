"""Pelican: `Key: value` lines above Markdown, or reStructuredText's fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import MARKDOWN, Engine, mapping
from termblog.blog.engines.globs import find_by
from termblog.blog.engines.permalink import Known, expand, slugify
from termblog.blog.engines.place import inside
from termblog.blog.engines.rules import ALWAYS
from termblog.blog.frontmatter.fields import Fields, scalars
from termblog.blog.post import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
        """Read addresses, what is passed over and what all posts share; every folder holds posts."""
        site = super().configure(site, survey)
        config = Fields(site.config)
        shared = {**_author(config), **mapping(config.peek("defaultmetadata"))}
        content = site.folders[0]
        passed = [*scalars(config.peek("ignorefiles")), *_inside("articleexcludes", config)]
        return site._replace(
            permalink=config.text("articleurl") or self.permalink,
            sections=(),
            ignored=tuple(find_by(content, passed)),
            defaults=((re.compile(""), shared),) if shared else (),
        )

    def place(self, site: Site, path: str) -> Place | None:
        """Take what lies in the folders of pages for pages."""
        place = super().place(site, path)
        pages = tuple(f"{folder}/" for folder in scalars(site.config.get("PAGE_PATHS")))
        if place and pages and inside(site, path)[1].startswith(pages):
            return place._replace(status=Status.PAGE)
        return place

    def url(self, site: Site, place: Place, known: Known) -> str:
        """Return the address; the slug is made of the title unless it is written."""
        pattern = "/pages/{slug}.html" if place.status is Status.PAGE else site.permalink
        return expand(pattern, place, known)

    def slug(self, site: Site, place: Place, title: str) -> str:
        """Return the slug that Pelican makes of a title."""
        return slugify(title) or place.slug


def _author(config: Fields) -> dict[str, str]:
    """Return who wrote the posts that name nobody."""
    name = config.text("author")
    return {"author": name} if name else {}


def _inside(key: str, config: Fields) -> Iterator[str]:
    """Yield folders of the content, each so that it is found there alone."""
    yield from (f"/{name}/" for name in scalars(config.peek(key)))
