"""What stands below a post's text: where to go next.

It is lines of the same kind as the post's own, so it scrolls, is searched and is copied with it.
A link to another post is written `post:SLUG`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from termblog.document.document import BLANK, Line, Span
from termblog.tui.content import fit
from termblog.tui.content import line as one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termblog.blog.post import Post

Lines = tuple[Line, ...]

SCHEME = "post:"
"""What a link to a post of this blog starts with."""


def ending(
    groups: Iterable[tuple[str, Sequence[tuple[str, Post]]]], width: int, footer: str = ""
) -> Lines:
    """Return what stands below a post's text: labelled lists of other posts.

    Args:
        groups: A label and its (note, post) pairs; an empty list is left out.
        width: In cells.
        footer: The blog's own line, last; may be empty.
    """
    rule = Line((Span(" " * ((width - 6) // 2), chrome=True), Span("─" * 6, "md.rule", "", True)))
    body = [line for label, posts in groups if posts for line in _group(label, posts, width)]
    if footer:
        body += [BLANK, Line((Span(fit(one_line(footer), width), "md.meta"),))]
    return (BLANK, BLANK, rule, BLANK, *body, BLANK) if body else (BLANK,)


def _group(label: str, posts: Sequence[tuple[str, Post]], width: int) -> Iterator[Line]:
    yield BLANK
    yield Line((Span(one_line(label), "md.h4"),))
    cells = max(cell_len(note) for note, _ in posts)
    for note, post in posts:
        pad = " " * (cells - cell_len(note))
        lead = Span(f"  {pad}{note} ", "md.bullet", "", True)
        title = fit(one_line(post.title), width - cell_len(lead.text))
        yield Line((lead, Span(title, "md.link", SCHEME + post.slug)))
