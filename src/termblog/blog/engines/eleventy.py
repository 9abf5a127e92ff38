"""Eleventy: any folder may hold posts; its front matter may be JavaScript, which is not run."""

from __future__ import annotations

from typing import ClassVar

from termblog.blog.engines.engine import ALWAYS, MARKDOWN, Engine


class Eleventy(Engine):
    """Eleventy."""

    name: ClassVar[str] = "eleventy"
    configs: ClassVar[tuple[str, ...]] = (
        ".eleventy.js", "eleventy.config.js", "eleventy.config.cjs", "eleventy.config.mjs", "eleventy.config.ts",
    )  # fmt: skip
    packages: ClassVar[tuple[str, ...]] = ("@11ty/eleventy",)
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".mdx")
    folders: ClassVar[tuple[str, ...]] = (
        "content", "src/content", "src/posts", "src/blog", "src/site", "src", "posts", "blog", "site", "_posts",
        "articles", "notes",
    )  # fmt: skip
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"liquid", "attrs", "deflist", "emoji", "container"}
    permalink: ClassVar[str] = "/:path/"
    future: ClassVar[bool] = True
    own_tags: ClassVar[frozenset[str]] = frozenset({"all", "post", "posts"})
