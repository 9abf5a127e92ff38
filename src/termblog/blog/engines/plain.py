"""A folder of notes that no engine claims: every Markdown file is a post, with a head or without."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import MARKDOWN, Engine
from termblog.blog.engines.place import Place, dated
from termblog.blog.engines.rules import NOTE_RULES
from termblog.blog.frontmatter import NOTE_FORMATS
from termblog.blog.frontmatter.parts import split
from termblog.patterns import late

if TYPE_CHECKING:
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_HOLDERS = frozenset({
    "article", "articles", "blog", "blogs", "content", "contents", "docs", "pages", "post", "posts", "_posts", "public",
    "site", "source", "src",
})  # fmt: skip
_CALENDAR = late(r"(?:19|20)\d\d(?:[-_.]?\d\d)?|\d\d")


class Plain(Engine):
    """Any folder of Markdown files."""

    name: ClassVar[str] = "plain"
    formats: ClassVar[tuple[str, ...]] = NOTE_FORMATS
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".mdx", ".qmd", ".rmd")
    apart: ClassVar[frozenset[str]] = frozenset({"templates"})
    syntax: ClassVar[frozenset[str]] = NOTE_RULES
    folder_categories: ClassVar[bool] = True

    def fits(self, survey: Survey) -> bool:
        """Fit everything: what nobody else knows is a folder of notes."""
        return True

    def configure(self, site: Site, survey: Survey) -> Site:
        """Take the title of `index.md` for the blog's, and every folder for posts.

        Where a program lives beside them, its folders of posts are what is read, if it has any:
        other Markdown is about the program. What is about a folder is read where there is nothing else.
        """
        title = split(survey.text("index.md", 4_096)).matter.data.get("title")
        named = site._replace(title=title) if isinstance(title, str) and title else site
        named = named._replace(readmes=not survey.holds_text("", but="readme"))
        plain = super().configure(named, survey)
        return plain if "package.json" in survey.names else plain._replace(sections=())

    def place(self, site: Site, path: str) -> Place | None:
        """Count folders from the one that holds the posts: only those inside tell of what they are.

        Nor does a year tell that, or a month, nor what only holds the posts wherever they lie. One
        file that somebody opened by its name is a post, whatever it is called.
        """
        if path in site.folders:
            stem = path.rpartition(".")[0] or path
            date, slug = dated(stem)
            return Place(slug or stem, date=date)
        place = super().place(site, path)
        if place is None or not place.folders:
            return place
        section = next((one for one in site.sections if path.startswith(one)), "")
        name = section.rstrip("/").rpartition("/")[2]
        inner = place.folders[place.folders.index(name) + 1 :] if name in place.folders else None
        topics = dropwhile(_HOLDERS.__contains__, place.folders if inner is None else inner)
        return place._replace(folders=tuple(it for it in topics if not _CALENDAR.fullmatch(it)))
