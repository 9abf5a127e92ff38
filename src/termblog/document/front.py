"""The heading block: what stands above a post's text, in the app and in what `read` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from termblog.blog.post import spell_minutes
from termblog.document.document import BLANK, Line, Span
from termblog.document.wrap import wrap
from termblog.patterns import late
from termblog.text import plain as one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termblog.blog.post import Post, PostDate

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
"""As dates are written."""
_START = 4000
"""Characters of a text among which a summary may repeat itself."""
_REPEATED = 60
"""Letters that tell a summary that repeats the text from one that an author wrote."""
_UNSAID = late(r"!\[[^\]\n]*\]\([^)\n]*\)|\]\([^)\n]*\)|\]\[[^\]\n]*\]|<[^<>\n]*>")
"""What a text has and its summary may not have: images, the addresses of links, tags."""


def heading_block(post: Post, text: str, width: int) -> tuple[Line, ...]:
    """Return what stands above a post's text: title, meta data, the author's summary.

    Args:
        post: The post.
        text: Its body; a summary that only repeats its start is left out.
        width: In cells; at least 2.
    """
    lines = [*wrap([Span(one_line(post.title))], width, "md.title"), BLANK]
    lines += [Line((Span(packed, "md.meta"),)) for packed in pack(facts(post), width)]
    if summary := own_summary(post, text):
        lines += [BLANK, *wrap([Span(one_line(summary))], width, "md.excerpt")]
    return (BLANK, *lines, BLANK, BLANK)


def plain_block(post: Post, text: str, width: int) -> tuple[Line, ...]:
    """Return the heading block as it would be read aloud.

    Args:
        post: The post.
        text: Its body.
        width: In cells; at least 2.
    """
    said = (f"Heading 1: {one_line(post.title)}", "; ".join(facts(post)), own_summary(post, text))
    paragraphs = [(*wrap([Span(one_line(part))], width), BLANK) for part in said if part]
    return tuple(line for paragraph in paragraphs for line in paragraph)


def facts(post: Post) -> list[str]:
    """Return a post's meta data: dates, reading time, categories, tags, authors, status.

    Args:
        post: The post.
    """
    found = [
        day(post.date),
        f"updated {day(post.updated)}" if post.updated else "",
        spell_minutes(post.minutes),
        ", ".join(" › ".join(path) for path in post.categories),
        ", ".join(post.tags),
        ", ".join(post.authors),
        "" if post.status == "published" else post.status.value,
    ]
    return [one_line(fact) for fact in found if fact]


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


def own_summary(post: Post, text: str) -> str:
    """Return the summary that a post's author wrote; empty where it only repeats the text.

    Args:
        post: The post.
        text: Its body.
    """
    said = _letters(post.summary)[:_REPEATED]
    return "" if said in _letters(text[:_START]) else post.summary


def pack(parts: Sequence[str], width: int) -> Iterator[str]:
    """Yield lines of parts between dots; a part is broken only where it is wider than a line.

    Args:
        parts: None is empty.
        width: In cells; at least 2.
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
    """Return text in lines no wider than asked.

    Args:
        text: One line.
        width: In cells; at least 2.
    """
    return ["".join(span.text for span in line.spans) for line in wrap([Span(text)], width)]


def _letters(text: str) -> str:
    """Return text without what Markdown may have added to it."""
    return "".join(letter for letter in _UNSAID.sub("", text).casefold() if letter.isalnum())
