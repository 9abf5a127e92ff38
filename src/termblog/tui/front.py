"""What stands above and below a post's text: the heading block, and where to go next.

Both are lines of the same kind as the post's own, so they scroll, are searched and are copied
with it. A link to another post is written `post:SLUG`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from termblog.document.document import Line, Span
from termblog.tui.content import fit
from termblog.tui.content import line as one_line
from termblog.tui.panes.tree import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termblog.blog.post import Post, PostDate

Lines = tuple[Line, ...]

BLANK = Line(())
"""A line of air."""
SCHEME = "post:"
"""What a link to a post of this blog starts with."""


def day(date: PostDate | None) -> str:
    """Return a date as people write it: `31 December 2025`; empty where there is none.

    Args:
        date: A post's.
    """
    if date is None:
        return ""
    moment = date.moment
    about = "about " if date.approximate else ""
    return f"{about}{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def heading_block(post: Post, width: int, *, summary: str) -> Lines:
    """Return what stands above a post's text: title, meta data, summary.

    Args:
        post: The post.
        width: In cells.
        summary: What its author says of it; empty where nothing is said.
    """
    title = (Line((Span(text, "md.title"),)) for text in wrapped(one_line(post.title), width))
    meta = (Line((Span(text, "md.meta"),)) for text in packed(facts(post), width))
    lines = [BLANK, *title, BLANK, *meta]
    if summary:
        said = wrapped(one_line(summary), width)
        lines += [BLANK, *(Line((Span(text, "md.excerpt"),)) for text in said)]
    return (*lines, BLANK, BLANK)


def facts(post: Post) -> list[str]:
    """Return a post's meta data: date, reading time, categories, tags, authors.

    Args:
        post: The post.
    """
    found = [
        day(post.date),
        f"updated {day(post.updated)}" if post.updated else "",
        f"{post.minutes} min",
        ", ".join(" › ".join(path) for path in post.categories),
        ", ".join(post.tags),
        ", ".join(post.authors),
        "" if post.status == "published" else post.status.value,
    ]
    return [one_line(fact) for fact in found if fact]


def ending(groups: Iterable[tuple[str, Sequence[tuple[str, Post]]]], width: int) -> Lines:
    """Return what stands below a post's text: labelled lists of other posts.

    Args:
        groups: A label and its (note, post) pairs; an empty list is left out.
        width: In cells.
    """
    rule = Line((Span(" " * ((width - 6) // 2), chrome=True), Span("─" * 6, "md.rule", "", True)))
    body = [line for label, posts in groups if posts for line in _group(label, posts, width)]
    return (BLANK, BLANK, rule, BLANK, *body, BLANK) if body else (BLANK,)


def _group(label: str, posts: Sequence[tuple[str, Post]], width: int) -> Iterator[Line]:
    yield BLANK
    yield Line((Span(one_line(label), "md.h4"),))
    for note, post in posts:
        lead = Span(f"  {note} ", "md.bullet", "", True)
        title = fit(one_line(post.title), width - cell_len(lead.text))
        yield Line((lead, Span(title, "md.link", SCHEME + post.slug)))


def packed(parts: Sequence[str], width: int) -> Iterator[str]:
    """Yield lines of parts between dots; a part is broken only where it is wider than a line.

    Args:
        parts: None is empty.
        width: In cells.
    """
    line = ""
    for part in parts:
        joined = f"{line} · {part}" if line else part
        if cell_len(joined) <= width:
            line = joined
            continue
        if line:
            yield line
        *whole, line = wrapped(part, width)
        yield from whole
    if line:
        yield line


def wrapped(text: str, width: int) -> list[str]:
    """Return text in lines no wider than asked, broken at spaces where there are any.

    Args:
        text: One line.
        width: In cells.
    """
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(joined) <= width:
            lines[-1] = joined
        else:
            pieces = list(_broken(word, width))
            lines[-1:] = [*([lines[-1]] if lines[-1] else []), *pieces]
    return lines


def _broken(word: str, width: int) -> Iterator[str]:
    """Yield a word in pieces no wider than asked."""
    piece = ""
    for character in word:
        if piece and cell_len(piece + character) > width:
            yield piece
            piece = ""
        piece += character
    yield piece
