"""Zola's shortcodes: `{{ name(key="value") }}`, and `{% name() %} body {% end %}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.document.syntax.dialect import Dialect, Env
from termblog.document.syntax.meaning import Leaf, Meaning, escape
from termblog.document.syntax.tags import LIMIT, Tag, parse_arguments
from termblog.document.syntax.template import install_dialect
from termblog.document.syntax.vocabulary import MEANINGS, stranger

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_STARTER = re.compile(r"\{[{%](?=-?\s*(?:/\*|end\b|\w+\())")
_CALL = re.compile(r"-?\s*(\w+)\((.*)\)\s*-?", re.DOTALL)


def scan(source: str, pos: int) -> Tag | None:
    """Return the shortcode that begins at an offset.

    Args:
        source: Any text.
        pos: Where `{{` or `{%` stands.
    """
    opener = source[pos : pos + 2]
    end = source.find("}}" if opener == "{{" else "%}", pos + 2, pos + LIMIT)
    if end < 0:
        return None
    inner, end = source[pos + 2 : end], end + 2
    if opener in inner:
        return None
    if inner.strip("- ") == "end":
        return Tag("end", end, source[pos:end], closes="*")
    if inner.lstrip().startswith("/*"):
        shown = opener + inner.replace("/*", "").replace("*/", "") + source[end - 2 : end]
        return Tag("", end, source[pos:end], words=(shown,))
    call = _CALL.fullmatch(inner)
    if call is None:
        return None
    words, named = parse_arguments(call[2])
    return Tag(call[1], end, source[pos:end], words, named, single=opener == "{{")


def _read(tag: Tag, env: Env) -> Meaning:  # noqa: ARG001 — what every dialect is called with
    if not tag.name:
        return Leaf(escape(tag.words[0]))
    row = MEANINGS.get(tag.name.lower())
    return row(tag) if row else stranger(tag)


def _address(tag: Tag, env: Env) -> str:  # noqa: ARG001 — what every dialect is called with
    return tag.value("path", "url", word=0)


def install(md: MarkdownIt) -> None:
    """Add the rules of Zola's shortcodes.

    Args:
        md: The parser of one post.
    """
    install_dialect(md, Dialect("zola", _STARTER, scan, _read, _address, anonymous=True))
