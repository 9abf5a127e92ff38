"""Hugo: page bundles and files beneath `content`, in sections, in several languages."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import ALWAYS, Engine, Place, bundled
from termblog.blog.post import Status

if TYPE_CHECKING:
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site


class Hugo(Engine):
    """Hugo."""

    name: ClassVar[str] = "hugo"
    configs: ClassVar[tuple[str, ...]] = tuple(
        f"{folder}{stem}.{extension}"
        for folder in ("", "config/_default/")
        for stem in ("hugo", "config")
        for extension in ("toml", "yaml", "yml", "json")
    )
    folders: ClassVar[tuple[str, ...]] = ("content",)
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"hugo", "deflist", "math", "emoji", "attrs"}

    def owns(self, survey: Survey, config: str) -> bool:
        """Tell Hugo's configuration from Zola's by its keys, which are written in camel case."""
        return bool(
            {key.lower() for key in survey.load(config)} & {"baseurl", "languagecode", "params"}
        )

    def place(self, site: Site, path: str) -> Place | None:
        """Take every page but the lists; a page at the top of the content is no post."""
        file = PurePosixPath(path)
        if file.stem.startswith("_index"):
            return None
        status = Status.PUBLISHED if len(file.parts) > 2 else Status.PAGE
        return Place(bundled(path), status)
