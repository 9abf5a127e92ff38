"""Attribute lists, `{: .class #id key=value}` and `{.class}`: kramdown's, Python-Markdown's, Pandoc's.

To a reader most say nothing; a class can make a callout, an id is where a link leads, and kramdown's
`{:toc}` stands where the site puts a table of contents that the contents pane shows anyway.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.document.syntax.kinds import callout_kind, callout_meta
from termblog.document.syntax.lines import ENDS, follow, text_of
from termblog.patterns import late

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_ITEM = r"""(?:[#.][^\s{}"'=]+|[\w:@-]+=(?:"[^"]*"|'[^']*'|“[^”]*”|[^\s{}"']*))"""
_BRACES = rf"\{{:?[ \t]*{_ITEM}(?:[ \t]+(?:{_ITEM}|[\w-]+))*[ \t]*\}}"
_BRACED = late(_BRACES)
_KRAMDOWN = late(r"\{:[^{}\n]*\}|\{::?/?[a-z]*[^{}\n]*/?\}")
_USED = "syntax.attributes.used"
_LINE = late(r"\{:(?!:|/)(?:\\\}|\{[^{}]*\}|[^{}])*\}[ \t]*")
_BELOW = late(r"(?<=\n)\{:(?!:|/)[^{}\n]*\}[ \t]*(?=\n|\Z)")
_EXTENSION = late(r"\{::(comment|nomarkdown|options)\b[^}\n]*?(/)?\}|\{:/\w*\}")
_CLASS = late(r"(?:^|[\s{:])\.([\w-]+)")
_ID = late(r"#([^\s{}\"'=]+)")
_FILE = late(r"file=[\"']([^\"'\n]*)[\"']")
_TRAILING = late(rf"[ \t]*({_BRACES})[ \t]*$")
_BEHIND = frozenset(')]*_`>"”}~')


def classes(attributes: str) -> list[str]:
    """Return the classes that an attribute list names.

    Args:
        attributes: As written, with or without its braces.
    """
    return _CLASS.findall(attributes)


def _inline(state: StateInline, silent: bool) -> bool:  # noqa: ARG001 — a rule's signature
    """Skip an attribute list behind what it is about, or at the end of a line."""
    match = _BRACED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    before = state.src[state.pos - 1 : state.pos]
    ends = match.end() == state.posMax or state.src[match.end()] == "\n"
    if before not in _BEHIND and not (ends and before in (" ", "\t", "")):
        return False
    state.pos = match.end()
    return True


def _kramdown_inline(state: StateInline, silent: bool) -> bool:  # noqa: ARG001 — a rule's signature
    """Skip kramdown's own lists and extensions wherever they stand in a sentence."""
    match = _KRAMDOWN.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    state.pos = match.end()
    return True


def _heading_id(state: StateBlock, before: int) -> None:
    """Take `{#id}` off the end of a heading."""
    token, text = state.tokens[before : before + 2]
    if match := _TRAILING.search(text.content):
        text.content = text.content[: match.start()]
        if found := _ID.search(match[1]):
            token.attrSet("id", found[1])


def _lone(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 — a rule's signature
    """Skip an attribute list on a line of its own, below what it is about."""
    pos = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("{:", pos) or state.is_code_block(start):
        return False
    if not _BRACED.fullmatch(text_of(state, start).rstrip()):
        return False
    if not silent:
        state.line = start + 1
    return True


def attrs(md: MarkdownIt) -> None:
    """Add attribute lists behind words, images, links and headings, and below blocks.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "attrs", _lone, ENDS)
    md.inline.ruler.before("backticks", "attrs", _inline)
    follow(md, "heading", _heading_id)
    follow(md, "lheading", _heading_id)


def kramdown(md: MarkdownIt) -> None:
    """Add kramdown's attribute lists for blocks, and its extensions.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "kramdown", _extension, ENDS)
    md.block.ruler.before("kramdown", "kramdown_list", _attributed, ENDS)
    md.inline.ruler.before("backticks", "kramdown", _kramdown_inline)
    follow(md, "html_block", _end_element)


def _end_element(state: StateBlock, before: int) -> None:
    """Take the attribute lists off that stand right below an element, which ends there for kramdown."""
    for token in state.tokens[before:]:
        if "\n{:" in token.content and "<pre" not in token.content:
            token.content = _BELOW.sub("", token.content)


def _extension(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Skip `{::options /}` and what `{::comment}` encloses; show what `{::nomarkdown}` does."""
    pos = state.bMarks[start] + state.tShift[start]
    match = _EXTENSION.match(state.src, pos, state.eMarks[start])
    if match is None or state.is_code_block(start):
        return False
    if match[1] == "comment" and not match[2]:
        return _comment(state, start, end, silent)
    if match.end() < len(state.src[: state.eMarks[start]].rstrip()):
        return False
    if not silent:
        state.line = start + 1
    return True


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Skip the lines up to the end of a comment; one search tells of all that have none."""
    unended = state.env.get("syntax.kramdown", end)
    last = next((n for n in range(start, min(end, unended)) if "{:/" in text_of(state, n)), None)
    if last is None:
        state.env["syntax.kramdown"] = start
    elif not silent:
        state.line = last + 1
    return last is not None


def _used(state: StateBlock) -> bool:
    """Return whether the post has any attribute list; looked for once."""
    if _USED not in state.env:
        state.env[_USED] = "{:" in state.src
    return bool(state.env[_USED])


def _attributed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse a block by the other rules, then obey the attribute lists before and behind it."""
    if not _used(state) or (silent and not _LINE.fullmatch(text_of(state, start))):
        return False
    if silent:
        return not state.is_code_block(start)
    lists: list[str] = []
    line = _take(state, start, end, lists)
    if line >= end or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
        state.line = line
        return line > start
    before = len(state.tokens)
    state.line = line
    rules = (rule for rule in state.md.block.ruler.getRules("") if rule is not _attributed)
    if not any(rule(state, line, end, False) for rule in rules):
        return False
    state.line = _take(state, state.line, end, lists)
    if lists:
        _apply(state, before, " ".join(lists))
    return True


def _take(state: StateBlock, line: int, end: int, lists: list[str]) -> int:
    """Collect attribute lists, a line each; return the line behind them."""
    while line < end and state.blkIndent <= state.sCount[line] < state.blkIndent + 4:
        if not _LINE.fullmatch(text_of(state, line)):
            break
        lists.append(text_of(state, line))
        line += 1
    return line


def _apply(state: StateBlock, start: int, attributes: str) -> None:
    """Let an attribute list change the block that it stands at."""
    tokens = state.tokens[start:]
    if not tokens:
        return
    names = classes(attributes)
    kind = next((name for name in names if callout_kind(name) or name.startswith("notice")), "")
    if re.search(r"\{:?\s*toc\b", attributes) and tokens[0].type.endswith("list_open"):
        del state.tokens[start:]
    elif tokens[0].type == "heading_open" and (found := _ID.search(attributes)):
        tokens[0].attrSet("id", found[1])
    elif tokens[0].type == "fence":
        _name_fence(tokens[0], attributes, names)
    elif kind:
        state.tokens[start:] = as_callout(tokens, kind)


def _name_fence(token: Token, attributes: str, names: list[str]) -> None:
    """Give a fence its language and its file, as Chirpy's `{: file="x" }` does."""
    if file := _FILE.search(attributes):
        token.info = f'{token.info} title="{file[1]}"'
    language = next((name[9:] for name in names if name.startswith("language-")), "")
    token.info = token.info.strip() or language


def as_callout(tokens: list[Token], kind: str) -> list[Token]:
    """Return a quotation as a callout, or anything else within one.

    Args:
        tokens: Of one block.
        kind: What the author called it.
    """
    from markdown_it.token import Token as New

    if tokens[0].type != "blockquote_open":
        first = New("callout_open", "div", 1, map=tokens[0].map, block=True)
        tokens = [first, *tokens, New("callout_close", "div", -1, block=True)]
    tokens[0].type, tokens[-1].type = "callout_open", "callout_close"
    tokens[0].meta = callout_meta(kind)
    return tokens
