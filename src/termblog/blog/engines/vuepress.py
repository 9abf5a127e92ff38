"""VuePress: Markdown beneath the folder that holds `.vuepress`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import Engine
from termblog.blog.engines.globs import find_by
from termblog.blog.engines.rules import ALWAYS
from termblog.blog.engines.survey import join
from termblog.blog.frontmatter.fields import Fields, scalars

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
        """Take every topic for posts, `news` among others, unless a folder is the blog's own.

        VitePress may keep its Markdown in a folder beside its own, and names what is none of it.
        """
        config = Fields(site.config)
        top = join(site.home, config.text("srcdir"))
        passed = tuple(find_by(top, scalars(config.peek("srcexclude"))))
        site = super().configure(site, survey)
        if (site.root / top).is_dir() and top != site.home:
            site = site._replace(folders=(top,))
        site = site._replace(ignored=passed)
        own = (one for one in site.sections if one.rstrip("/").rpartition("/")[2].lower() in _BLOG)
        return site._replace(sections=tuple(own))
