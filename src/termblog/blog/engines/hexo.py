"""Hexo: `source/_posts`, front matter with or without its opening fence, nested categories."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import Engine
from termblog.blog.engines.globs import find_by
from termblog.blog.engines.permalink import Known, rooted
from termblog.blog.engines.place import Place, inside
from termblog.blog.engines.rules import ALWAYS
from termblog.blog.engines.survey import join, parent
from termblog.blog.frontmatter.fields import scalars, truth
from termblog.blog.post import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_KEYS = {"source_dir", "new_post_name", "theme_config", "skip_render", "per_page", "archive_dir"}
_PASSED_OVER = ("exclude", "ignore", "skip_render")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2,4})?", re.IGNORECASE)


class Hexo(Engine):
    """Hexo."""

    name: ClassVar[str] = "hexo"
    formats: ClassVar[tuple[str, ...]] = ("tabbed", "toml", "json", "hexo")
    folders: ClassVar[tuple[str, ...]] = ("source",)
    apart: ClassVar[frozenset[str]] = frozenset()
    syntax: ClassVar[frozenset[str]] = ALWAYS | {
        "hexo", "math", "emoji", "more", "deflist", "tab-marks",
    }  # fmt: skip
    permalink: ClassVar[str] = ":year/:month/:day/:title/"
    future: ClassVar[bool] = True
    nested_categories: ClassVar[bool] = True

    def owns(self, survey: Survey, config: str) -> bool:
        """Tell Hexo's `_config.yml` from Jekyll's by the keys that only Hexo has."""
        return bool(_KEYS & set(survey.load(config)))

    def fits(self, survey: Survey) -> bool:
        """Fit a folder that has `source/_posts`, or is one: the names of Jekyll's have dates."""
        names = [name.rpartition("/")[2] for name in survey.names if name.startswith("_posts/")]
        dated = sum(name[:1].isdigit() for name in names)
        return "source/_posts" in survey.folders or dated * 2 < len(names)

    def roots(self, site: Site, survey: Survey) -> Iterable[str]:
        """Return the source folder."""
        return (str(site.config.get("source_dir") or "source"),)

    def configure(self, site: Site, survey: Survey) -> Site:
        """Find the folders of the source that stand for languages, and what is passed over."""
        site = super().configure(site, survey)
        codes = [code for code in scalars(site.config.get("language")) if _LANGUAGE.fullmatch(code)]
        below = [(parent(folder), folder.rpartition("/")[2]) for folder in sorted(survey.folders)]
        found = {
            join(above, name): name
            for above, name in below
            if above in site.folders and _LANGUAGE.fullmatch(name)
        }
        globs = [name for key in _PASSED_OVER for name in scalars(site.config.get(key))]
        return site._replace(
            sections=(),
            languages=found,
            lang=codes[0] if codes else "",
            ignored=tuple(find_by(site.folders[0], globs)),
            future=truth(site.config.get("future")) is not False,
        )

    def place(self, site: Site, path: str) -> Place | None:
        """Take `_posts` for posts, `_drafts` for drafts, everything else for pages."""
        folders = inside(site, path)[1].split("/")[:-1]
        place = super().place(site, path)
        if place is None or {"_posts", "_drafts"} & set(folders):
            return place
        return place._replace(status=Status.PAGE)

    def url(self, site: Site, place: Place, known: Known) -> str:
        """Return the address; a page keeps its path."""
        if place.status is not Status.PAGE:
            return super().url(site, place, known)
        lang, inner = inside(site, known.path)
        return rooted(f"{lang}/{inner.rpartition('.')[0]}.html")
