"""MDX: Markdown with JSX components, expressions in braces, imports and exports.

No code of a post is ever run. A component that we know becomes what it stands for, one that we do
not shows its children; an expression shows its text where it is a plain string, else its name.
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
    escape,
    link,
)
from termblog.document.syntax.tags import LIMIT, Tag
from termblog.document.syntax.template import install_dialect
from termblog.document.syntax.vocabulary import MEANINGS, Row, always

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_STARTER = re.compile(r"<(?=/?[A-Za-z>])|\{")
_NAME = re.compile(r"</?([A-Za-z][\w.:-]*)?")
_ATTRIBUTE = re.compile(r"\s*([\w:@.-]+)\s*(=\s*)?")
_BARE = re.compile(r"[^\s\"'<>={}`]+")
_STRING = re.compile(r"\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'|`((?:\\.|[^`\\$])*)`", re.DOTALL)
_ANY_STRING = re.compile(
    r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|/\*.*?\*/", re.DOTALL
)
_ADDRESS = re.compile(r"/|^#|^\w+:")
"""What an address has, and the name of a value has not."""
_PATH = re.compile(r"[\w$]+(?:\.[\w$]+)*")
_ESM = re.compile(
    r"import\s*(?:[\"']|[\w*{$])[^\n]*|export\s+(?:const|let|var|function|default|class|async|[{*])"
)
_MODULE = re.compile(r"from\s*[\"']|import\s*[\"']")
_ESM_LINES = 400
_DEEPEST = 30
"""Braces within braces that are followed: more are no expression, and each costs a look."""


def _braces(source: str, pos: int, limit: int) -> int:
    """Return the offset behind the brace that closes the one at an offset; -1 for none."""
    depth = 0
    while pos < limit:
        character = source[pos]
        if character in "\"'`/" and (string := _ANY_STRING.match(source, pos, limit)):
            pos = string.end()
            continue
        depth += {"{": 1, "}": -1}.get(character, 0)
        pos += 1
        if depth == 0:
            return pos
        if depth > _DEEPEST:
            break
    return -1


def _plain(expression: str) -> str | None:
    """Return what an expression shows, where it is a plain string; nothing where one cannot know."""
    expression = expression.strip()
    if string := _STRING.fullmatch(expression):
        return next(part for part in string.groups() if part is not None)
    return "" if not expression or _ANY_STRING.sub("", expression).strip() == "" else None


def _value(source: str, pos: int, limit: int) -> tuple[str, int]:
    """Return an attribute's value and where it ends; -1 where it is none."""
    if source.startswith("{", pos):
        end = _braces(source, pos, limit)
        inner = source[pos + 1 : end - 1]
        return _plain(inner) or inner.strip(), end
    if source[pos : pos + 1] in ("'", '"'):
        end = source.find(source[pos], pos + 1, limit)
        return source[pos + 1 : end], end + 1 or -1
    bare = _BARE.match(source, pos, limit)
    return (bare[0], bare.end()) if bare else ("", -1)


def _attributes(source: str, pos: int) -> tuple[dict[str, str], int]:
    """Return a component's attributes, and where they end; -1 where it is no component."""
    named: dict[str, str] = {}
    limit = min(len(source), pos + LIMIT)
    while pos < limit:
        if source[pos].isspace():
            pos += 1
        elif source[pos] in "/>":
            return named, pos
        elif source[pos] == "{":
            pos = _braces(source, pos, limit)
        elif match := _ATTRIBUTE.match(source, pos, limit):
            name, pos = match[1].lstrip(":@"), match.end()
            named[name], pos = _value(source, pos, limit) if match[2] else ("", pos)
        else:
            break
        if pos < 0:
            break
    return named, -1


def scan(source: str, pos: int) -> Tag | None:
    """Return the component or the expression that begins at an offset.

    Args:
        source: Any text.
        pos: Where `<` or `{` stands.
    """
    if source[pos] == "{":
        end = _braces(source, pos, min(len(source), pos + LIMIT))
        return (
            Tag("", end, source[pos:end], words=(source[pos + 1 : end - 1],)) if end > 0 else None
        )
    head = _NAME.match(source, pos)
    name = (head and head[1]) or ""
    named, end = _attributes(source, head.end() if head else pos + 1)
    single = source.startswith("/>", end)
    if end < 0 or not source.startswith((">", "/>"), end):
        return None
    tag_source = source[pos : end + 1 + single]
    if name[:1].islower() and "{" not in tag_source and name not in _LOWER:
        return None
    closes = (name or ">") if tag_source.startswith("</") else ""
    return Tag(name or ">", end + 1 + single, tag_source, (), named, closes, single)


_LOWER = ("tabs", "tab", "callout", "youtube", "tweet")

COMPONENTS: Mapping[str, Row] = MappingProxyType(
    {
        **MEANINGS,
        **dict.fromkeys(("link", "a", ">", "react.fragment", "layout", "text"), always(Frame())),
        **dict.fromkeys(("script", "style", "head"), always(Nothing())),
        **dict.fromkeys(("tocinline", "toc", "br", "hr", "spacer"), always(Nothing())),
    }
)
"""What components mean, by name in lower case."""


def _read(tag: Tag, env: Env) -> Meaning:  # noqa: ARG001 — what every dialect is called with
    if tag.name:
        row = COMPONENTS.get(tag.name.lower().replace("-", ""))
        lower = Frame() if tag.name[0].islower() else Placeholder(tag.name)
        meaning = row(tag) if row else lower
        plain = meaning in (lower, Frame())
        return _link(tag) or meaning if plain else meaning
    expression = tag.words[0]
    value = _plain(expression)
    if value is not None:
        return Leaf(escape(value)) if value.strip() else _blank(value)
    path = _PATH.search(expression)
    return Placeholder(path[0] if path else "…")


def _link(tag: Tag) -> Meaning | None:
    """Return what a component with an address comes to: its children lead there, else its label."""
    address = tag.value("to", "href")
    if tag.closes or not _ADDRESS.search(address):
        return None
    if tag.single:
        return Leaf(link(tag.value("title", "label", "text", "name") or tag.name, address))
    return Frame(href=address)


def _blank(value: str) -> Meaning:
    return Leaf(" ") if value else Nothing()


def _address(tag: Tag, env: Env) -> str:  # noqa: ARG001 — what every dialect is called with
    return "" if tag.name else _plain(tag.words[0]) or ""


def _modules(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Skip imports and exports, up to the blank line behind their last brace."""
    pos = state.bMarks[start] + state.tShift[start]
    if silent or state.level or not _ESM.match(state.src, pos):
        return False
    depth, line, text = 0, start, ""
    while line < min(end, start + _ESM_LINES) and (depth > 0 or not state.isEmpty(line)):
        text = state.src[state.bMarks[line] : state.eMarks[line]]
        bare = _ANY_STRING.sub("", text)
        depth += sum(map(bare.count, "{([")) - sum(map(bare.count, "})]"))
        line += 1
    whole = state.src[pos : state.eMarks[line - 1]]
    if whole.startswith("import") and not _MODULE.search(whole):
        return False
    state.line = line
    return True


def install(md: MarkdownIt) -> None:
    """Add the rules of MDX; in it, an indented block is no code.

    Args:
        md: The parser of one post.
    """
    md.disable("code")
    install_dialect(md, Dialect("mdx", _STARTER, scan, _read, _address))
    md.block.ruler.before("table", "mdx_modules", _modules)
