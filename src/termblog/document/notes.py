"""Footnotes, `[^label]` and `[^label]: text`, as GitHub writes them.

The plugin of mdit-py-plugins numbers notes while it parses, in order; here a unit is parsed when it
is first seen, so references carry their label only, and the document numbers them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.helpers import parseLinkLabel
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline


def footnotes(md: MarkdownIt) -> None:
    """Add definitions, references and inline notes."""
    md.block.ruler.before(
        "reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]}
    )
    md.inline.ruler.after("image", "footnote_ref", _reference)
    md.inline.ruler.after("image", "footnote_inline", _inline_note)


def _reference(state: StateInline, silent: bool) -> bool:
    """Match `[^label]` where such a note is defined."""
    if not state.src.startswith("[^", state.pos):
        return False
    end = state.src.find("]", state.pos, state.posMax)
    label = state.src[state.pos + 2 : end]
    if end < 0 or f":{label}" not in state.env.get("footnotes", {}).get("refs", {}):
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"label": label}
    state.pos = end + 1
    return True


def _inline_note(state: StateInline, silent: bool) -> bool:
    """Match `^[text]`, a note that is written where it is referred to."""
    if not state.src.startswith("^[", state.pos):
        return False
    end = parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        content = state.src[state.pos + 2 : end]
        state.push("footnote_ref", "", 0).meta = {"label": content, "content": content}
    state.pos = end + 1
    return True


def make_note(label: str, content: str) -> list[Token]:
    """Return the tokens of a note that was written where it is referred to.

    Args:
        label: What it is known by.
        content: Inline Markdown.
    """
    return [
        Token("footnote_reference_open", "", 1, meta={"label": label}),
        Token("paragraph_open", "p", 1),
        Token("inline", "", 0, content=content),
        Token("paragraph_close", "p", -1),
        Token("footnote_reference_close", "", -1),
    ]
