"""Next.js and Contentlayer: MDX wherever the blog's own code looks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import MARKDOWN, Engine
from termblog.blog.engines.rules import ALWAYS

if TYPE_CHECKING:
    from termblog.blog.engines.place import Place
    from termblog.blog.site import Site


class Nextjs(Engine):
    """Next.js."""

    name: ClassVar[str] = "nextjs"
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".mdx")
    folders: ClassVar[tuple[str, ...]] = (
        "data", "content", "contents", "posts", "_posts", "blog", "articles", "src/content", "src/posts", "src/blog",
        "src/data", "pages", "src/pages", "app", "src/app", "public",
    )  # fmt: skip
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"jsx", "markdoc", "math", "emoji"}

    def place(self, site: Site, path: str) -> Place | None:
        """Call a route by its folder: `app/blog/hello/page.mdx` is `hello`."""
        folder, _, name = path.rpartition("/")
        stem, _, extension = name.partition(".")
        return super().place(site, f"{folder}/index.{extension}" if stem == "page" else path)
