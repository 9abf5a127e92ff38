"""MDX: Markdown with JSX components, expressions in braces, imports and exports.

No code of a post is ever run. A component that we know becomes what it stands for, one that we do
not shows its children; an expression shows its text where it is a plain string, else its name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.document.syntax.dialect import Dialect, Env
from termblog.document.syntax.jsx import (
    ANY_STRING,
    address_of,
    name_of,
    plain,
    scan,
    scan_braced,
    scan_far,
)
from termblog.document.syntax.jsx_elements import make_markup
from termblog.document.syntax.meaning import (
    Frame,
    Leaf,
    Markup,
    Meaning,
    Nothing,
    Placeholder,
    Verbatim,
    escape,
    link,
)
from termblog.document.syntax.template import install_dialect
from termblog.document.syntax.vocabulary import MEANINGS, Row, always

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    from termblog.document.syntax.tags import Tag

_STARTER = re.compile(r"<(?=/?[A-Za-z>])|\{")
_TAG = re.compile(r"<(?=/?[A-Za-z])")
_ESM = re.compile(
    r"import\s*(?:[\"']|[\w*{$])[^\n]*|export\s+(?:const|let|var|function|default|class|async|[{*])"
)
_MODULE = re.compile(r"from\s*[\"']|import\s*[\"']")
_ESM_LINES = 400
_LABEL = re.compile(r"\s(?:alt|caption|title|label|description)=(?:\"([^\"{}]+)\"|'([^'{}]+)')")
_TITLES = "syntax.mdx.titles"
_ITEM = re.compile(r"([\"'])([^\"'\n]*)\1")
_OWN = ("label", "title", "name", "header", "value")
_DEEP = 4  # cells that indent code
_BLOCK = re.compile(r"[#/:@](?!\*)(html|render)?")
"""What Svelte's own blocks begin with: `{#if …}`, `{:else}`, `{/if}`, `{@html …}`."""
_NO_PROSE = re.compile(r"[<>{}|]|[-*+]\s|\d+[.)]\s|(?:import|export)\s|.*[>{(]$", re.MULTILINE)

COMPONENTS: Mapping[str, Row] = MappingProxyType(
    {
        **MEANINGS,
        **dict.fromkeys(("link", "a", ">", "react.fragment", "layout", "text"), always(Frame())),
        **dict.fromkeys(("script", "style", "head"), always(Nothing())),
        "svelte:head": always(Verbatim("")),
        **dict.fromkeys(("tocinline", "toc", "br", "hr", "spacer"), always(Nothing())),
    }
)
"""What components mean, by name in lower case."""


def _read(tag: Tag, env: Env) -> Meaning:
    if not tag.name:
        return _expression(tag.words[0])
    tag = _titled(tag, env)
    row = COMPONENTS.get(tag.name.lower().replace("-", ""))
    lower = Frame() if tag.name[0].islower() else Placeholder(tag.name)
    meaning = row(tag) if row else lower
    if meaning not in (lower, Frame()):
        return meaning
    return _link(tag) or (_given(tag) if tag.single else None) or _labelled(tag) or meaning


def _titled(tag: Tag, env: Env) -> Tag:
    """Return a tab with its title, which may stand in a list on what holds the tabs: `items={['a']}`."""
    name = tag.name.lower()
    titles, taken = env.setdefault(_TITLES, ([], {}))
    if name == "tabs" and not tag.closes:
        titles[:] = [found[2] for found in _ITEM.finditer(tag.named.get("items", ""))]
    elif name in ("tab", "tabs.tab") and not (tag.closes or tag.value(*_OWN)):
        if titles and tag.end not in taken:  # it may be read more than once
            taken[tag.end] = titles.pop(0)
        return replace(tag, name="Tab", named={**tag.named, "label": taken.get(tag.end, "")})
    return tag


