"""Containers between colons: Docusaurus, VuePress, Zenn, Qiita, Quarto, and remark's directives.

`:::name title` … `:::`, `::: {.class}` … `:::`, and the one-line `::name[label]{key=value}`. What the
name says is looked up as for any template's tag; a name that nobody knows encloses plain blocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.document.syntax.attributes import classes
from termblog.document.syntax.kinds import callout_kind, callout_meta
from termblog.document.syntax.lines import (
    ENDS,
    lines_outside_code,
    push_enclosed,
    push_paragraph,
    text_of,
)
from termblog.document.syntax.meaning import Frame, Leaf
from termblog.document.syntax.tags import Tag, parse_arguments
from termblog.document.syntax.vocabulary import MEANINGS
from termblog.patterns import late

if TYPE_CHECKING:
    import re

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_OPEN = late(
    r"(:{3,})[ \t]*(?P<name>[\w-]*)(?P<label>\[(?:[^\[\]\n]|\[[^\]\n]*\])*\])?[ \t]*"
    r"(?P<attrs>\{[^}\n]*\})?(?P<title>[^\n]*)"
)
_ITEM = late(r"(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
"""What a line of a list may begin with before a container does."""
_CLOSE = late(r":{3,}[ \t]*")
_LEAF = late(r"::(?P<name>[a-zA-Z][\w-]*)(?P<label>\[[^\]\n]*\])?(?P<attrs>\{[^}\n]*\})?[ \t]*")
_WORD = late(r":[a-zA-Z][\w-]*\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\](?:\{[^{}\n]*\})?")
_OPENED = late(r"\{[ \t]*open\b[^}\n]*\}")
_DETAILS = ("details", "spoiler", "collapse", "expand", "fold")
_SECOND = ("message", "note", "callout", "alert")
_LAYOUT = ("column",)
"""Classes that are Quarto's layout; as a name before a title, each is a box of somebody's theme."""
_UNSEEN = late(
    r"[{\s]\.(?:hidden|content-hidden(?![^}]*(?:when-format=\W(?!html)|unless-format=\W?html))"
    r"|content-visible(?=[^}]*(?:when-format=\W(?!html)|unless-format=\W?html)))(?![\w-])"
)
"""What Quarto leaves out of a page: https://quarto.org/docs/authoring/conditional.html."""
_LONG = 400  # characters of attributes that are looked through


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a container; what nothing ends goes on to the end, as VuePress has it."""
    pos, limit = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    match = _OPEN.fullmatch(state.src, pos, limit)
    if match is None or state.is_code_block(start):
        return False
    if _CLOSE.fullmatch(state.src, pos, limit):
        return _skip(state, start, silent)
    frame = _frame(match)
    last = _find_end(state, start, end)
    if not (match["attrs"] or (match["name"] and (last or frame.type))):
        return False
    if not silent and (last is None or not _UNSEEN.search((match["attrs"] or "")[:_LONG])):
        _push(state, frame, (start, end if last is None else last), titled=bool(_title(match)))
    if not silent:
        state.line = state.line if last is None else last + 1
    return True


def _skip(state: StateBlock, start: int, silent: bool) -> bool:
    """Skip an end without a beginning, where the post has containers at all."""
    if not silent:
        state.line = start + 1
    return True


def _find_end(state: StateBlock, start: int, end: int) -> int | None:
    """Return the line that ends a container; the search is made once for all that are nested."""
    ends: dict[int, int | None] = state.env.setdefault("syntax.containers", {}).setdefault(end, {})
    if start not in ends:
        ends.update(_pair(state, start, end))
    return ends.get(start)


def _pair(state: StateBlock, start: int, end: int) -> dict[int, int | None]:
    """Return where each container ends that begins at a line or behind it."""
    ends: dict[int, int | None] = {start: None}
    opened: list[int] = []
    for line in lines_outside_code(state, start, end):
        text = _ITEM.sub("", text_of(state, line))
        if not text.startswith(":::"):
            continue
        if not _CLOSE.fullmatch(text):
            opened.append(line)
        elif opened:
            ends[opened.pop()] = line
    return ends | dict.fromkeys(opened)


def _push(state: StateBlock, frame: Frame, lines: tuple[int, int], *, titled: bool) -> None:
    """Emit a container and what it encloses, up to the line that ends it."""
    before = len(state.tokens) + 1
    push_enclosed(state, frame.type, frame.meta, lines)
    if frame.type == "callout" and not titled:
        _adopt_heading(state, before)


def _adopt_heading(state: StateBlock, before: int) -> None:
    """Take a heading that begins a callout as its title, as Quarto does."""
    tokens = state.tokens[before:]
    if len(tokens) > 2 and tokens[0].type == "heading_open":
        state.tokens[before - 1].meta["title"] = tokens[1].content
        del state.tokens[before : before + 3]


def _title(match: re.Match[str]) -> str:
    """Return a container's title, however it is given."""
    named = parse_arguments((match["attrs"] or "").strip("{}"))[1]
    label = (match["label"] or "")[1:-1]
    return label or named.get("title", "") or match["title"].strip()


def _frame(match: re.Match[str]) -> Frame:
    """Return what a container means."""
    attributes = match["attrs"] or ""
    names = [match["name"].lower(), *classes(attributes)]
    title = _title(match)
    first, _, rest = title.partition(" ")
    if names[0] in _SECOND and callout_kind(first):
        names, title = [first], rest
    collapse = parse_arguments(attributes.strip("{}"))[1].get("collapse", "")
    for name in filter(None, names):
        if name in _DETAILS:
            opened = _OPENED.search(f"{attributes}{title}")
            label = _OPENED.sub("", title).strip()
            return Frame("details", {"title": label or "Details", "open": bool(opened)})
        if name in ("tab", "code-tab"):
            return Frame("tab", {"label": title or "Tab"})
        if not title and name in _LAYOUT:
            continue
        if callout_kind(name) or name.startswith("callout-"):
            folded = collapse == "true" if collapse else None
            return Frame("callout", callout_meta(name, title, folded=folded))
    return Frame()


def _leaf(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 — a rule's signature
    """Match `::name[label]{key=value}`, a directive on a line of its own."""
    pos = state.bMarks[start] + state.tShift[start]
    match = _LEAF.fullmatch(state.src, pos, state.eMarks[start])
    if match is None or silent or state.is_code_block(start):
        return False
    words, named = parse_arguments((match["attrs"] or "").strip("{}"))
    label = (match["label"] or "")[1:-1]
    words = (label, *words) if label else words
    row = MEANINGS.get(match["name"].lower())
    tag = Tag(match["name"], 0, match[0], tuple(w.lstrip("#.") for w in words), named)
    meaning = row(tag) if row else None
    markdown = meaning.markdown if isinstance(meaning, Leaf) else label
    push_paragraph(state, start, start + 1, markdown)
    state.line = start + 1
    return True


def _word(state: StateInline, silent: bool) -> bool:
    """Match `:name[text]{key=value}`, a directive within a sentence: its text."""
    match = _WORD.match(state.src, state.pos, state.posMax)
    before = state.src[state.pos - 1 : state.pos]
    if match is None or before.isalnum() or before == ":":
        return False
    maximum = state.posMax
    if not silent:
        state.pos, state.posMax = match.span(1)
        state.md.inline.tokenize(state)
    state.pos, state.posMax = match.end(), maximum
    return True


def install(md: MarkdownIt) -> None:
    """Add the rules of containers and of one-line directives.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "container", _container, ENDS)
    md.block.ruler.after("container", "directive", _leaf)
    md.inline.ruler.before("backticks", "directive", _word)
