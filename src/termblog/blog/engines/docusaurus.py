"""Docusaurus: `blog/2024-01-31-name.md`, with `authors.yml` and translations beneath `i18n`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import MARKDOWN, Engine
from termblog.blog.engines.permalink import Known, expand
from termblog.blog.engines.rules import ALWAYS

if TYPE_CHECKING:
    from termblog.blog.engines.place import Place
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_TRANSLATIONS = "i18n/*/docusaurus-plugin-content-blog*"


class Docusaurus(Engine):
    """Docusaurus."""

    name: ClassVar[str] = "docusaurus"
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".mdx")
    folders: ClassVar[tuple[str, ...]] = ("blog", "website/blog", "src/blog")
    syntax: ClassVar[frozenset[str]] = ALWAYS | {
        "mdx",
        "container",
        "math",
        "emoji",
        "attrs",
        "more",
    }
    future: ClassVar[bool] = True

    def fits(self, survey: Survey) -> bool:
        """Fit a blog whose authors are listed as Docusaurus wants it."""
        return bool(survey.find("blog/authors.yml"))

    def configure(self, site: Site, survey: Survey) -> Site:
        """Find the translated blogs."""
        site = super().configure(site, survey)
        found = {
            folder.relative_to(site.root).as_posix(): folder.parent.name
            for folder in sorted((site.root / site.home).glob(_TRANSLATIONS))
        }
        return site._replace(languages=found, folders=(*site.folders, *found))

    def url(self, site: Site, place: Place, known: Known) -> str:
        """Return the address by the slug, else by the date in the name."""
        lead = f"/{place.lang}" if place.lang else ""
        if known.written or not place.date:
            return expand(f"{lead}/blog/:slug", place, known)
        return expand(f"{lead}/blog/:year/:month/:day/:slug", place, known)
