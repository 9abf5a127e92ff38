"""A file, divided into what its front matter says and the text below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from termblog.blog.frontmatter import DEFAULT, find_format, possible
from termblog.blog.frontmatter.format import (
    MAX_BYTES,
    Flaw,
    Matter,
    Refused,
    Split,
    contradicts,
)
from termblog.blog.frontmatter.simple import is_clean
from termblog.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termblog.blog.frontmatter.format import Format, Value


def split(text: str, formats: Iterable[str] = DEFAULT) -> Split:
    """Divide a file into what its front matter says and the text below; never raises.

    Args:
        text: The whole file, with Unix newlines.
        formats: Names of the formats to try, in order.
    """
    handler = _detect(text, [find_format(name) for name in possible(text, formats)])
    if handler is None:
        return Split(body=text)
    try:
        block, body = handler.split(text)
    except Refused as error:
        return _refused(text, str(error))
    line = text.count("\n", 0, text.find(block)) + 1
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    return Split(_parse(handler, block, line), body, body_line, found=True)


def _detect(text: str, formats: list[Format]) -> Format | None:
    """Return the format that a text has, if any; between several, python-frontmatter decides."""
    first, *others = formats or (None,)
    if first is None or first.detect(text):
        return first
    handlers: Any = others
    if not handlers:
        return None
    import frontmatter  # brings a YAML parser, which most files do without

    found: Any = frontmatter.detect_format(text, handlers)
    return cast("Format | None", found)


def _parse(handler: Format, block: str, line: int) -> Matter:
    if len(block) > MAX_BYTES:
        return Matter({}, (Flaw(line, "the front matter is longer than 64 KB"),), readable=False)
    data, flaws, readable = handler.parse(block)
    if flaws:
        flaws = tuple(Flaw(line + flaw.line, flaw.reason) for flaw in flaws)
    if "\\" in block or not is_clean(block):  # a backslash may write any character
        data = {sanitise(key): _clean(value) for key, value in data.items()}
    return Matter(data, flaws, readable and not contradicts(data, data))


def _refused(text: str, reason: str) -> Split:
    return Split(Matter({}, (Flaw(1, reason),), readable=False), text, found=True)


def _clean(value: Value) -> Value:
    if isinstance(value, str):
        return sanitise(value)
    if isinstance(value, dict):
        return {sanitise(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return value
