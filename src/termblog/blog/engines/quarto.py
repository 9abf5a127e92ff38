"""Quarto: one folder a post, `_metadata.yml` for what a folder's posts share, listings elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import MARKDOWN, Engine
from termblog.blog.engines.globs import find_by
from termblog.blog.engines.rules import ALWAYS
from termblog.blog.engines.survey import parent
from termblog.blog.frontmatter.fields import Fields, scalars
from termblog.blog.post import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termblog.blog.engines.place import Place
    from termblog.blog.engines.survey import Survey
    from termblog.blog.frontmatter.format import Value
    from termblog.blog.site import Site

_SHARED = ("_metadata.yml", "_metadata.yaml")


class Quarto(Engine):
    """Quarto."""

    name: ClassVar[str] = "quarto"
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".qmd", ".rmd")
    syntax: ClassVar[frozenset[str]] = ALWAYS | {
        "quarto", "container", "attrs", "math", "deflist", "hugo", "emoji",
    }  # fmt: skip
    permalink: ClassVar[str] = "/:path/"
    future: ClassVar[bool] = True
    needs_date: ClassVar[bool] = True

    def fits(self, survey: Survey) -> bool:
        """Fit a folder of Quarto's own files."""
        return any(name.endswith(".qmd") for name in survey.names)

    def configure(self, site: Site, survey: Survey) -> Site:
        """Read what the posts of a folder share; pages that are not rendered are left out."""
        site = super().configure(site, survey)
        config = Fields(site.config)
        passed = [it[1:] for it in scalars(config.peek("project.render")) if it.startswith("!")]
        hidden = find_by(site.home, scalars(config.peek("website.drafts")))
        drafts = tuple((path, {"status": "draft"}) for path in hidden)
        return site._replace(
            defaults=(*_shared(survey), *drafts),
            folders=(site.home,),
            ignored=tuple(find_by(site.home, passed)),
        )

    def place(self, site: Site, path: str) -> Place | None:
        """Take a folder's own `index` for its listing where the folder is one of posts."""
        place = super().place(site, path)
        name = path.rpartition("/")[2]
        if place and name.startswith("index.") and f"{parent(path)}/" in ("/", *site.sections):
            return place._replace(status=Status.PAGE)
        return place


def _shared(survey: Survey) -> Iterator[tuple[re.Pattern[str], Mapping[str, Value]]]:
    for name in survey.names:
        if name.rpartition("/")[2] in _SHARED:
            folder = parent(name)
            yield re.compile(f"\\A{re.escape(folder)}/" if folder else ""), survey.load(name)
