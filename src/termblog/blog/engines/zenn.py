"""Zenn: `articles/name.md`, with an emoji, topics and `published`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import Engine
from termblog.blog.engines.place import inside
from termblog.blog.engines.rules import ALWAYS

if TYPE_CHECKING:
    from termblog.blog.engines.place import Place
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_ZENN = re.compile(r"\A---\n(?=(?:.*\n)*?emoji:)(?=(?:.*\n)*?topics:)")


class Zenn(Engine):
    """Zenn."""

    name: ClassVar[str] = "zenn"
    folders: ClassVar[tuple[str, ...]] = ("articles",)
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"container", "zenn", "math", "emoji"}
    permalink: ClassVar[str] = "/articles/:slug"

    def fits(self, survey: Survey) -> bool:
        """Fit articles that have an emoji and topics."""
        return survey.most(_ZENN)

    def place(self, site: Site, path: str) -> Place | None:
        """Take what lies right in the folder; deeper files belong to an article."""
        return None if "/" in inside(site, path)[1] else super().place(site, path)
