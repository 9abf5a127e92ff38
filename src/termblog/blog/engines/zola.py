"""Zola: pages beneath `content` with TOML front matter, whose `path` may hold the date."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import Engine
from termblog.blog.engines.rules import ALWAYS
from termblog.blog.frontmatter.fields import scalars

if TYPE_CHECKING:
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
        languages = site.config.get("languages")
        codes = (
            frozenset(languages) if isinstance(languages, dict) else frozenset(scalars(languages))
        )
        return site._replace(codes=codes)
