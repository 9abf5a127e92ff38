"""Hugo's shortcodes, `{{< name >}}` and `{{% name %}}`; Quarto's and Nikola's are spelled alike."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.document.syntax.dialect import Dialect, Env
from termblog.document.syntax.kinds import callout_kind
from termblog.document.syntax.meaning import Leaf, Meaning, Nothing, Placeholder, escape
from termblog.document.syntax.tags import LIMIT, Tag, parse_arguments
from termblog.document.syntax.template import install_dialect
from termblog.document.syntax.vocabulary import MEANINGS, Row, always, stranger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt

STARTER = re.compile(r"\{\{[<%]")
"""Where a shortcode may begin."""

_HEAD = re.compile(r"\s*(/)?\s*([^\s/\"'`=<>%][^\s\"'`=<>%]*)", re.DOTALL)
_PARTNERS = {"{{<": ">}}", "{{%": "%}}"}


def scan(source: str, pos: int) -> Tag | None:
    """Return the shortcode that begins at an offset.

    Args:
        source: Any text.
        pos: Where `{{<` or `{{%` stands.
    """
    opener = source[pos : pos + 3]
    end = source.find(_PARTNERS[opener], pos + 3, pos + LIMIT)
    if end < 0:
        return None
    inner, end = source[pos + 3 : end].strip(), end + 3
    if opener in inner:
        return None
    if inner.startswith("/*") and inner.endswith("*/"):
        shown = f"{opener} {inner[2:-2].strip()} {_PARTNERS[opener]}"
        return Tag("", end, source[pos:end], words=(shown,))
    head = _HEAD.match(inner)
    if head is None:
        return None
    single = inner.endswith("/")
    words, named = parse_arguments(inner[head.end() :].removesuffix("/"))
    name = head[2].removesuffix("/").removesuffix(".html")
    return Tag(name, end, source[pos:end], words, named, name if head[1] else "", single)


def _icon(tag: Tag) -> Meaning:
    """Return an icon's title; a bare icon says nothing in words."""
    title = tag.value("title", "label")
    return Leaf(escape(title)) if title else Nothing()


def _parameter(tag: Tag) -> Meaning:
    return Placeholder(tag.value("name", word=0) or tag.name)


SHORTCODES: Mapping[str, Row] = MappingProxyType(
    {
        **MEANINGS,
        **dict.fromkeys(("fa", "iconify", "icon", "bi", "ai"), _icon),
        **dict.fromkeys(("param", "var", "meta", "env", "site-param"), _parameter),
        **dict.fromkeys(("pagebreak", "lipsum", "version"), always(Nothing())),
    }
)
"""What shortcodes of Hugo, of its themes and of Quarto mean."""


def _read(tag: Tag, env: Env) -> Meaning:  # noqa: ARG001 — what every dialect is called with
    if not tag.name:
        return Leaf(escape(tag.words[0]))
    name = tag.name.rpartition("/")[2].lower()
    row = SHORTCODES.get(name) or (MEANINGS["note"] if callout_kind(name) else None)
    return row(replace(tag, name=name)) if row else stranger(tag)


def _address(tag: Tag, env: Env) -> str:  # noqa: ARG001 — what every dialect is called with
    return tag.value("path", "src", word=0) if tag.name else tag.words[0]


DIALECT = Dialect("hugo", STARTER, scan, _read, _address)
"""Shortcodes as a language of templates."""


def install(md: MarkdownIt) -> None:
    """Add the rules of shortcodes.

    Args:
        md: The parser of one post.
    """
    install_dialect(md, DIALECT)
