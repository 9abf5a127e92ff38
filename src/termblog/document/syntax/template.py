"""Makes the Markdown rules of a template language, given how its tags are spelled and read.

A tag alone on its line is a block, a tag in a sentence is a word, a tag in an address or in HTML is
its value there; in code it is never met, because the parser has taken the code before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from markdown_it.common.html_re import HTML_TAG_RE

from termblog.document.syntax.body import DEPTH, RAW, Body
from termblog.document.syntax.lines import (
    ENDS,
    begin_line_at,
    follow,
    line_at,
    lines_outside_code,
    push_paragraph,
)
from termblog.document.syntax.links import wrap_destination
from termblog.document.syntax.meaning import Frame, Leaf, Meaning, Nothing, Placeholder, Verbatim
from termblog.document.syntax.tags import LIMIT

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

    from termblog.document.syntax.tags import Tag

Env: TypeAlias = MutableMapping[str, Any]
"""What the rules remember while one post is parsed."""

_OPENING = re.compile(r"<[A-Za-z][\w-]*\s[^<>{}]*")
_ROW = re.compile(r"^[ \t>]*\|[^\n]*", re.MULTILINE)
_MARKUP = 600
"""The longest tag of HTML in which another language's tags are looked for, in characters."""
_DEEPEST = 20
"""How deep frames nest; what is deeper is shown without its frame."""
_UNTIL = "syntax.raw.until"
_UNENDED = "syntax.unended"
_UNCLOSED = "syntax.unclosed"
_CLOSED = "syntax.closed"