def _expression(expression: str) -> Meaning:
    """Return what an expression shows: a string, the elements that it makes, else its name."""
    value = plain(expression)
    if value is not None:
        return Leaf(escape(value)) if value.strip() else _blank(value)
    if block := _BLOCK.match(expression):
        return Placeholder(name_of(expression[block.end() :])) if block[1] else Nothing()
    markup = make_markup(expression)
    return Markup(markup) if markup else Placeholder(name_of(expression))


def _given(tag: Tag) -> Meaning | None:
    """Return the elements that a component is given as values: what it shows is among them."""
    markup = "".join(map(make_markup, tag.named.values()))
    return Markup(markup) if markup else None


def _labelled(tag: Tag) -> Meaning | None:
    """Return a stranger's name with what its author calls it: a picture's words, a card's title."""
    label = _LABEL.search(tag.source) if tag.single and tag.name[0].isupper() else None
    return Placeholder(f"{tag.name}: {label[1] or label[2]}") if label else None


def _link(tag: Tag) -> Meaning | None:
    """Return what a component with an address comes to: its children lead there, else its label."""
    address = address_of(tag)
    if tag.closes or not address:
        return None
    if tag.single:
        return Leaf(link(tag.value("title", "label", "text", "name") or tag.name, address))
    return Frame(href=address)


def _blank(value: str) -> Meaning:
    return Leaf(" ") if value else Nothing()


def _address(tag: Tag, env: Env) -> str:  # noqa: ARG001 — what every dialect is called with
    return "" if tag.name else plain(tag.words[0]) or ""


def _modules(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Skip imports and exports, up to the blank line behind their last brace."""
    pos = state.bMarks[start] + state.tShift[start]
    if silent or state.level or not _ESM.match(state.src, pos):
        return False
    depth, line, text = 0, start, ""
    while line < min(end, start + _ESM_LINES) and (depth > 0 or not state.isEmpty(line)):
        text = state.src[state.bMarks[line] : state.eMarks[line]]
        bare = ANY_STRING.sub("", text)
        depth += sum(map(bare.count, "{([")) - sum(map(bare.count, "})]"))
        line += 1
    whole = state.src[pos : state.eMarks[line - 1]]
    if whole.startswith("import") and not _MODULE.search(whole):
        return False
    state.line = line
    return True


def _is_deep(state: StateBlock, line: int) -> bool:
    return state.sCount[line] - state.blkIndent >= _DEEP and not state.isEmpty(line)


def _is_prose(state: StateBlock, line: int) -> bool:
    """Tell whether a line begins at the margin, with a word."""
    return state.tShift[line] == 0 and not _NO_PROSE.match(state.src, state.bMarks[line])


def _indented(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match indented code, as MDX 1 has it: below a line of prose that begins at the margin.

    What is indented below a tag or within a list is text in a component, and no code in MDX 2.
    """
    above = start - 1
    while above >= 0 and state.isEmpty(above):
        above -= 1
    if not _is_deep(state, start) or above < 0 or start - above < 2 or not _is_prose(state, above):
        return False
    line = start
    while line < end and (state.isEmpty(line) or _is_deep(state, line)):
        line += 1
    while state.isEmpty(line - 1):
        line -= 1
    if not silent:
        token = state.push("code_block", "code", 0)
        token.content = state.getLines(start, line, 4, keepLastLF=False) + "\n"
        token.map = [start, line]
        state.line = line
    return True


def install(md: MarkdownIt) -> None:
    """Add the rules of MDX; in it, an indented block is seldom code.

    Args:
        md: The parser of one post.
    """
    md.disable("code")
    md.block.ruler.before("table", "mdx_indented", _indented)
    install_dialect(md, Dialect("mdx", _STARTER, scan, _read, _address, scan_far))
    md.block.ruler.before("table", "mdx_modules", _modules)


def braced(md: MarkdownIt) -> None:
    """Add tags whose attributes stand in braces, as Markdown has them that is compiled as MDX.

    Args:
        md: The parser of one post.
    """
    install_dialect(md, Dialect("jsx", _TAG, scan_braced, _read, _address))
