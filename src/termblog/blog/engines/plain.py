"""A folder of notes that no engine claims: every Markdown file is a post, with or without a head."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import ALWAYS, Engine, Place

if TYPE_CHECKING:
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_NO_POSTS = frozenset(
    [
        "readme",
        "license",
        "licence",
        "contributing",
        "code_of_conduct",
        "changelog",
        "security",
        "support",
        "summary",
        "authors",
        "contributors",
        "history",
        "todo",
        "_index",
    ]
)


class Plain(Engine):
    """Any folder of Markdown files."""

    name: ClassVar[str] = "plain"
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"math", "deflist", "emoji", "mark"}
    extensions: ClassVar[tuple[str, ...]] = (*Engine.extensions, ".mdx")

    def fits(self, survey: Survey) -> bool:
        """Fit everything: what nobody else knows is a folder of notes."""
        return True

    def place(self, site: Site, path: str) -> Place | None:
        """Take every Markdown file but those that every repository has; folders are categories."""
        file = PurePosixPath(path)
        if file.stem.lower() in _NO_POSTS or (file.stem == "index" and len(file.parts) == 1):
            return None
        place = super().place(site, path)
        folders = file.parent.parent if file.stem == "index" else file.parent
        return place and Place(place.slug, date=place.date, categories=folders.parts)
