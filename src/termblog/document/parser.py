"""markdown-it as termblog uses it: the block phase step by step, everything after it a unit at a time.

A post's first screen must not wait for its last line. The block phase is driven one top-level block
after another, so what it yields is markdown-it's own result by construction; the rules that follow
it in the core chain (inline text, autolinks, a dialect's own) run over the tokens of one unit, when
that unit is first shown.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import hr
from markdown_it.rules_core import StateCore, normalize

from termblog.document.ahead import Ahead
from termblog.document.autolinks import autolinks
from termblog.document.bounds import (
    BREADTH,
    MOST_TOKENS,
    WINDOW,
    drop_last_item,
    heavy,
    huge_inline,
    huge_table,
    is_item,
    split_text,
)
from termblog.document.enclosed import enclosed_html
from termblog.document.letters import ask_by_letter
from termblog.document.lines import Lines
from termblog.document.notes import footnotes
from termblog.document.pieces import as_written, lines_of, notice, split_block
from termblog.document.syntax import find_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    from termblog.document.typography import Quotes

_LONGEST_RULE = 1_000
"""Characters of a thematic break."""
DEPTH = 100
"""How deep blocks may stand in one another; what is deeper is shown as text."""
_INLINE_DEPTH = 20
"""How deep inline markup may; markdown-it shows as text what is deeper, and brackets cost its square."""


@lru_cache(maxsize=64)
def make_parser(
    syntax: frozenset[str], depth: int = _INLINE_DEPTH, quotes: Quotes | None = None
) -> MarkdownIt:
    """Return the parser of a set of dialects.

    Args:
        syntax: Names of rows of `SYNTAX`; unknown ones are ignored.
        depth: How deep what it parses may be nested.
        quotes: What straight quotes become; None leaves them, dashes and ellipses as written.
    """
    options = {
        "maxNesting": depth,
        "html": True,
        "linkify": True,
        "tasklists": True,
        "alerts": True,
    }
    md = MarkdownIt("commonmark", options).enable(["table", "strikethrough", "linkify"])
    md.core.ruler.at("normalize", _normalise)
    md.block.ruler.before("table", "too_deep", _too_deep, {"alt": []})
    md.block.ruler.at("hr", _rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.use(footnotes).use(autolinks).use(enclosed_html)
    for rules in find_rules(syntax):
        md.use(rules)
    if quotes is not None:
        from termblog.document import typography

        typography.install(md, quotes)
    ask_by_letter(md)
    return md


def _normalise(state: StateCore) -> None:
    """Make newlines of carriage returns where there is one: a decoded text has none."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Show as text what stands deeper than `DEPTH`: markdown-it would leave it out."""
    if state.level < DEPTH or silent:
        return False
    state.push("paragraph_open", "p", 1)
    token = state.push("inline", "", 0)
    token.content = state.getLines(start, end, state.blkIndent, False).strip()
    token.children = []
    state.push("paragraph_close", "p", -1)
    state.line = end
    return True


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a thematic break of any length that somebody writes: lists ask for one at each item."""
    short = state.eMarks[start] - state.bMarks[start] <= _LONGEST_RULE
    return short and hr(state, start, end, silent)


class BlockPhase:
    """The block phase of one text, resumable between any two of its top-level blocks."""

    def __init__(self, syntax: frozenset[str], text: str, quotes: Quotes | None = None) -> None:
        """Run what precedes the block phase: normalisation, and a dialect's own passes.

        Args:
            syntax: The names of the text's dialects.
            text: Markdown.
            quotes: What straight quotes become; None leaves the text as written.
        """
        md = make_parser(syntax, DEPTH + 20)
        self.env: dict[str, Any] = {}
        """What the rules remember: definitions of links above all."""
        core = StateCore(text, md, self.env)
        head, _ = _split_chain(md)
        for rule in head:
            rule(core)
        self.inline = make_parser(syntax)
        """What parses inline text, as written."""
        self._finisher = make_parser(syntax, quotes=quotes) if quotes else self.inline
        _, self._tail = _split_chain(self._finisher)
        self.end = split_text(core.src)
        """Where the part of the source ends that is read as Markdown."""
        self._state = Lines(core.src[: self.end], md, self.env)
        rules = md.block.ruler.getRules("")
        at = md.block.ruler.get_active_rules().index("lheading")
        self._rules, self._last_rules = rules[:at], rules[at:]
        self._spent = 0
        self._goes_on = (0, 0)
        self.source = text if core.src == text else core.src
        """The text, normalised."""
        self.position = 0
        """How many characters of the source are parsed."""
        self._ahead: Ahead | None = None

    def __iter__(self) -> Iterator[list[Token]]:
        """Yield the tokens of one top-level block after another; none where it only defines."""
        state = self._state
        while (line := state.skipEmptyLines(state.line)) < state.lineMax:
            state.line, state.tokens = line, []
            if self._spent > MOST_TOKENS:
                break
            if end := huge_table(state, line):
                state.line = end
                yield notice("This table is too large to be drawn; it is shown as it is written.")
                yield from self._written(line, state.bMarks[end])
                continue
            self._read_list(line) if is_item(state, line) else self._read(line, state.lineMax)
            self._spent += len(state.tokens)
            self.position = state.bMarks[state.line]
            state.tight = True
            if heavy(state.tokens):
                yield notice("This holds too much to be drawn; it is shown as it is written.")
                yield from self._written(line, self.position)
            else:
                yield from split_block(state.tokens) if state.tokens else ([],)
        if self.source[state.bMarks[state.line] :].strip():
            yield notice("What follows is shown as it is written: the post is too long.")
            yield from self._written(state.line, len(self.source))
        self.position = len(self.source)
        self._state = Lines("", state.md, self.env)  # its tables of all lines are read no more

    def _written(self, line: int, end: int) -> Iterator[list[Token]]:
        """Yield the text from a line up to a character in pieces, and move on with each."""
        start = self._state.bMarks[line]
        for tokens in as_written(self.source[start:end].rstrip(), line):
            self.position = min(self.position + sum(len(it.content) for it in tokens), end)
            yield tokens
        self.position = end

    def look_ahead(self, content: str) -> None:
        """Learn of the definitions far below that a text may refer to.

        Args:
            content: Inline Markdown.
        """
        if self._ahead is None:
            self._ahead = Ahead(self.source[self.position : self.end])
        if lines := self._ahead.definitions(content):
            md = self._state.md
            md.block.parse("\n".join(lines), md, self.env, [])

    def parse_inline(self, markdown: str) -> Sequence[Token]:
        """Return the tokens of a line of inline Markdown.

        Args:
            markdown: Such as the title of a callout.
        """
        return self.inline.parseInline(markdown, self.env)[0].children or ()

    def _read(self, line: int, end: int) -> None:
        """Read one block; a paragraph, which each rule looks at line by line, only so far."""
        state, whole = self._state, self._state.lineMax
        state.lineMax = end
        if not any(rule(state, line, end, False) for rule in self._rules):
            state.lineMax = min(end, line + WINDOW)
            next(None for rule in self._last_rules if rule(state, line, state.lineMax, False))
        state.lineMax = whole

    def _read_list(self, line: int) -> None:
        """Read a list, or the next part of a long one: as little as holds a whole item."""
        state, begun = self._state, self._goes_on
        for near in self._windows(line):
            state.line, state.tokens = line, []
            self._read(line, near)
            if begun[0] == line > 0 and state.tokens:
                state.tokens[0].meta["joined"] = True
                state.tokens[0].attrs["start"] = begun[1]
            if state.line < near or near == state.lineMax or not state.tokens:
                return
            first, items = drop_last_item(state.tokens)
            if items:
                state.line = first
                self._goes_on = first, int(state.tokens[0].attrs.get("start", 1)) + items
                return

    def _windows(self, line: int) -> Iterator[int]:
        """Yield where a list may be cut that begins at a line: near by, farther off, at its end."""
        state = self._state
        far = min(line + WINDOW, state.lineMax)
        near = bisect_right(state.bMarks, state.bMarks[line] + BREADTH, line + 1, far)
        yield from dict.fromkeys((near, far, state.lineMax))

    def finish(self, tokens: list[Token]) -> list[Token]:
        """Return the tokens of one unit with all that follows the block phase done.

        Args:
            tokens: As they were yielded.
        """
        core = StateCore("", self._finisher, self.env, tokens)
        bare = [
            (token, token.content)
            for token in tokens
            if "written" in token.meta or (token.type == "inline" and huge_inline(token))
        ]
        for token, _ in bare:
            token.content = ""
        for rule in self._tail:
            rule(core)
        for token, content in bare:
            ending = token.meta.get("written", "softbreak")
            token.content, token.children = content, list(lines_of(content, ending))
        return core.tokens


def _split_chain(md: MarkdownIt) -> tuple[list[Any], list[Any]]:
    """Return the core rules before the block phase, and those after it."""
    names = md.core.ruler.get_active_rules()
    rules = md.core.ruler.getRules("")
    at = names.index("block")
    return rules[:at], rules[at + 1 :]
