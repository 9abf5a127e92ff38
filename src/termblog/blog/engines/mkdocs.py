"""MkDocs with Material's blog plugin: `docs/blog/posts`, authors in `.authors.yml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import Engine, mapping
from termblog.blog.engines.permalink import Known, expand, slugify
from termblog.blog.engines.rules import ALWAYS
from termblog.blog.engines.survey import join
from termblog.blog.frontmatter.fields import Fields, truth
from termblog.blog.post import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.blog.engines.place import Place
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site


class MkDocs(Engine):
    """MkDocs."""

    name: ClassVar[str] = "mkdocs"
    syntax: ClassVar[frozenset[str]] = ALWAYS | {
        "admonition", "attrs", "deflist", "abbr", "emoji", "math", "mark", "more", "tags", "imports",
    }  # fmt: skip

    def fits(self, survey: Survey) -> bool:
        """Fit a folder whose posts lie as Material's plugin wants it."""
        return "docs/blog/posts" in survey.folders

    def configure(self, site: Site, survey: Survey) -> Site:
        """Read the documentation's folder and the blog's within it."""
        config = Fields(site.config)
        docs = join(site.home, config.text("docsdir") or "docs")
        site = super().configure(site, survey)
        wanted = [join(docs, blog) for blog in _blogs(config)]
        blogs = tuple(blog for blog in dict.fromkeys(wanted) if (site.root / blog).is_dir())
        posts = tuple(blog for blog in blogs if f"{blog}/posts" in survey.folders)
        return site._replace(
            syntax=frozenset({"jinja"} if _has_macros(config) else ()),
            folders=blogs or survey.present("", [docs]),
            sections=tuple(f"{blog}/posts/" for blog in posts) or site.sections,
        )

    def url(self, site: Site, place: Place, known: Known) -> str:
        """Return the address by date and name."""
        post = place.status is not Status.PAGE
        return expand("/blog/:year/:month/:day/:slug/", place, known) if post else ""

    def slug(self, site: Site, place: Place, title: str) -> str:
        """Return the slug that the plugin makes of a title."""
        return place.slug if place.status is Status.PAGE else slugify(title) or place.slug


def _blogs(config: Fields) -> Iterator[str]:
    """Yield the folders of the blog plugin, which may be listed more than once."""
    for name, options in _plugins(config):
        if name.rpartition("/")[2] == "blog":
            yield options.text("blogdir") or "blog"
    yield "blog"


def _plugins(config: Fields) -> Iterator[tuple[str, Fields]]:
    """Yield each plugin and its options, whether they are listed or mapped."""
    listed = config.peek("plugins")
    for row in listed if isinstance(listed, list) else [listed]:
        named = row if isinstance(row, dict) else {str(row): None}
        yield from ((name, Fields(mapping(options))) for name, options in named.items())


def _has_macros(config: Fields) -> bool:
    """Tell whether braces in pages are Jinja's: https://mkdocs-macros-plugin.readthedocs.io."""
    return any(
        name == "macros"
        and truth(options.peek("renderbydefault")) is not False
        and not options.text("j2variablestartstring", "j2blockstartstring")
        for name, options in _plugins(config)
    )
