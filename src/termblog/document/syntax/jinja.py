"""Jinja and Nunjucks, as MkDocs' macros, Hexo and Eleventy have them: Liquid's braces, and remarks.

The tags that Liquid lacks are read here; macros and blocks show what they hold once, where it stands.
"""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.document.syntax import liquid
from termblog.document.syntax.liquid import LIQUID
from termblog.document.syntax.meaning import Frame, Nothing
from termblog.document.syntax.tags import LIMIT, Tag
from termblog.document.syntax.template import install_dialect
from termblog.document.syntax.vocabulary import Row, always

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt

    from termblog.document.syntax.dialect import Dialect

_STARTER = re.compile(r"\{[{%#]")

JINJA: Mapping[str, Row] = MappingProxyType(
    {
        **LIQUID,
        **dict.fromkeys(("from", "elif", "default", "do", "debug"), always(Nothing())),
        **dict.fromkeys(("macro", "call", "switch", "ifAsync", "trans"), always(Frame())),
        **dict.fromkeys(("asyncEach", "asyncAll", "renderTemplate"), always(Frame())),
    }
)
"""What the tags of Jinja and of Nunjucks mean."""


def scan(source: str, pos: int) -> Tag | None:
    """Return the tag or the remark that begins at an offset.

    Args:
        source: Any text.
        pos: Where `{%`, `{{` or `{#` stands.
    """
    if not source.startswith("{#", pos):
        return liquid.scan(source, pos)
    end = source.find("#}", pos + 2, pos + LIMIT)
    if end < 0 or "{#" in source[pos + 2 : end]:  # `{#name}` is an anchor
        return None
    return Tag("#", end + 2, source[pos : end + 2])


def reader(meanings: Mapping[str, Row]) -> Dialect:
    """Make a dialect with Jinja's braces.

    Args:
        meanings: What its tags mean, by name.
    """
    return replace(liquid.reader(meanings), name="jinja", starter=_STARTER, scan=scan)


def install(md: MarkdownIt) -> None:
    """Add Jinja's rules.

    Args:
        md: The parser of one post.
    """
    install_dialect(md, reader(JINJA))
