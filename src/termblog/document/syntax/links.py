"""Destinations of links that engines write in their own ways: `{filename}`, ` =250x`."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt

_SIZE = re.compile(r"[ \t]+=\d*%?x?\d*%?(?=[ \t]*\))")
_VARIABLE = re.compile(r"[{|](?:filename|static|attach|index|author|category|tag)[}|]")


def wrap_destination(
    md: MarkdownIt, wrapper: Callable[[Callable[[str, int, int], Any], str, int, int], Any]
) -> None:
    """Let a dialect read the destinations of links.

    Args:
        md: The parser of one post.
        wrapper: Called with the reader so far, the text, the offset and where to stop.
    """
    wrapped = md.helpers.parseLinkDestination

    def destination(source: str, pos: int, maximum: int) -> Any:
        return wrapper(wrapped, source, pos, maximum)

    names = {name: getattr(md.helpers, name) for name in ("parseLinkLabel", "parseLinkTitle")}
    helpers = SimpleNamespace(**names, parseLinkDestination=destination)
    md.helpers = helpers  # type: ignore[assignment] # looked up by attribute, as plugins rely on


def _without_variable(
    wrapped: Callable[[str, int, int], Any], source: str, pos: int, maximum: int
) -> Any:
    result = wrapped(source, pos, maximum)
    result.str = _VARIABLE.sub("", result.str, count=1)
    return result


def _without_size(
    wrapped: Callable[[str, int, int], Any], source: str, pos: int, maximum: int
) -> Any:
    result = wrapped(source, pos, maximum)
    if result.ok and (size := _SIZE.match(source, result.pos, maximum)):
        result.pos = size.end()
    return result


def pelican(md: MarkdownIt) -> None:
    """Take `{filename}` and its like off addresses: the blog finds the file.

    Args:
        md: The parser of one post.
    """
    wrap_destination(md, _without_variable)


def sizes(md: MarkdownIt) -> None:
    """Take ` =300x200` off images' addresses.

    Args:
        md: The parser of one post.
    """
    wrap_destination(md, _without_size)
