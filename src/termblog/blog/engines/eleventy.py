"""Eleventy: any folder may hold posts; its front matter may be JavaScript, which is not run."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from termblog.blog.engines.engine import ALWAYS, MARKDOWN, Engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site


class Eleventy(Engine):
    """Eleventy."""

    name: ClassVar[str] = "eleventy"
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".mdx")
    folders: ClassVar[tuple[str, ...]] = (
        "content", "src/content", "src/posts", "src/blog", "src/site", "src", "posts", "blog", "site", "_posts",
        "articles", "notes",
    )  # fmt: skip
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"liquid", "attrs", "deflist", "emoji", "container"}
    permalink: ClassVar[str] = "/:path/"
    future: ClassVar[bool] = True
    own_tags: ClassVar[frozenset[str]] = frozenset({"all", "post", "posts"})

    def configure(self, site: Site, survey: Survey) -> Site:
        """Read the data that folders give to all of their posts, where it is JSON."""
        defaults = tuple(_folder_data(survey))
        return replace(super().configure(site, survey), defaults=defaults)


def _folder_data(survey: Survey) -> Iterator[tuple[re.Pattern[str], Mapping[str, Any]]]:
    """Yield what `posts/posts.json` and `posts/posts.11tydata.json` say of all in their folders."""
    for name in sorted(survey.names, key=_rank):
        folder, _, file = name.rpartition("/")
        own = folder.rpartition("/")[2]
        if own and file in (f"{own}.json", f"{own}.11tydata.json"):
            yield re.compile(rf"\A{re.escape(folder)}/"), _apart(survey.load(name))


def _rank(name: str) -> tuple[int, bool]:
    """Return the order in which data counts: a deeper folder more, and the longer ending more."""
    return name.count("/"), name.endswith(".11tydata.json")


def _apart(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return data whose tags stand where a post's own tags are added to them, not put for them."""
    rest = {key: value for key, value in data.items() if key != "tags"}
    return {**rest, "taxonomies": {"tags": data["tags"]}} if "tags" in data else rest
