"""Quartz: a vault beneath `content`, published as a garden."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.globs import find_by
from termblog.blog.engines.obsidian import Obsidian
from termblog.blog.frontmatter.fields import Fields, scalars

if TYPE_CHECKING:
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_PASSED_OVER = ("private", "templates", ".obsidian")
"""What is ignored in the configuration that Quartz is handed out with."""


class Quartz(Obsidian):
    """Quartz."""

    name: ClassVar[str] = "quartz"
    folders: ClassVar[tuple[str, ...]] = ("content",)

    def configure(self, site: Site, survey: Survey) -> Site:
        """Read what is not published; where nothing is said, what Quartz itself starts with."""
        said = Fields(site.config)
        passed = scalars(said.peek("ignorepatterns")) or _PASSED_OVER
        site = super().configure(site, survey)
        found = tuple(find_by(site.folders[0], passed))
        title = said.text("pagetitle") or site.title
        return site._replace(ignored=(*site.ignored, *found), title=title)

    def fits(self, survey: Survey) -> bool:
        """Fit nothing by its shape: a garden without configuration is a vault."""
        return False
