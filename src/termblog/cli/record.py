"""What `--json` prints: a post's facts, in the fields of `Post`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from termblog.blog.post import PostDate, Problem, Series
from termblog.text import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termblog.blog.post import Post


def record(post: Post) -> dict[str, Any]:
    """Return a post's facts as JSON knows them; dates are ISO 8601, and marked where they are guessed.

    Args:
        post: Any.
    """
    return {
        **_plain(post._asdict()),
        "date_approximate": post.date.approximate if post.date else None,
    }


def _plain(value: object) -> Any:
    """Return a value in strings, numbers, lists and mappings."""
    match value:
        case None | bool() | int() | float():
            return value
        case Mapping():
            return {str(name): _plain(item) for name, item in value.items()}
        case Series() | Problem():
            return _plain(value._asdict())
        case PostDate():
            return str(value)  # which is ISO 8601
        case list() | tuple() | set() | frozenset():
            return [_plain(item) for item in value]
    return str(value)


def dump(facts: object, *, ascii_only: bool, indent: int | None = None) -> str:
    """Return facts as JSON that a terminal can be shown, too.

    Args:
        facts: Strings, numbers, lists and mappings.
        ascii_only: Whether to escape everything else, for a stream that cannot hold it.
        indent: The steps in which it is laid out; None for one line.
    """
    return escape(json.dumps(facts, ensure_ascii=ascii_only, indent=indent))


def array(records: Iterable[Mapping[str, Any]], *, ascii_only: bool = False) -> Iterator[str]:
    """Yield the lines of one JSON array, an object a line, as they come.

    Args:
        records: The objects.
        ascii_only: Whether to escape everything else, for a stream that cannot hold it.
    """
    texts = (dump(found, ascii_only=ascii_only) for found in records)
    last = next(texts, None)
    if last is None:
        yield "[]"
        return
    yield "["
    for text in texts:
        yield f"  {last},"
        last = text
    yield f"  {last}"
    yield "]"
