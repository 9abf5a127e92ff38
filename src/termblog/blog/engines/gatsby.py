"""Gatsby: Markdown sources in folders of the site's own choice, often one folder a post."""

from __future__ import annotations

from typing import ClassVar

from termblog.blog.engines.engine import MARKDOWN, Engine
from termblog.blog.engines.rules import ALWAYS


class Gatsby(Engine):
    """Gatsby."""

    name: ClassVar[str] = "gatsby"
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".mdx")
    folders: ClassVar[tuple[str, ...]] = (
        "content", "src/content", "src/posts", "src/pages", "src/blog", "src/articles", "posts", "blog", "data",
    )  # fmt: skip
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"jsx", "attrs", "math", "emoji"}
