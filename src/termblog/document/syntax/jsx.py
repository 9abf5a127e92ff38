"""JSX, read and never run: tags with their attributes, and expressions."""

from __future__ import annotations

import re
from dataclasses import replace

from termblog.document.syntax.tags import LIMIT, Tag

_NAME = re.compile(r"</?([A-Za-z][\w.:-]*)?")
_ATTRIBUTE = re.compile(r"\s*([\w:@.#-]+)\s*(=\s*)?")
_BARE = re.compile(r"[^\s\"'<>={}`]+")
_STRING = re.compile(r"\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'|`((?:\\.|[^`\\$])*)`", re.DOTALL)
ANY_STRING = re.compile(
    r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|/\*.*?\*/", re.DOTALL
)
"""A string or a comment of JavaScript: braces and brackets in it are none."""
_PATH = re.compile(r"[\w$]+(?:\.[\w$]+)*")
_FAR = 65_536
"""The longest component that is looked for at the start of a line, in characters."""
_LONG = re.compile(r"<[A-Z]|\{")
_SHORT = re.compile(r"[^\"{}\n]{1,200}")
_DEEPEST = 30
"""Braces within braces that are followed: more are no expression, and each costs a look."""
_FILE = re.compile(r"(?:require|useBaseUrl|withBase)\(\s*(['\"`])([^'\"`]*)\1\s*\)(?:\.default)?")
"""What stands for the address of a file that is named in it."""
_LOWER = ("tabs", "tab", "callout", "youtube", "tweet")
_ADDRESS = re.compile(r"(?:#|\w+:|[^`{}]*/)[^`{}]*")
"""An address, which the name of a value is not, nor a string with values in it."""


def braces(source: str, pos: int, limit: int) -> int:
    """Return the offset behind the brace that closes the one at an offset; -1 for none.

    Args:
        source: Any text.
        pos: Where `{` stands.
        limit: Where to give up.
    """
    depth = 0
    while pos < limit:
        character = source[pos]
        if character in "\"'`/" and (string := ANY_STRING.match(source, pos, limit)):
            pos = string.end()
            continue
        depth += {"{": 1, "}": -1}.get(character, 0)
        pos += 1
        if depth == 0:
            return pos
        if depth > _DEEPEST:
            break
    return -1


def plain(expression: str) -> str | None:
    """Return what an expression shows, where it is a plain string; nothing where one cannot know.

    Args:
        expression: Without its braces.
    """
    expression = expression.strip()
    if string := _STRING.fullmatch(expression):
        return next(part for part in string.groups() if part is not None)
    return "" if not expression or ANY_STRING.sub("", expression).strip() == "" else None


def name_of(expression: str) -> str:
    """Return the first name in an expression, which stands for what it would show.

    Args:
        expression: Without its braces.
    """
    path = _PATH.search(ANY_STRING.sub("", expression))
    return path[0] if path else "…"


def _value(source: str, pos: int, limit: int) -> tuple[str, int]:
    """Return an attribute's value and where it ends; -1 where it is none."""
    if source.startswith("{", pos):
        end = braces(source, pos, limit)
        inner = source[pos + 1 : end - 1]
        file = _FILE.fullmatch(inner.strip())
        return plain(inner) or (file[2] if file else inner.strip()), end
    if source[pos : pos + 1] in ("'", '"'):
        end = source.find(source[pos], pos + 1, limit)
        return source[pos + 1 : end], end + 1 or -1
    bare = _BARE.match(source, pos, limit)
    return (bare[0], bare.end()) if bare else ("", -1)


def _attributes(source: str, pos: int, reach: int) -> tuple[dict[str, str], int]:
    """Return a component's attributes, and where they end; -1 where it is no component."""
    named: dict[str, str] = {}
    limit = min(len(source), pos + reach)
    while pos < limit:
        if source[pos].isspace():
            pos += 1
        elif source[pos] in "/>":
            return named, pos
        elif source[pos] == "{":
            pos = braces(source, pos, limit)
        elif match := _ATTRIBUTE.match(source, pos, limit):
            name, pos = match[1].lstrip(":@"), match.end()
            named[name], pos = _value(source, pos, limit) if match[2] else ("", pos)
        else:
            break
        if pos < 0:
            break
    return named, -1


def scan_element(source: str, pos: int, reach: int = LIMIT) -> Tag | None:
    """Return the tag that begins at an offset; a fragment's is called `>`.

    Args:
        source: Any text.
        pos: Where `<` stands.
        reach: How far to look for its end, in characters.
    """
    head = _NAME.match(source, pos)
    name = (head and head[1]) or ""
    named, end = _attributes(source, head.end() if head else pos + 1, reach)
    single = source.startswith("/>", end)
    if end < 0 or not source.startswith((">", "/>"), end):
        return None
    written = source[pos : end + 1 + single]
    closes = (name or ">") if written.startswith("</") else ""
    return Tag(name or ">", end + 1 + single, written, (), named, closes, single)


def scan_expression(source: str, pos: int, reach: int = LIMIT) -> Tag | None:
    """Return the expression that begins at an offset, as a tag without a name.

    Args:
        source: Any text.
        pos: Where `{` stands.
        reach: How far to look for its end, in characters.
    """
    end = braces(source, pos, min(len(source), pos + reach))
    return Tag("", end, source[pos:end], words=(source[pos + 1 : end - 1],)) if end > 0 else None


def scan(source: str, pos: int) -> Tag | None:
    """Return the component or the expression that begins at an offset.

    Args:
        source: Any text.
        pos: Where `<` or `{` stands.
    """
    if source[pos] == "{":
        return scan_expression(source, pos)
    tag = scan_element(source, pos)
    lower = tag and tag.name[:1].islower() and not tag.name.startswith("svelte:")
    if tag and lower and "{" not in tag.source and tag.name not in _LOWER:
        return None
    return tag


def scan_far(source: str, pos: int) -> Tag | None:
    """Return the long component or expression that begins at an offset.

    Args:
        source: Any text.
        pos: Where `<` or `{` may stand.
    """
    if not _LONG.match(source, pos):
        return None
    if source[pos] == "{":
        tag = scan_expression(source, pos, _FAR)
        return replace(tag, source=f"{{{name_of(tag.words[0])}}}") if tag else None
    tag = scan_element(source, pos, _FAR)
    return replace(tag, source=_brief(tag)) if tag else None


def _brief(tag: Tag) -> str:
    """Return a component as one would write it that has nothing but short words of its author."""
    short = (f' {key}="{value}"' for key, value in tag.named.items() if _SHORT.fullmatch(value))
    return f"<{tag.name}{''.join(short)}{' /' * tag.single}>"


def scan_braced(source: str, pos: int) -> Tag | None:
    """Return the tag that begins at an offset, if it is JSX and could be nothing else.

    Args:
        source: Any text.
        pos: Where `<` stands.
    """
    tag = scan_element(source, pos)
    braced = tag and ("={" in tag.source or (tag.closes and tag.name[0].isupper()))
    return tag if braced else None


def address_of(tag: Tag) -> str:
    """Return the address that a component leads to; nothing where only the site's code knows.

    Args:
        tag: The component.
    """
    address = tag.value("to", "href")
    return address if _ADDRESS.fullmatch(address) else ""
