"""VitePress: Markdown beneath the folder that holds `.vitepress`; else as VuePress, which it succeeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.vuepress import VuePress

if TYPE_CHECKING:
    from termblog.blog.engines.survey import Survey


class VitePress(VuePress):
    """VitePress."""

    name: ClassVar[str] = "vitepress"

    def fits(self, survey: Survey) -> bool:
        """Fit a folder that holds VitePress' own."""
        return any(f"/{folder}/".find("/.vitepress/") >= 0 for folder in survey.folders)
