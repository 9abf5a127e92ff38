"""Nikola: `.. key: value` lines above any markup, or in a `.meta` file beside the post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import MARKDOWN, Engine
from termblog.blog.engines.permalink import Known, expand
from termblog.blog.engines.rules import ALWAYS
from termblog.blog.engines.survey import join
from termblog.blog.frontmatter.fields import Fields, scalars
from termblog.blog.post import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termblog.blog.engines.place import Place
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_PAGES = ("pages", "stories")
_FOLDER = re.compile(r"\W*(\w[\w./-]*)/[^/]*\*")
_LINES = re.compile(r"\A\s*(?:<!--\s*)?\.\. (?:title|slug|date):")


class Nikola(Engine):
    """Nikola."""

    name: ClassVar[str] = "nikola"
    formats: ClassVar[tuple[str, ...]] = ("nikola", "yaml", "toml")
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".rst", ".txt")
    sidecar: ClassVar[str] = ".meta"
    folders: ClassVar[tuple[str, ...]] = ("posts", *_PAGES)
    apart: ClassVar[frozenset[str]] = frozenset()
    syntax: ClassVar[frozenset[str]] = ALWAYS | {
        "hugo",
        "admonition",
        "deflist",
        "abbr",
        "attrs",
        "math",
        "more",
    }
    permalink: ClassVar[str] = "/posts/:slug/"

    def owns(self, survey: Survey, config: str) -> bool:
        """Tell Nikola's `conf.py` from all others of that name."""
        return "BLOG_TITLE" in survey.load(config)

    def fits(self, survey: Survey) -> bool:
        """Fit files that start with Nikola's lines."""
        return survey.most(_LINES)

    def roots(self, site: Site, survey: Survey) -> Iterable[str]:
        """Return the folders that `POSTS` and `PAGES` name, else the usual ones."""
        named = [*_named(site, "posts"), *_named(site, "pages")]
        return dict.fromkeys(named) or self.folders

    def configure(self, site: Site, survey: Survey) -> Site:
        """Find the folders of posts and pages beneath the one that has them."""
        config = Fields(site.config)
        named = dict.fromkeys(_named(site, "posts"))
        posts = tuple(f"{join(site.home, folder)}/" for folder in named)
        site = super().configure(site._replace(home=site.home or _above_posts(survey)), survey)
        return site._replace(sections=posts, title=config.text("blogtitle") or site.title)

    def place(self, site: Site, path: str) -> Place | None:
        """Take what lies in `pages` or `stories` for pages."""
        place = super().place(site, path)
        folder = path.removeprefix(f"{site.home}/").partition("/")[0]
        return place and (place._replace(status=Status.PAGE) if folder in _PAGES else place)

    def url(self, site: Site, place: Place, known: Known) -> str:
        """Return the address; a page's starts with its folder's name."""
        pattern = "/pages/:slug/" if place.status is Status.PAGE else site.permalink
        return expand(pattern, place, known)


def _above_posts(survey: Survey) -> str:
    """Return the folder that has a folder of posts; empty for the top."""
    first = next((name for name in survey.names if "/posts/" in f"/{name}"), "")
    return first.rpartition("posts/")[0].rstrip("/")


def _named(site: Site, key: str) -> list[str]:
    """Return the folders that a configuration's rows name: `("posts/*.md", "blog", "post.tmpl")`."""
    rows = scalars(Fields(site.config).peek(key))
    return [found[1] for row in rows if (found := _FOLDER.match(row))]
