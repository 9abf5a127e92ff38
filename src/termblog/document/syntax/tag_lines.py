"""Tags of a template language that stand on lines of their own, and what they enclose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from termblog.document.syntax.body import DEPTH, RAW, Body
from termblog.document.syntax.lines import (
    begin_line_at,
    line_at,
    lines_outside_code,
    push_html,
    push_paragraph,
)
from termblog.document.syntax.meaning import (
    Frame,
    Leaf,
    Markup,
    Meaning,
    Placeholder,
    Verbatim,
    escape,
    link,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_block import StateBlock

    from termblog.document.syntax.dialect import Dialect, Env
    from termblog.document.syntax.tags import Tag

_DEEPEST = 20
"""How deep frames nest; what is deeper is shown without its frame."""
_UNCLOSED = "syntax.unclosed"


@dataclass(frozen=True, slots=True)
class TagLines:
    """The rule for lines that begin with a tag."""

    dialect: Dialect
    """The language."""

    def match(self, state: StateBlock, start: int, end: int, silent: bool) -> bool:
        """Match a tag that stands alone, or with its partner below; a rule for blocks."""
        pos = state.bMarks[start] + state.tShift[start]
        if state.env.get(RAW) or state.is_code_block(start):
            return False
        limit = state.eMarks[end - 1]
        tag = self.dialect.tag(state.src, pos, limit) or self.dialect.far_tag(
            state.src, pos, limit, state.env
        )
        if tag is None:
            return False
        meaning = self.dialect.meaning(tag, state.env)
        encloses = _sets_off(meaning) and not tag.single
        if silent:
            return encloses
        line = line_at(state, start, tag.end)
        if encloses and self._enclose(state, tag, meaning, (start, line, end)):
            return True
        if state.src[tag.end : state.eMarks[line]].strip():
            return False
        if isinstance(meaning, Markup):
            push_html(state, start, line + 1, meaning.html)
        push_paragraph(state, start, line + 1, standing(tag, meaning))
        state.line = line + 1
        return True

    def _enclose(
        self, state: StateBlock, tag: Tag, meaning: Meaning, lines: tuple[int, int, int]
    ) -> bool:
        """Emit what a tag and its partner enclose; tell whether there is a partner."""
        start, line, end = lines
        found = self._partner(state, tag, line, end, nested=isinstance(meaning, Frame))
        if found is None or not isinstance(meaning, Frame | Verbatim):
            return False
        last, where, closing = found
        rest = state.src[closing.end : state.eMarks[last]].strip()
        if rest and last == start:
            return False
        Body(state, start, line, tag.end, last, where).push(meaning)
        state.line = last + 1
        if rest:
            begin_line_at(state, last, closing.end)
            state.line = last
        return True

    def _partner(
        self, state: StateBlock, tag: Tag, line: int, end: int, *, nested: bool
    ) -> tuple[int, int, Tag] | None:
        """Return the line, the offset and the tag that ends a tag's body."""
        unclosed = state.env.setdefault(_UNCLOSED, {})
        key = (self.dialect.name, tag.name, end)
        if unclosed.get(key, end) <= line or state.env.get(DEPTH, 0) >= _DEEPEST:
            return None
        depth = 1
        for number, pos, other in self._tags_from(state, tag, line, end, fences=nested):
            if other.closes in (tag.name, "*"):
                depth -= 1
            elif nested and self._nests(other, tag, state.env):
                depth += 1
            if depth == 0:
                return number, pos, other
        unclosed[key] = line
        return None

    def _nests(self, other: Tag, tag: Tag, env: Env) -> bool:
        """Tell whether a tag within the body will take a closing tag for itself."""
        if other.closes or other.single:
            return False
        encloses = self.dialect.anonymous and isinstance(
            self.dialect.read(other, env), Frame | Verbatim
        )
        return encloses or other.name == tag.name

    def _tags_from(
        self, state: StateBlock, tag: Tag, line: int, end: int, *, fences: bool
    ) -> Iterator[tuple[int, int, Tag]]:
        """Yield the tags behind a tag, with their lines, up to the container's end."""
        lines = lines_outside_code(state, line, end) if fences else range(line, end)
        for number in lines:
            low, high = state.bMarks[number] + state.tShift[number], state.eMarks[number]
            for match in self.dialect.starter.finditer(state.src, max(low, tag.end), high):
                other = self.dialect.scan(state.src, match.start())
                if other and state.src[match.start() - 1] != "`":
                    yield number, match.start(), other


def _sets_off(meaning: Meaning) -> bool:
    """Tell whether a tag does anything to the blocks that it encloses; a link is for words."""
    if isinstance(meaning, Frame):
        return meaning != Frame() and not (meaning.href or meaning.words)
    return isinstance(meaning, Verbatim)


def standing(tag: Tag, meaning: Meaning) -> str:
    """Return the Markdown that stands for a tag without a body.

    Args:
        tag: As written.
        meaning: What it means.
    """
    if isinstance(meaning, Leaf):
        return meaning.markdown
    if isinstance(meaning, Placeholder):
        return tag.source
    if not isinstance(meaning, Frame):
        return ""
    if meaning.href:
        return link("", meaning.href)
    if meaning.words:
        return escape(meaning.words)
    return _title(tag) if meaning.type in ("callout", "details", "tab") else ""


def _title(tag: Tag) -> str:
    """Return the title of what is set off elsewhere, and here stands in a sentence; a blank follows it."""
    words = " ".join(word for word in tag.words if word != "open")
    title = tag.value("title", "summary", "label", "header", "heading", "text") or words
    return f"{title} " if title else ""
