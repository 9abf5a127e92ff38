"""Quartz: a vault beneath `content`, published as a garden."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.obsidian import Obsidian

if TYPE_CHECKING:
    from termblog.blog.engines.survey import Survey


class Quartz(Obsidian):
    """Quartz."""

    name: ClassVar[str] = "quartz"
    folders: ClassVar[tuple[str, ...]] = ("content",)

    def fits(self, survey: Survey) -> bool:
        """Fit nothing by its shape: a garden without configuration is a vault."""
        return False
