"""Liquid, as Jekyll and Eleventy write it: `{% tag %}` and `{{ output | filter }}`.

Only what a reader can see is worked out: links, figures, code, what is commented out. Loops and
conditions show their bodies once, since what they range over is known to the generator alone.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.document.syntax.dialect import Dialect, Env
from termblog.document.syntax.meaning import (
    Frame,
    Leaf,
    Meaning,
    Nothing,
    Placeholder,
    Verbatim,
    escape,
    image,
)
from termblog.document.syntax.tags import LIMIT, Tag, parse_arguments
from termblog.document.syntax.template import install_dialect
from termblog.document.syntax.vocabulary import MEANINGS, Row, always, picture, stem, stranger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt

STARTER = re.compile(r"\{[{%]")
"""Where a Liquid or Nunjucks tag may begin."""

_HEAD = re.compile(r"-?\s*([\w/.-]*\w)?\s*", re.DOTALL)
_LITERAL = re.compile(r"\"([^\"]*)\"|'([^']*)'|(-?\d+(?:\.\d+)?)")
_GIVEN = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(-?\d+(?:\.\d+)?))\s*-?(?:\||%\})")
_FILE = re.compile(r"[\w./@%+-]+\.(?:jpe?g|png|gif|webp|svg|avif)", re.IGNORECASE)
_PIECE = re.compile(r"(append|prepend)\s*:\s*(?:\"([^\"]*)\"|'([^']*)')")
_EMPTY = re.compile(
    r"(?:site|config|page)\.(?:\w*url|root|preview_baseurl|path)|root_url|base_?url"
)
_ADDRESSES = ("post_url", "link", "asset_path", "post_path", "url_for", "path_for", "url", "asset")


def scan(source: str, pos: int) -> Tag | None:
    """Return the tag that begins at an offset.

    Args:
        source: Any text.
        pos: Where `{%` or `{{` stands.
    """
    output = source.startswith("{{", pos)
    end = source.find("}}" if output else "%}", pos + 2, pos + LIMIT)
    if end < 0:
        return None
    inner, end = source[pos + 2 : end].strip("- \t\n"), end + 2
    if source[pos : pos + 2] in inner and inner[:1] not in ("'", '"'):
        return None
    if output:
        return Tag("", end, source[pos:end], words=(inner,))
    head = _HEAD.match(inner)
    name = (head and head[1]) or "#"
    words, named = parse_arguments(inner[head.end() :] if head else "")
    closes = name[3:] or "*" if name.startswith("end") else name[1:] if name[0] == "/" else ""
    return Tag(name, end, source[pos:end], words, named, closes)


def _include(tag: Tag) -> Meaning:
    """Read an include by the name of its file: what it holds is the site's."""
    name = stem(tag.words[0]) if tag.words else tag.name
    inner = Tag(name, tag.end, tag.source, tag.words[1:], tag.named)
    meaning = MEANINGS[name](inner) if name in MEANINGS else Placeholder(name)
    if isinstance(meaning, Frame):
        text = tag.value("content", "text", "message", "body")
        return Leaf(text) if text else Placeholder(name)
    return Nothing() if isinstance(meaning, Verbatim) else meaning


def _picture(tag: Tag) -> Meaning:
    """Read `picture [preset] file [--alt words] [--link address]`, of jekyll_picture_tag."""
    said, _, options = tag.source[2:-2].partition(" --")
    file = next((word for word in said.split() if _FILE.fullmatch(word)), "")
    alt = next((it[4:] for it in options.split("--") if it.startswith("alt ")), "")
    return Leaf(image(alt.strip("- "), file)) if file else picture(tag)


def _assign(tag: Tag, env: Env) -> None:
    """Remember a variable that is given a plain string or number, and that another was captured."""
    variables = env.setdefault("syntax.variables", {})
    if tag.name == "capture" and tag.words:
        variables[tag.words[0]] = ""
    elif given := _GIVEN.search(tag.source):
        name, *values = given.groups()
        variables[name] = next(value for value in values if value is not None)


def _set(tag: Tag) -> Meaning:
    """Read Nunjucks' `set`: what it encloses is put elsewhere as it is written, such as code."""
    return Nothing() if "=" in tag.source else Verbatim()


LIQUID: Mapping[str, Row] = MappingProxyType(
    {
        **MEANINGS,
        **dict.fromkeys(("include", "include_cached", "include_relative", "render"), _include),
        **dict.fromkeys(
            ("assign", "else", "elsif", "elseif", "when", "break", "#"), always(Nothing())
        ),
        **dict.fromkeys(
            ("increment", "decrement", "cycle", "extends", "import"), always(Nothing())
        ),
        **dict.fromkeys(("continue", "layout", "echo", "liquid", "cache"), always(Nothing())),
        "picture": _picture,
        "raw": always(Frame("raw")),
        "verbatim": always(Frame("raw")),
        "set": _set,
    }
)
"""What Liquid's own tags and those of its well-known plugins mean."""


def reader(meanings: Mapping[str, Row]) -> Dialect:
    """Make a dialect with Liquid's braces.

    Args:
        meanings: What its tags mean, by name.
    """

    def read(tag: Tag, env: Env) -> Meaning:
        if not tag.name:
            return _output(tag, env)
        if tag.name in ("assign", "capture", "set"):
            _assign(tag, env)
        row = meanings.get(tag.name) or meanings.get(tag.name.lower())
        return row(tag) if row else stranger(tag)

    return Dialect("liquid", STARTER, scan, read, _address)


def _output(tag: Tag, env: Env) -> Meaning:
    """Read `{{ value | filter }}`: a string, a variable that the post sets, or the site's own."""
    value = _value(tag, env)
    return Leaf(escape(value)) if value is not None else Placeholder(_expression(tag))


def _expression(tag: Tag) -> str:
    return tag.words[0].partition("|")[0].strip()


def _value(tag: Tag, env: Env) -> str | None:
    expression = _expression(tag)
    if literal := _LITERAL.fullmatch(expression):
        value = next(part for part in literal.groups() if part is not None)
    elif expression in (variables := env.get("syntax.variables", {})):
        value = variables[expression]
    elif not expression or _EMPTY.fullmatch(expression):
        value = ""
    else:
        return None
    for name, double, single in _PIECE.findall(tag.words[0]):
        piece = double or single
        value = value + piece if name == "append" else piece + value
    return str(value)


def _address(tag: Tag, env: Env) -> str:
    if not tag.name:
        return _value(tag, env) or ""
    return tag.value("path", "slug", word=0) if tag.name in _ADDRESSES else ""


def install(md: MarkdownIt) -> None:
    """Add Liquid's rules.

    Args:
        md: The parser of one post.
    """
    install_dialect(md, reader(LIQUID))
