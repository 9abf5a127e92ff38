"""Front matter: what stands above a post's text, in every format that blogs use.

A new format is one file with a subclass of `Format`, and one row in `FORMATS`. An engine names
the formats that its files use, in the order in which they are tried.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from termblog.blog.frontmatter.format import (
    MAX_BYTES,
    Flaw,
    Matter,
    Refused,
    Split,
    Value,
    contradicts,
)
from termblog.blog.frontmatter.simple import is_clean
from termblog.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from termblog.blog.frontmatter.format import Format


class Row(NamedTuple):
    """Where a format is, and what gives it away."""

    place: str
    """Its module and class, `module:Class`, imported when the first file may need it."""
    starts: tuple[str, ...] = ("",)
    """What such a file starts with, blanks aside; it may be another format all the same."""


FORMATS: Mapping[str, Row] = MappingProxyType(
    {
        "yaml": Row("yaml:Yaml", ("---",)),
        "toml": Row("toml:Toml", ("+++",)),
        "json": Row("json:Json", ("{",)),
        "labelled": Row("labelled:Labelled", ("---j", "---t", "---y", "--- ", "---\t")),
        "headers": Row("headers:Headers"),
        "docinfo": Row("docinfo:Docinfo"),
        "tabbed": Row("hexo:Tabbed", ("---",)),
        "hexo": Row("hexo:Hexo"),
        "nikola": Row("nikola:Nikola", ("<!--", "..")),
        "logseq": Row("logseq:Logseq"),
    }
)
"""Each format by its name."""

_LONGEST_START = 4

DEFAULT = ("yaml", "toml", "json", "labelled")
"""The formats that no other text can be mistaken for."""

NOTE_FORMATS = (*DEFAULT, "nikola")
"""The formats of a file in a folder that no engine claims."""

__all__ = [
    "DEFAULT",
    "FORMATS",
    "NOTE_FORMATS",
    "Matter",
    "Split",
    "Value",
    "find_format",
    "possible",
    "split",
]


@cache
def find_format(name: str) -> Format:
    """Return a format.

    Args:
        name: A row of `FORMATS`.
    """
    module, _, kind = FORMATS[name].place.partition(":")
    found: Format = getattr(import_module(f"termblog.blog.frontmatter.{module}"), kind)()
    return found


def possible(text: str, formats: Iterable[str]) -> list[str]:
    """Return the formats that a file may start with, by its first characters.

    Args:
        text: The whole file.
        formats: Names of the formats to try, in order.
    """
    start = text.lstrip()[:_LONGEST_START]
    return [name for name in formats if start.startswith(FORMATS[name].starts)]


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
