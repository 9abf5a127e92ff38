"""What a tag and its partner enclose: either may share its line with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from termblog.document.syntax.lines import begin_line_at, push_frame, push_paragraph
from termblog.document.syntax.meaning import Frame, Verbatim
from termblog.patterns import late

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

RAW = "syntax.raw"
"""Where a post remembers that it is between `raw` and `endraw`."""
_QUOTED = late(r"\s*\{`([^`]*)`\}\s*")
"""Code in JSX, where braces would mean something otherwise."""
DEPTH = "syntax.depth"
"""Where it remembers how many frames are around."""


@dataclass(frozen=True, slots=True)
class Body:
    """The lines between two tags, the first and the last cut where the tags are."""

    state: StateBlock
    """The parser's."""
    start: int
    """The line on which the opening tag begins."""
    first: int
    """The line on which it ends."""
    begin: int
    """The offset at which it ends."""
    last: int
    """The line of the closing tag."""
    end: int
    """The offset at which that begins."""

    def push(self, meaning: Frame | Verbatim) -> None:
        """Emit the body as what its tag means.

        Args:
            meaning: Code, or a frame around Markdown.
        """
        if isinstance(meaning, Frame):
            self._push_frame(meaning)
        elif meaning.type:
            self._push_verbatim(meaning)

    def _push_verbatim(self, meaning: Verbatim) -> None:
        state = self.state
        content = state.src[self.begin : self.end].strip()
        if self.first != self.last:
            lead = state.src[self.begin : state.eMarks[self.first]].strip()
            lines = state.getLines(self.first + 1, self.last, state.blkIndent, True)
            tail = state.src[state.bMarks[self.last] : self.end].strip(" \t>")
            content = (lead and lead + "\n") + lines + tail
        quoted = _QUOTED.fullmatch(content)
        content = quoted[1] if quoted else content
        token = state.push(meaning.type, "code", 0)
        token.info, token.content, token.markup = meaning.info, content.strip("\n") + "\n", "```"
        token.map = [self.start, self.last + 1]

    def _push_frame(self, meaning: Frame) -> None:
        raw = meaning.type == "raw"
        kind = "" if raw else meaning.type
        close = push_frame(self.state, kind, meaning.meta, (self.start, self.last + 1))
        before = len(self.state.tokens)
        self._tokenize(raw=raw)
        if raw:
            _protect(self.state.tokens[before:])
        push_paragraph(self.state, self.last, self.last + 1, meaning.after)
        close()

    def _tokenize(self, *, raw: bool) -> None:
        state = self.state
        lead = state.src[self.begin : min(state.eMarks[self.first], self.end)].strip()
        low = state.bMarks[self.last] + state.tShift[self.last]
        tail = self.first != self.last and state.src[low : self.end].strip()
        begin, end = self.first + (not lead), self.last + bool(tail or self.first == self.last)
        if begin >= end:
            return
        kept = state.eMarks[self.last], state.lineMax
        if lead:
            begin_line_at(state, self.first, self.begin)
        if end > self.last:
            state.eMarks[self.last] = self.end
        state.lineMax, state.env[RAW] = end, raw
        state.env[DEPTH] = state.env.get(DEPTH, 0) + 1
        before = len(state.tokens)
        state.md.block.tokenize(state, begin, end)
        if end > self.last and state.tokens[before:] and state.tokens[-1].type == "html_block":
            html = state.tokens[-1]  # which takes what follows its last line for a newline
            html.content = html.content[:-1] + "\n"
        state.eMarks[self.last], state.lineMax = kept
        state.env[RAW] = False
        state.env[DEPTH] -= 1


def _protect(tokens: list[Token]) -> None:
    """Let sentences remember that they stood between `raw` and `endraw`: they are read later."""
    for token in tokens:
        if token.type == "inline":
            token.content = "{% raw %}" + token.content + "{% endraw %}"
