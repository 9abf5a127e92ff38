"""Logseq's outlines: properties, macros, block references, drawers, blocks of Org, hiccup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.document.syntax import hiccup, org_blocks
from termblog.document.syntax.embeds import EMBEDS
from termblog.document.syntax.meaning import Leaf, link
from termblog.document.syntax.tag_words import push_markdown
from termblog.document.syntax.tags import LIMIT, Tag
from termblog.document.syntax.vocabulary import MEANINGS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_HIDDEN = re.compile(
    r"^[ \t]*(?:(?:id|collapsed|heading|background-color|created-at|updated-at|file|file-path|public"
    r"|hl-[\w-]+|ls-type|logseq\.[\w.-]+|query-[\w-]+|icon|exclude-from-graph-view)::[^\n]*"
    r"|:(?:LOGBOOK|PROPERTIES):[^\0]*?:END:|(?:CLOCK:)[^\n]*)(?:\n|\Z)",
    re.MULTILINE,
)
_PROPERTY = re.compile(r"^([\w-]+)::[ \t]+", re.MULTILINE)
_TODO = re.compile(r"^(TODO|DOING|DONE|NOW|LATER|WAITING|CANCELED|CANCELLED|IN-PROGRESS)(?=\s)")
_REFERENCE = re.compile(r"\(\(([0-9a-fA-F-]{8,40})\)\)")
_BRACES = re.compile(r"\{\{\s*([\w-]+)\s*(?::\s*)?([^\n]*)")
_TAG = re.compile(r"#(?=\[\[)")
_SIZE = re.compile(r"\{:(?:height|width)[^{}\n]*\}")


def _properties(state: StateCore) -> None:
    """Take off what Logseq keeps for itself, and write properties as a reader expects them."""
    for token in state.tokens:
        if token.type == "inline" and ("::" in token.content or ":END:" in token.content):
            content = _HIDDEN.sub("", token.content)
            token.content = _PROPERTY.sub(r"**\1:** ", content).rstrip()
        if token.type == "inline":
            token.content = _TODO.sub(r"**\1**", token.content)


def _reference(state: StateInline, silent: bool) -> bool:
    """Match `((id))`, a reference to a block elsewhere."""
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("placeholder", "", 0).content = "↗"
    state.pos = match.end()
    return True


def _macro(state: StateInline, silent: bool) -> bool:
    """Match `{{embed [[page]]}}`, `{{video address}}` and other macros."""
    if not state.src.startswith("{{", state.pos):
        return False
    end = state.src.find("}}", state.pos, min(state.posMax, state.pos + LIMIT))
    match = _BRACES.match(state.src, state.pos, end) if end > 0 else None
    if match is None:
        return False
    if not silent:
        _push_macro(state, match[1].lower(), match[2].strip())
    state.pos = end + 2
    return True


def _push_macro(state: StateInline, name: str, rest: str) -> None:
    markdown = ""
    if name == "embed":
        markdown = rest
    elif name == "cloze":
        markdown = rest.partition("\\\\")[0].strip() or rest
    elif rest and (name in EMBEDS or name in ("video", "tweet", "twitter")):
        row = MEANINGS["video" if "://" in rest else name]
        meaning = row(Tag(name, 0, rest, (rest.strip("[]()"),)))
        markdown = meaning.markdown if isinstance(meaning, Leaf) else link(name, rest)
    if not markdown:
        state.push("placeholder", "", 0).content = name
        return
    push_markdown(state, markdown)


def _tag(state: StateInline, silent: bool) -> bool:
    """Keep the `#` of `#[[a tag]]` with its words."""
    if not _TAG.match(state.src, state.pos):
        return False
    if not silent:
        state.pending += "#"
    state.pos += 1
    return True


def _size(state: StateInline, silent: bool) -> bool:  # noqa: ARG001 — a rule's signature
    """Skip the `{:height 200, :width 300}` behind an image."""
    match = _SIZE.match(state.src, state.pos, state.posMax)
    if match is None or state.src[state.pos - 1] not in ")]":
        return False
    state.pos = match.end()
    return True


def install(md: MarkdownIt) -> None:
    """Add properties, references, macros, sizes, blocks of Org, and hiccup.

    Args:
        md: The parser of one post.
    """
    md.inline.add_terminator_char("(")
    for name, rule in (
        ("reference", _reference),
        ("macro", _macro),
        ("tag", _tag),
        ("size", _size),
    ):
        md.inline.ruler.before("backticks", f"logseq_{name}", rule)
    md.use(org_blocks.install).use(hiccup.install)
    md.core.ruler.after("block", "logseq", _properties)
