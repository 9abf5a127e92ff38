"""Obsidian vaults and Quartz gardens: every note is a post, except templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import Engine
from termblog.blog.engines.rules import ALWAYS
from termblog.blog.engines.survey import join

if TYPE_CHECKING:
    from termblog.blog.engines.place import Place
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_WIKILINK = re.compile(r"\[\[[^\]\n]+\]\]")


class Obsidian(Engine):
    """Obsidian."""

    name: ClassVar[str] = "obsidian"
    apart: ClassVar[frozenset[str]] = frozenset({"templates"})
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"wikilinks", "obsidian", "math", "mark", "emoji"}
    folder_categories: ClassVar[bool] = True
    named: ClassVar[bool] = True

    def fits(self, survey: Survey) -> bool:
        """Fit notes that link to each other by their names."""
        return survey.most(_WIKILINK)

    def configure(self, site: Site, survey: Survey) -> Site:
        """Find the folder of templates; every folder may hold notes."""
        site = super().configure(site, survey)
        folder = survey.load(join(site.home, ".obsidian/templates.json")).get("folder")
        pattern = re.escape(join(site.home, folder if isinstance(folder, str) else "Templates"))
        return site._replace(sections=(), ignored=(re.compile(rf"\A{pattern}(?:/|\Z)"),))

    def place(self, site: Site, path: str) -> Place | None:
        """Call a note as its file is called, whatever it starts with."""
        place = super().place(site, path)
        return place and place._replace(slug=path.rpartition("/")[2].rpartition(".")[0])
