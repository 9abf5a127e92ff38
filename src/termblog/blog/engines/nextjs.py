"""Next.js and Contentlayer: MDX wherever the blog's own code looks for it."""

from __future__ import annotations

from typing import ClassVar

from termblog.blog.engines.engine import ALWAYS, MARKDOWN, Engine


class Nextjs(Engine):
    """Next.js."""

    name: ClassVar[str] = "nextjs"
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".mdx")
    folders: ClassVar[tuple[str, ...]] = (
        "data", "content", "contents", "posts", "_posts", "blog", "articles", "src/content", "src/posts", "src/blog",
        "src/data", "pages", "src/pages", "app", "src/app",
    )  # fmt: skip
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"math", "emoji"}