@dataclass(frozen=True, slots=True)
class Dialect:
    """A template language."""

    name: str
    """What its rules are called."""
    starter: re.Pattern[str]
    """Where a tag may begin."""
    scan: Callable[[str, int], Tag | None]
    """The tag that begins at an offset of a text, if one does."""
    read: Callable[[Tag, Env], Meaning]
    """What a tag means."""
    address: Callable[[Tag, Env], str]
    """What a tag comes to in an address or in an attribute of HTML."""
    anonymous: bool = False
    """Whether one closing tag ends whatever is open, as Zola's `end` does."""

    def install(self, md: MarkdownIt) -> None:
        """Add the language's rules to a parser.

        Args:
            md: The parser of one post.
        """
        md.block.ruler.before("table", self.name, self._block, ENDS)
        md.inline.ruler.before("backticks", self.name, self._inline)
        md.inline.ruler2.push(self.name, self._inline_html)
        md.core.ruler.after("normalize", self.name, self._survey)
        follow(md, "html_block", self._block_html)
        wrap_destination(md, self._destination)

    def _survey(self, state: StateCore) -> None:
        """Note which tags the post closes anywhere: an unknown one among them has a body to show."""
        state.src = _ROW.sub(self._keep_cells, state.src)
        tags = (self.scan(state.src, m.start()) for m in self.starter.finditer(state.src))
        state.env.setdefault(_CLOSED, set()).update(tag.closes for tag in tags if tag)

    def _keep_cells(self, row: re.Match[str]) -> str:
        """Escape the bars of a tag's filters in a table's row: they part no cells."""
        pieces: list[str] = []
        pos = 0
        for match in self.starter.finditer(row[0]):
            tag = self.scan(row[0], match.start()) if match.start() >= pos else None
            if tag:
                pieces += (row[0][pos : match.start()], tag.source.replace("|", "\\|"))
                pos = tag.end
        return "".join((*pieces, row[0][pos:]))

    def _tag(self, source: str, pos: int, maximum: int) -> Tag | None:
        if not self.starter.match(source, pos):
            return None
        tag = self.scan(source, pos)
        return tag if tag and tag.end <= maximum else None

    def _meaning(self, tag: Tag, env: Env) -> Meaning:
        """Return what a tag means here: one that closes another nothing, nor one with a body."""
        meaning = Nothing() if tag.closes else self.read(tag, env)
        has_body = not tag.single and tag.name and tag.name in env.get(_CLOSED, ())
        return Nothing() if has_body and isinstance(meaning, Placeholder) else meaning

    # In the text's lines.

    def _block(self, state: StateBlock, start: int, end: int, silent: bool) -> bool:
        pos = state.bMarks[start] + state.tShift[start]
        if state.env.get(RAW) or state.is_code_block(start):
            return False
        tag = self._tag(state.src, pos, state.eMarks[end - 1])
        if tag is None:
            return False
        meaning = self._meaning(tag, state.env)
        encloses = isinstance(meaning, Frame | Verbatim) and meaning != Frame() and not tag.single
        if silent:
            return encloses
        line = line_at(state, start, tag.end)
        if encloses and self._enclose(state, tag, meaning, (start, line, end)):
            return True
        if state.src[tag.end : state.eMarks[line]].strip():
            return False
        push_paragraph(state, start, line + 1, _standing(tag, meaning))
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
        key = (self.name, tag.name, end)
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
        encloses = self.anonymous and isinstance(self.read(other, env), Frame | Verbatim)
        return encloses or other.name == tag.name

    def _tags_from(
        self, state: StateBlock, tag: Tag, line: int, end: int, *, fences: bool
    ) -> Iterator[tuple[int, int, Tag]]:
        """Yield the tags behind a tag, with their lines, up to the container's end."""
        lines = lines_outside_code(state, line, end) if fences else range(line, end)
        for number in lines:
            low, high = state.bMarks[number] + state.tShift[number], state.eMarks[number]
            for match in self.starter.finditer(state.src, max(low, tag.end), high):
                other = self.scan(state.src, match.start())
                if other and state.src[match.start() - 1] != "`":
                    yield number, match.start(), other

    # In a sentence.

    def _inline(self, state: StateInline, silent: bool) -> bool:
        source, limit = state.env.get(_UNTIL, ("", 0))
        if source is state.src and state.pos < limit:
            return False
        if state.src[state.pos] == "<" and self._markup(state, silent):
            return True
        tag = self._tag(state.src, state.pos, state.posMax)
        if tag is None:
            return False
        meaning = self._meaning(tag, state.env)
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
        for match in self.starter.finditer(state.src, tag.end, state.posMax):
            other = self.scan(state.src, match.start())
            if other and other.closes == tag.name:
                if raw:
                    state.env[_UNTIL] = (state.src, match.start())
                    return "", tag.end
                return state.src[tag.end : match.start()], other.end
        known = names if source is state.src else frozenset()
        state.env[_UNENDED] = (state.src, known | {tag.name})
        return "", tag.end

    def _markup(self, state: StateInline, silent: bool) -> bool:
        """Match a tag of HTML that only the values in it make one, as quotes within quotes do not."""
        head = _OPENING.match(state.src, state.pos, state.posMax)
        if head is None or not self.starter.match(state.src, head.end()):
            return False
        limit = min(state.posMax, head.end() + _MARKUP)
        if (
            not self._tag(state.src, head.end(), limit)
            or state.src.find(">", head.end(), limit) < 0
        ):
            return False
        end = self._address_end(state.src, head.end(), limit, stops=">") + 1
        markup = self._fill(state.src[state.pos : end], state.env, html=True)
        if not HTML_TAG_RE.fullmatch(markup):
            return False
        if not silent:
            state.push("html_inline", "", 0).content = markup
        state.pos = end
        return True

    # In addresses and HTML.

    def _destination(
        self, wrapped: Callable[[str, int, int], Any], source: str, pos: int, maximum: int
    ) -> Any:
        result = wrapped(source, pos, maximum)
        near = result.pos if result.ok else min(maximum, pos + LIMIT)
        first = self.starter.search(source, pos, near)
        if first is None:
            return result
        if source.startswith("<", pos):
            result.str = self._fill(result.str, {}, html=False)
            return result
        end = self._address_end(source, pos, maximum)
        result.ok, result.pos = end > pos, end
        result.str = self._fill(source[pos:end], {}, html=False)
        return result

    def _address_end(self, source: str, pos: int, maximum: int, stops: str = "") -> int:
        """Return where an address ends that may hold tags, blanks and brackets within them."""
        level = 0
        maximum = min(maximum, pos + LIMIT)
        while pos < maximum:
            if tag := self._tag(source, pos, maximum):
                pos = tag.end
                continue
            level += {"(": 1, ")": -1}.get(source[pos], 0)
            if source[pos] in stops or (not stops and (source[pos].isspace() or level < 0)):
                break
            pos += 1
        return pos

    def _fill(self, text: str, env: Env, *, html: bool) -> str:
        """Return an address or HTML with its tags' values in their places."""
        pieces: list[str] = []
        pos, within = 0, False
        for match in self.starter.finditer(text):
            if match.start() < pos or not (tag := self.scan(text, match.start())):
                continue
            pieces.append(before := text[pos : match.start()])
            if html and ("<" in before or ">" in before):
                within = before.rfind("<") > before.rfind(">")
            value = self.address if within or not html else self._html
            pieces.append(value(tag, env))
            pos = tag.end
        return "".join((*pieces, text[pos:]))

    def _html(self, tag: Tag, env: Env) -> str:
        """Return what stands for a tag between HTML's tags."""
        meaning = self._meaning(tag, env)
        if isinstance(meaning, Placeholder):
            return f"[{meaning.name}]"
        return self.address(tag, env) if isinstance(meaning, Leaf) else ""

    def _block_html(self, state: StateBlock, before: int) -> None:
        if not state.env.get(RAW):
            for token in state.tokens[before:]:
                token.content = self._fill(token.content, state.env, html=True)

    def _inline_html(self, state: StateInline) -> None:
        for token in state.tokens:
            if token.type == "html_inline":
                token.content = self._fill(token.content, state.env, html=True)


def _standing(tag: Tag, meaning: Meaning) -> str:
    """Return the Markdown that stands for a tag without a body."""
    if isinstance(meaning, Leaf):
        return meaning.markdown
    if isinstance(meaning, Placeholder):
        return tag.source
    return " ".join(tag.words) if isinstance(meaning, Frame) and meaning.type == "callout" else ""


def _push_inline(state: StateInline, tag: Tag, meaning: Meaning, body: str) -> None:
    """Emit what stands for a tag in a sentence."""
    if isinstance(meaning, Leaf):
        push_markdown(state, meaning.markdown)
    elif isinstance(meaning, Placeholder):
        state.push("placeholder", "", 0).content = meaning.name
    elif isinstance(meaning, Verbatim) and meaning.type and body:
        kind = "code_inline" if meaning.type == "fence" else "math_inline"
        state.push(kind, "code", 0).content = " ".join(body.split())
    else:
        state.pending += _standing(tag, meaning)


def push_markdown(state: StateInline, markdown: str) -> None:
    """Emit a piece of inline Markdown of our own.

    Args:
        state: The parser's.
        markdown: Such as a link.
    """
    if state.pending:
        state.pushPending()
    state.tokens.extend(state.md.inline.parse(markdown, state.md, state.env, []))
