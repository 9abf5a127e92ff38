"""Tags of a template language within a sentence, an address or a tag of HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from markdown_it.common.html_re import HTML_TAG_RE

from termblog.document.syntax.meaning import (
    Frame,
    Leaf,
    Markup,
    Meaning,
    Placeholder,
    Verbatim,
)
from termblog.document.syntax.tag_lines import standing
from termblog.document.syntax.tags import LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_inline import StateInline

    from termblog.document.syntax.dialect import Dialect
    from termblog.document.syntax.tags import Tag

_OPENING = re.compile(r"<[A-Za-z][\w-]*\s[^<>{}]*")
_TAG = re.compile(r"(<[^>]*>)")
_MARKUP = 600
"""The longest tag of HTML in which another language's tags are looked for, in characters."""
_AHEAD = 64
"""How far a starter may look beyond the brace to tell whether it is one, in characters."""
_UNTIL = "syntax.raw.until"
_LINKS = "syntax.links"
"""Where a post remembers the tags that are open and link."""
_UNENDED = "syntax.unended"


@dataclass(frozen=True, slots=True)
class TagWords:
    """The rules for tags that stand among words."""

    dialect: Dialect
    """The language."""

    def match(self, state: StateInline, silent: bool) -> bool:
        """Match a tag, and code between two; a rule for sentences."""
        source, start, end = state.env.get(_UNTIL, ("", 0, 0))
        if source is state.src and start <= state.pos < end:
            return False
        if state.src[state.pos] == "<" and self._markup(state, silent):
            return True
        tag = self.dialect.tag(state.src, state.pos, state.posMax)
        if tag is None:
            return False
        meaning = self.dialect.meaning(tag, state.env)
        body, after = self._inline_body(state, tag, meaning)
        if not silent:
            _push_inline(state, tag, meaning, body)
        state.pos = after
        return True

    def _inline_body(self, state: StateInline, tag: Tag, meaning: Meaning) -> tuple[str, int]:
        """Return what a tag encloses within its sentence, and where the parser goes on."""
        raw = meaning == Frame("raw")
        if not (isinstance(meaning, Verbatim) or raw):
            return "", tag.end
        source, names = state.env.get(_UNENDED, ("", frozenset()))
        if source is state.src and tag.name in names:
            return "", tag.end
        for match in self.dialect.starter.finditer(state.src, tag.end, state.posMax):
            other = self.dialect.scan(state.src, match.start())
            if other and other.closes == tag.name:
                if raw:
                    state.env[_UNTIL] = (state.src, tag.end, match.start())
                    return "", tag.end
                return state.src[tag.end : match.start()], other.end
        known = names if source is state.src else frozenset()
        state.env[_UNENDED] = (state.src, known | {tag.name})
        return "", tag.end

    def _markup(self, state: StateInline, silent: bool) -> bool:
        """Match a tag of HTML that only the values in it make one, as quotes within quotes do not."""
        head = _OPENING.match(state.src, state.pos, state.posMax)
        if head is None or not self.dialect.starter.match(state.src, head.end()):
            return False
        limit = min(state.posMax, head.end() + _MARKUP)
        if (
            not self.dialect.tag(state.src, head.end(), limit)
            or state.src.find(">", head.end(), limit) < 0
        ):
            return False
        end = self._address_end(state.src, head.end(), limit, stops=">") + 1
        markup = self.dialect.fill(state.src[state.pos : end], state.env, html=True)
        if not HTML_TAG_RE.fullmatch(markup):
            return False
        if not silent:
            state.push("html_inline", "", 0).content = markup
        state.pos = end
        return True

    def destination(
        self, wrapped: Callable[[str, int, int], Any], source: str, pos: int, maximum: int
    ) -> Any:
        """Read a link's destination that may hold tags.

        Args:
            wrapped: Reads any other.
            source: The text.
            pos: Where it begins.
            maximum: Where the text ends.
        """
        result = wrapped(source, pos, maximum)
        near = result.pos if result.ok else min(maximum, pos + LIMIT)
        first = self.dialect.starter.search(source, pos, min(maximum, near + _AHEAD))
        if first is None or first.start() >= near:
            return result
        if source.startswith("<", pos):
            result.str = self.dialect.fill(result.str, {}, html=False)
            return result
        end = self._address_end(source, pos, maximum)
        result.ok, result.pos = end > pos, end
        result.str = self.dialect.fill(source[pos:end], {}, html=False)
        return result

    def _address_end(self, source: str, pos: int, maximum: int, stops: str = "") -> int:
        """Return where an address ends that may hold tags, blanks and brackets within them."""
        level = 0
        maximum = min(maximum, pos + LIMIT)
        while pos < maximum:
            if tag := self.dialect.tag(source, pos, maximum):
                pos = tag.end
                continue
            level += {"(": 1, ")": -1}.get(source[pos], 0)
            if source[pos] in stops or (not stops and (source[pos].isspace() or level < 0)):
                break
            pos += 1
        return pos


def _push_inline(state: StateInline, tag: Tag, meaning: Meaning, body: str) -> None:
    """Emit what stands for a tag in a sentence."""
    if isinstance(meaning, Leaf):
        push_markdown(state, meaning.markdown)
    elif isinstance(meaning, Placeholder):
        state.push("placeholder", "", 0).content = meaning.name
    elif isinstance(meaning, Markup):
        push_markup(state, meaning.html)
    elif isinstance(meaning, Frame) and meaning.href:
        state.push("html_inline", "", 0).content = f'<a href="{escape(meaning.href)}">'
        state.env.setdefault(_LINKS, []).append(tag.name)
    elif isinstance(meaning, Frame) and meaning.words:
        state.push("said", "", 0).content = meaning.words
    elif tag.closes and tag.closes in state.env.get(_LINKS, ()):
        state.push("html_inline", "", 0).content = "</a>"
        state.env[_LINKS].remove(tag.closes)
    elif isinstance(meaning, Verbatim) and meaning.type and body:
        kind = "code_inline" if meaning.type == "fence" else "math_inline"
        state.push(kind, "code", 0).content = " ".join(body.split())
    else:
        state.pending += standing(tag, meaning)


def push_markup(state: StateInline, markup: str) -> None:
    """Emit HTML of our own: its tags, and the text between them.

    Args:
        state: The parser's.
        markup: The HTML.
    """
    for piece in _TAG.split(markup):
        kind, content = ("html_inline", piece) if piece[:1] == "<" else ("text", unescape(piece))
        state.push(kind, "", 0).content = content


def push_markdown(state: StateInline, markdown: str) -> None:
    """Emit a piece of inline Markdown of our own.

    Args:
        state: The parser's.
        markdown: Such as a link.
    """
    if state.pending:
        state.pushPending()
    state.tokens.extend(state.md.inline.parse(markdown, state.md, state.env, []))
