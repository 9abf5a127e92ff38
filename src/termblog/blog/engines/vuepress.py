"""VuePress: Markdown beneath the folder that holds `.vuepress`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import Engine
from termblog.blog.engines.rules import ALWAYS

if TYPE_CHECKING:
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site


_BLOG = frozenset({"post", "posts", "_posts", "blog", "blogs", "article", "articles"})


class VuePress(Engine):
    """VuePress."""

    name: ClassVar[str] = "vuepress"
    syntax: ClassVar[frozenset[str]] = ALWAYS | {
        "container",
        "emoji",
        "math",
        "attrs",
        "imports",
        "mark",
        "more",
        "tab-marks",
        "vue",
    }

    def fits(self, survey: Survey) -> bool:
        """Fit a folder that holds VuePress' own."""
        return any(f"/{folder}/".find("/.vuepress/") >= 0 for folder in survey.folders)

    def configure(self, site: Site, survey: Survey) -> Site:
        """Take every topic for posts, `news` among others, unless a folder is the blog's own."""
        site = super().configure(site, survey)
        own = (one for one in site.sections if one.rstrip("/").rpartition("/")[2].lower() in _BLOG)
        return site._replace(sections=tuple(own))
