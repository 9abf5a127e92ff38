"""Markdoc: `{% tag key="value" %} … {% /tag %}`, `{% tag /%}`, `{% $value %}`, and annotations.

An annotation, `{% .class #name %}`, says how what it follows looks: it says nothing to a reader.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.document.syntax.dialect import Dialect, Env
from termblog.document.syntax.meaning import Frame, Leaf, Meaning, Nothing, Placeholder, escape
from termblog.document.syntax.tags import LIMIT, Tag, parse_arguments
from termblog.document.syntax.template import install_dialect
from termblog.document.syntax.vocabulary import MEANINGS, Row, always, stranger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt

_STARTER = re.compile(r"\{%")
_HEAD = re.compile(r"(/)?([A-Za-z][\w-]*)(?![\w=(-])")
_VALUE = re.compile(r"\$([\w.$-]+)|([A-Za-z]\w*\(.*\))", re.DOTALL)

_MARKDOC: Mapping[str, Row] = MappingProxyType(
    {
        **MEANINGS,
        **dict.fromkeys(("if", "table"), always(Frame())),
        **dict.fromkeys(("else", "slot"), always(Nothing())),
    }
)


def _scan(source: str, pos: int) -> Tag | None:
    end = source.find("%}", pos + 2, pos + LIMIT)
    inner = source[pos + 2 : end].strip()
    if end < 0 or "{%" in inner:
        return None
    head = _HEAD.match(inner)
    if head is None:
        return Tag("", end + 2, source[pos : end + 2], words=(inner,))
    single = inner.endswith("/")
    words, named = parse_arguments(inner[head.end() :].removesuffix("/"))
    name = head[2]
    closes = name if head[1] else ""
    return Tag(name, end + 2, source[pos : end + 2], words, named, closes, single)


def _read(tag: Tag, env: Env) -> Meaning:  # noqa: ARG001 — what every dialect is called with
    if not tag.name:
        value = _VALUE.fullmatch(tag.words[0])
        return Placeholder(value[1] or value[2]) if value else Nothing()
    row = _MARKDOC.get(tag.name.lower())
    if tag.name == "partial":
        return Leaf(escape(f"[{tag.value('file')}]"))
    return row(tag) if row else stranger(tag)


def _address(tag: Tag, env: Env) -> str:  # noqa: ARG001 — what every dialect is called with
    return ""


def install(md: MarkdownIt) -> None:
    """Add Markdoc's rules.

    Args:
        md: The parser of one post.
    """
    install_dialect(md, Dialect("markdoc", _STARTER, _scan, _read, _address))
