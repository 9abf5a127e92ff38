"""Zenn, Qiita and dev.to: folders of articles that a service publishes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import ALWAYS, Engine
from termblog.blog.engines.place import inside

if TYPE_CHECKING:
    from termblog.blog.engines.place import Place
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_ZENN = re.compile(r"\A---\n(?=(?:.*\n)*?emoji:)(?=(?:.*\n)*?topics:)")
_QIITA = re.compile(r"\A---\n(?:.*\n)*?(?:organization_url_name|ignorePublish):")
_DEVTO = re.compile(
    r"\A---\n(?=(?:.*\n)*?published:)(?:.*\n)*?(?:cover_image|canonical_url|series):"
)


class Zenn(Engine):
    """Zenn."""

    name: ClassVar[str] = "zenn"
    packages: ClassVar[tuple[str, ...]] = ("zenn-cli",)
    folders: ClassVar[tuple[str, ...]] = ("articles",)
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"container", "math", "emoji"}
    permalink: ClassVar[str] = "/articles/:slug"

    def fits(self, survey: Survey) -> bool:
        """Fit articles that have an emoji and topics."""
        return survey.most(_ZENN)

    def place(self, site: Site, path: str) -> Place | None:
        """Take what lies right in the folder; deeper files belong to an article."""
        return None if "/" in inside(site, path)[1] else super().place(site, path)


class Qiita(Zenn):
    """Qiita."""

    name: ClassVar[str] = "qiita"
    packages: ClassVar[tuple[str, ...]] = ("@qiita/qiita-cli",)
    folders: ClassVar[tuple[str, ...]] = ("public",)
    permalink: ClassVar[str] = ""

    def fits(self, survey: Survey) -> bool:
        """Fit articles with keys that only Qiita writes."""
        return survey.most(_QIITA)


class DevTo(Engine):
    """dev.to and Forem."""

    name: ClassVar[str] = "devto"
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"liquid", "math", "emoji"}

    def fits(self, survey: Survey) -> bool:
        """Fit articles with `published` and keys that only Forem reads."""
        return survey.most(_DEVTO)

    def configure(self, site: Site, survey: Survey) -> Site:
        """Take every folder for posts."""
        return replace(super().configure(site, survey), sections=())
