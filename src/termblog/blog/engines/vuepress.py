"""VuePress: Markdown beneath the folder that holds `.vuepress`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import ALWAYS, Engine

if TYPE_CHECKING:
    from termblog.blog.engines.survey import Survey


class VuePress(Engine):
    """VuePress."""

    name: ClassVar[str] = "vuepress"
    syntax: ClassVar[frozenset[str]] = ALWAYS | {
        "container",
        "emoji",
        "math",
        "attrs",
        "mark",
        "more",
        "vue",
    }

    def fits(self, survey: Survey) -> bool:
        """Fit a folder that holds VuePress' own."""
        return any(f"/{folder}/".find("/.vuepress/") >= 0 for folder in survey.folders)
