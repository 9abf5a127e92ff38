"""Footnotes, `[^label]` and `[^label]: text`, as GitHub writes them.

The plugin of mdit-py-plugins numbers notes while it parses, in order; here a unit is parsed when it
is first seen, so references carry their label only, and the document numbers them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.helpers import parseLinkLabel
from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline


def footnotes(md: MarkdownIt) -> None:
    """Add definitions, references and inline notes."""
    md.block.ruler.before(
        "reference", "footnote_def", _definition, {"alt": ["paragraph", "reference"]}
    )
    md.inline.ruler.after("image", "footnote_ref", _reference)
    md.inline.ruler.after("image", "footnote_inline", _inline_note)


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match `[^label]: text` by the rule of the plugin, imported when a line begins so."""
    if not state.src.startswith("[^", state.bMarks[start] + state.tShift[start]):
        return False
    from mdit_py_plugins.footnote.index import footnote_def

    return footnote_def(state, start, end, silent)


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


class Notes:
    """The notes of one document: what they say, and their numbers."""

    def __init__(self) -> None:
        """Begin a document."""
        self.bodies: dict[str, list[Token]] = {}
        """The tokens of each note, by its label."""
        self._numbers: dict[str, int] = {}
        self._labels: list[str] = []

    def keep(self, tokens: list[Token]) -> None:
        """Keep a definition; the first of a label counts.

        Args:
            tokens: From `footnote_reference_open` to its end.
        """
        self.bodies.setdefault(tokens[0].meta["label"], tokens)

    def number(self, label: str, content: str = "") -> int:
        """Return a note's number, the next one if it is referred to for the first time.

        Args:
            label: What it is known by.
            content: What it says, where that is written in place.
        """
        if label not in self._numbers:
            self._labels.append(label)
            self._numbers[label] = len(self._labels)
            if content:
                self.bodies.setdefault(label, make_note(label, content))
        return self._numbers[label]

    def in_order(self) -> Iterator[tuple[int, list[Token]]]:
        """Yield the number and the tokens of each note, those that nothing refers to last."""
        unused = iter(list(self.bodies))
        at = 0
        while True:
            if at == len(self._labels):
                label = next((name for name in unused if name not in self._numbers), None)
                if label is None:
                    return
                self.number(label)
            if tokens := self.bodies.get(self._labels[at]):
                yield at + 1, tokens
            at += 1
