"""A post that is open: its text, parsed once, and where to go from its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termblog.document.front import heading_block
from termblog.tui.front import ending
from termblog.tui.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termblog.blog.blog import Blog, Source
    from termblog.blog.post import Post
    from termblog.document.document import Document, Line, Options
    from termblog.layout.folds import Folds
    from termblog.layout.ink import Pictures
    from termblog.theme import Theme

FIRST = 64
"""How many blocks are read at once: some screens; the rest is read in idle moments."""

Onward = tuple[str, tuple[tuple[str, "Post"], ...]]
"""A label, and what lies there: a note and a post each."""


class Leaf(NamedTuple):
    """A post that is open."""

    post: Post
    """What is open."""
    source: Source
    """Its Markdown, and where that starts in the file."""
    document: Document
    """Its text, parsed."""
    onward: Sequence[Onward]
    """Where to go from its end."""
    related: Sequence[Onward] = ()
    """Where else, as the index tells; empty until it was asked."""
    footer: str = ""
    """What a hosted blog says below each post."""

    def sheet(
        self,
        width: int,
        theme: Theme,
        options: Options,
        folds: Folds,
        pictures: Pictures | None = None,
    ) -> Sheet:
        """Lay it out.

        Args:
            width: In cells.
            theme: What styles it.
            options: What the reader chose.
            folds: What they opened and closed.
            pictures: What draws its pictures; None where nothing does.
        """
        from termblog.layout.folding import FoldingPage

        page = FoldingPage(self.document, theme, width, options, folds, pictures)
        head = heading_block(self.post, self.source.text, width)
        return Sheet(head, page, self.ending(width), theme)

    def ending(self, width: int) -> tuple[Line, ...]:
        """Return what stands below its text.

        Args:
            width: In cells.
        """
        return ending((*self.onward, *self.related), width, self.footer)


def read(blog: Blog, post: Post, *, typography: bool = False, tex: bool = False) -> Leaf:
    """Open a post.

    Args:
        blog: The post's.
        post: What to open.
        typography: Whether quotes and dashes become typographic ones.
        tex: Whether formulas stay as they are written.

    Raises:
        NotFound: Its file is gone.
        Unreadable: Its file cannot be read.
    """
    from termblog.document.parse import parse
    from termblog.document.typography import quotes_of

    source = blog.source(post)
    quotes = quotes_of(post.lang or blog.lang) if typography else None
    syntax = {*blog.syntax(post), *(("tex",) if tex else ())}
    document = parse(source.text, syntax, title=post.title, quotes=quotes, cut=source.cut)
    document.grow(FIRST)
    return Leaf(post, source, document, tuple(onward(blog, post)))


def onward(blog: Blog, post: Post) -> Iterator[Onward]:
    """Yield where one may go from a post's end.

    Args:
        blog: The post's.
        post: What was read.
    """
    if post.series is not None:
        parts = blog.series.get(post.series.name, ())
        numbered = ((f"{number}.", part) for number, part in enumerate(parts, 1))
        yield post.series.name, tuple(pair for pair in numbered if pair[1].slug != post.slug)
    older, newer = blog.neighbours(post)
    pairs = (("↑", newer), ("↓", older))
    yield "Newer and older", tuple((arrow, other) for arrow, other in pairs if other is not None)
    yield (
        "In other languages",
        tuple((other.lang or "·", other) for other in blog.translations(post)),
    )


def relations(blog: Blog, post: Post) -> Iterator[Onward]:
    """Yield what the index tells of a post: those about the same, and those that link to it.

    Args:
        blog: The post's.
        post: What was read.
    """
    yield "Related", tuple(("·", other) for other in blog.related(post))
    yield "Linked from", tuple(("←", other) for other in blog.backlinks(post))
