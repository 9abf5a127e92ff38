"""MkDocs with Material's blog plugin: `docs/blog/posts`, authors in `.authors.yml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import Engine, mapping
from termblog.blog.engines.globs import find_by
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

_LETTERS = {"yyyy": "{year}", "MM": "{month}", "dd": "{day}"}
"""How a date is spelled: https://squidfunk.github.io/mkdocs-material/plugins/blog/."""


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
        wanted = {join(docs, blog): join(docs, posts) for blog, posts in _blogs(config)}
        blogs = tuple(blog for blog in wanted if (site.root / blog).is_dir())
        posts = [wanted[blog] for blog in blogs if (site.root / wanted[blog]).is_dir()]
        drafts = find_by(docs, config.lines("draftdocs"))
        return site._replace(
            syntax=frozenset({"jinja"} if _has_macros(config) else ()),
            folders=blogs or survey.present("", [docs]),
            sections=tuple(f"{one}/" for one in posts) or site.sections,
            ignored=tuple(find_by(docs, config.lines("excludedocs"))),
            defaults=tuple((path, {"status": "draft"}) for path in drafts),
            future=not any(truth(it.peek("draftiffuturedate")) for it in _blog_options(config)),
            permalink=_pattern(config),
        )

    def url(self, site: Site, place: Place, known: Known) -> str:
        """Return the address by date and name."""
        return expand(site.permalink, place, known) if place.status is not Status.PAGE else ""

    def slug(self, site: Site, place: Place, title: str) -> str:
        """Return the slug that the plugin makes of a title."""
        return place.slug if place.status is Status.PAGE else slugify(title) or place.slug


def _blog_options(config: Fields) -> list[Fields]:
    """Return the options of the blog plugin, which may be listed more than once."""
    return [options for name, options in _plugins(config) if name.rpartition("/")[2] == "blog"]


def _blogs(config: Fields) -> Iterator[tuple[str, str]]:
    """Yield the folders of blogs, and those of their posts."""
    for options in _blog_options(config) or [Fields({})]:
        blog = options.text("blogdir") or "blog"
        yield blog, (options.text("postdir") or "{blog}/posts").replace("{blog}", blog)


def _pattern(config: Fields) -> str:
    """Return the pattern of posts' addresses: `post_url_format`, beneath the blog's folder."""
    options = next(iter(_blog_options(config)), Fields({}))
    blog = (options.text("blogdir") or "blog").strip("./")
    date = options.text("posturldateformat") or "yyyy/MM/dd"
    for letters, token in _LETTERS.items():
        date = date.replace(letters, token)
    written = (options.text("posturlformat") or "{date}/{slug}").replace("{date}", date)
    return f"/{blog}/{written}/"


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
