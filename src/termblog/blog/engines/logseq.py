"""Logseq graphs: `pages/` and `journals/`, with properties above an outline."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from urllib.parse import unquote

from termblog.blog.engines.engine import Engine
from termblog.blog.engines.rules import ALWAYS
from termblog.blog.post import Status

if TYPE_CHECKING:
    from termblog.blog.engines.place import Place
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site


class Logseq(Engine):
    """Logseq."""

    name: ClassVar[str] = "logseq"
    formats: ClassVar[tuple[str, ...]] = ("yaml", "logseq")
    folders: ClassVar[tuple[str, ...]] = ("pages", "journals")
    apart: ClassVar[frozenset[str]] = frozenset({"templates"})
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"wikilinks", "logseq", "math", "mark"}
    named: ClassVar[bool] = True

    def fits(self, survey: Survey) -> bool:
        """Fit a folder that has pages and journals."""
        return {"pages", "journals"} <= survey.folders

    def configure(self, site: Site, survey: Survey) -> Site:
        """Take every page for a post: the folder of that name holds what is written."""
        return super().configure(site, survey)._replace(sections=())

    def place(self, site: Site, path: str) -> Place | None:
        """Read a journal's date from its name, and a page's name from what stands for slashes."""
        place = super().place(site, path)
        stem = path.rpartition("/")[2].rpartition(".")[0]
        name = unquote(stem.replace("___", "/"))
        return place and place._replace(slug=name, status=Status.PUBLISHED)
