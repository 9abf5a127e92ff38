"""Astro: collections beneath `src/content`, or pages beneath `src/pages`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import MARKDOWN, Engine
from termblog.blog.engines.rules import ALWAYS

if TYPE_CHECKING:
    from termblog.blog.engines.survey import Survey


class Astro(Engine):
    """Astro."""

    name: ClassVar[str] = "astro"
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".mdx", ".mdoc")
    folders: ClassVar[tuple[str, ...]] = (
        "src/content", "src/pages", "content", "src/data", "data", "posts", "blog", "articles", "src/posts", "src/blog",
    )  # fmt: skip
    translated: ClassVar[tuple[str, ...]] = ("docs", "blog", "posts")
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"container", "math", "emoji"}

    def fits(self, survey: Survey) -> bool:
        """Fit a folder that has collections where Astro wants them."""
        return "src/content" in survey.folders and "src/pages" in survey.folders
