"""Eleventy: any folder may hold posts; its front matter may be JavaScript, which is not run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from termblog.blog.engines.engine import MARKDOWN, Engine
from termblog.blog.engines.globs import find_by
from termblog.blog.engines.place import POSTS
from termblog.blog.engines.rules import ALWAYS
from termblog.blog.engines.survey import join

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termblog.blog.engines.permalink import Known
    from termblog.blog.engines.place import Place
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_IGNORES = (".eleventyignore", ".gitignore")
_DATA = (".11tydata.json", ".json")


class Eleventy(Engine):
    """Eleventy."""

    name: ClassVar[str] = "eleventy"
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".mdx")
    folders: ClassVar[tuple[str, ...]] = (
        "content", "src/content", "src/posts", "src/blog", "src/site", "src", "posts", "blog", "site", "_posts",
        "articles", "notes",
    )  # fmt: skip
    syntax: ClassVar[frozenset[str]] = ALWAYS | {
        "jinja",
        "attrs",
        "deflist",
        "emoji",
        "container",
        "webc",
    }
    permalink: ClassVar[str] = "/:path/"
    future: ClassVar[bool] = True
    refuses_twins: ClassVar[bool] = True
    own_tags: ClassVar[frozenset[str]] = frozenset({"all", "post", "posts"})

    def configure(self, site: Site, survey: Survey) -> Site:
        """Read what is ignored, and the data that stands beside posts, where it is JSON."""
        lines = "\n".join(survey.text(join(site.home, name)) for name in _IGNORES).splitlines()
        ignored = tuple(find_by(site.home, lines))
        defaults = tuple(_data(survey))
        return super().configure(site, survey)._replace(defaults=defaults, ignored=ignored)

    def url(self, site: Site, place: Place, known: Known) -> str:
        """Return the address by the folders, of which one that is called as posts are is a part."""
        top = next((one for one in site.folders if known.path.startswith(f"{one}/")), "")
        name = top.rpartition("/")[2]
        folders = (name, *place.folders) if name in POSTS else place.folders
        return super().url(site, place._replace(folders=folders), known)


def _data(survey: Survey) -> Iterator[tuple[re.Pattern[str], Mapping[str, Any]]]:
    """Yield what JSON says: `posts/posts.json` of all in its folder, `a.json` of the `a.md` beside it.

    Either may also end in `.11tydata.json`.
    """
    posts = {stem for name in survey.names if (stem := _stem(name, (*MARKDOWN, ".mdx")))}
    for name in sorted(survey.names, key=_rank):
        stem = _stem(name, _DATA)
        folder, _, own = stem.rpartition("/")
        if folder and folder.rpartition("/")[2] == own:
            yield re.compile(rf"\A{re.escape(folder)}/"), _apart(survey.load(name))
        if stem in posts:
            yield re.compile(rf"\A{re.escape(stem)}\.\w+\Z"), _apart(survey.load(name))


def _stem(name: str, endings: tuple[str, ...]) -> str:
    """Return a file's name without its ending; empty where it is none of some."""
    ending = next((ending for ending in endings if name.endswith(ending)), "")
    return name.removesuffix(ending) if ending else ""


def _rank(name: str) -> tuple[bool, int, bool]:
    """Return the order in which data counts: a post's own most, then a deeper folder's.

    Of two that tell of the same, the one with the longer ending.
    """
    folder, _, own = _stem(name, _DATA).rpartition("/")
    return own != folder.rpartition("/")[2], name.count("/"), name.endswith(_DATA[0])


def _apart(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return data whose tags stand where a post's own tags are added to them, not put for them."""
    rest = {key: value for key, value in data.items() if key != "tags"}
    return {**rest, "taxonomies": {"tags": data["tags"]}} if "tags" in data else rest
