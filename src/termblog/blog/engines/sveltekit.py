"""SvelteKit and its like: posts in a folder of the project's own choice, or as routes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import MARKDOWN, Engine
from termblog.blog.engines.rules import ALWAYS

if TYPE_CHECKING:
    from termblog.blog.engines.place import Place
    from termblog.blog.site import Site


class SvelteKit(Engine):
    """SvelteKit."""

    name: ClassVar[str] = "sveltekit"
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".mdx", ".svx")
    folders: ClassVar[tuple[str, ...]] = (
        "posts", "content", "blog", "articles", "src/posts", "src/content", "src/blog", "src/articles", "src/lib",
        "src/routes", "static/posts",
    )  # fmt: skip
    syntax: ClassVar[frozenset[str]] = ALWAYS | {"mdx", "math", "emoji"}

    def place(self, site: Site, path: str) -> Place | None:
        """Call a route by its folder: `blog/hello/+page.md` is `hello`."""
        stem = path.rpartition("/")[2].partition(".")[0]
        if not stem.startswith("+"):
            return super().place(site, path)
        if stem != "+page":
            return None
        place = super().place(site, path.replace("+page.", "index."))
        return place and place._replace(slug=place.slug.strip("()[]"))
