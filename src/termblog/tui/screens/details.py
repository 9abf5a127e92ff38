"""Every key of a post's front matter, known and unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from termblog.blog.post import Series
from termblog.document.document import BLANK, Line, Span
from termblog.document.front import wrapped
from termblog.tui.content import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termblog.blog.post import Post

FIELDS = (
    "slug", "date", "updated", "tags", "categories", "series", "authors", "summary", "status",
    "lang", "translations", "cover", "toc", "aliases", "url", "canonical", "weight", "path", "words",
)  # fmt: skip
"""What a post says of itself, in the order in which it shows."""


def detail_lines(post: Post, width: int) -> list[Line]:
    """Return a line for each key and its value.

    Args:
        post: Whose details.
        width: In cells.
    """
    known = [(name, text) for name in FIELDS if (text := told(getattr(post, name)))]
    extra = [(key, told(value)) for key, value in post.extra.items()]
    lines = list(_table([("title", line(post.title)), *known], width))
    if extra:
        lines += [BLANK, Line((Span("Further keys", "md.h2"),)), BLANK, *_table(extra, width)]
    if post.problems:
        told_of = [(f"line {problem.line}", line(problem.reason)) for problem in post.problems]
        lines += [BLANK, Line((Span("Problems", "md.h2"),)), BLANK, *_table(told_of, width)]
    return lines


def _table(pairs: Iterable[tuple[str, str]], width: int) -> Iterator[Line]:
    pairs = list(pairs)
    column = min(24, max(len(key) for key, _ in pairs) + 2)
    for key, text in pairs:
        for number, part in enumerate(wrapped(text, max(10, width - column))):
            lead = line(key) if number == 0 else ""
            yield Line((Span(lead.ljust(column), "md.dim"), Span(part)))


def told(value: Any) -> str:
    """Return a value of front matter as one line.

    Args:
        value: A text, a list, a mapping, or nothing.
    """
    if value is None:
        return ""
    if isinstance(value, Series):
        return value.name + (f", part {value.order}" if value.order is not None else "")
    if isinstance(value, Mapping):
        return ", ".join(f"{line(str(key))}: {told(inner)}" for key, inner in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(told(inner) for inner in value)
    return line(str(value))
