"""Zola: pages beneath `content` with TOML front matter, whose `path` may hold the date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar
from unicodedata import normalize

from termblog.blog.engines.engine import Engine, mapping
from termblog.blog.engines.globs import find_by
from termblog.blog.engines.permalink import Known, slugify
from termblog.blog.engines.rules import ALWAYS
from termblog.blog.engines.survey import parent
from termblog.blog.frontmatter.fields import scalars, truth
from termblog.blog.frontmatter.parts import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termblog.blog.engines.place import Place
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site


class Zola(Engine):
    """Zola."""

    name: ClassVar[str] = "zola"
    formats: ClassVar[tuple[str, ...]] = ("toml", "yaml")
    folders: ClassVar[tuple[str, ...]] = ("content",)
    apart: ClassVar[frozenset[str]] = frozenset()
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"zola", "math", "emoji", "attrs", "more"}
    permalink: ClassVar[str] = "/:sections/:slug/"
    future: ClassVar[bool] = True
    needs_date: ClassVar[bool] = True

    def owns(self, survey: Survey, config: str) -> bool:
        """Tell Zola's configuration from Hugo's: it writes `base_url`."""
        return "base_url" in survey.load(config)

    def configure(self, site: Site, survey: Survey) -> Site:
        """Read the languages that names may end in."""
        site = super().configure(site, survey)
        ignored = [f"**/{name}" for name in scalars(site.config.get("ignored_content"))]
        hidden = tuple(_hidden_sections(survey))
        site = site._replace(ignored=tuple(find_by("", ignored)), defaults=hidden)
        languages = site.config.get("languages")
        codes = (
            frozenset(languages) if isinstance(languages, dict) else frozenset(scalars(languages))
        )
        return site._replace(codes=codes)

    def url(self, site: Site, place: Place, known: Known) -> str:
        """Return the address, with names as Zola writes them unless it leaves them alone."""
        if mapping(site.config.get("slugify")).get("paths", "on") == "on":
            folders = tuple(map(_latin, place.folders))
            place = place._replace(slug=_latin(place.slug), folders=folders)
            known = known._replace(slug=_latin(known.slug))
        path = super().url(site, place, known)
        return f"/{place.lang}{path}" if place.lang and path else path


def _latin(name: str) -> str:
    latin = normalize("NFKD", name).encode("ascii", "ignore").decode()
    return slugify((latin or name).replace("_", "-")) or name


def _hidden_sections(survey: Survey) -> Iterator[tuple[re.Pattern[str], Mapping[str, Any]]]:
    """Yield what finds the pages of sections that are drafts, whatever they say of themselves."""
    for name in survey.named("_index"):
        if truth(split(survey.text(name)).matter.data.get("draft")):
            yield re.compile(rf"\A{re.escape(parent(name))}/"), {"status": "draft"}
