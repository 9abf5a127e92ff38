"""dev.to and other Forems: a folder of articles with `published` and `cover_image`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import Engine
from termblog.blog.engines.rules import ALWAYS

if TYPE_CHECKING:
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_DEVTO = re.compile(
    r"\A---\n(?=(?:.*\n)*?published:)(?:.*\n)*?(?:cover_image|canonical_url|series):"
)


class DevTo(Engine):
    """dev.to and Forem."""

    name: ClassVar[str] = "devto"
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"liquid", "math", "emoji"}

    def fits(self, survey: Survey) -> bool:
        """Fit articles with `published` and keys that only Forem reads."""
        return survey.most(_DEVTO)

    def configure(self, site: Site, survey: Survey) -> Site:
        """Take every folder for posts."""
        return super().configure(site, survey)._replace(sections=())
