"""Text becomes a document: units read off the block phase one by one, each parsed on when it is seen.

An unfinished document is no approximation: what a unit depends on beyond the text read so far (a
link's definition, the number of a footnote) makes the source read on before the unit is parsed.
"""

from __future__ import annotations

import copy
from collections import deque
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from weakref import proxy

from termblog.document.bounds import split_text
from termblog.document.build import DocumentBuilder
from termblog.document.document import Document, Heading, Unit
from termblog.document.inline import plain_text
from termblog.document.notes import Notes
from termblog.document.parser import BlockPhase
from termblog.document.pieces import notice
from termblog.document.slugs import Slugs
from termblog.document.syntax import DEFAULT_SYNTAX, choose_syntax
from termblog.document.tree import grow_tree, split_siblings
from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from termblog.document.document import Block
    from termblog.document.typography import Quotes

_HELD = 100
"""Blocks after which an element of HTML that is still open no longer holds what follows."""
_NEAR = 32_000
"""Characters that are read on for a definition; beyond, it is known by its line."""
_HEAVIEST = 150_000
"""Characters whose blocks are kept: more than a long post has, and a few megabytes."""
_REST = "The rest of this file is not shown: it is longer than 2 MB."
"""What the notice at the end of a file says that is longer than what is read of one."""
_NOTHING: Mapping[str, Any] = MappingProxyType({})
"""What the tokens share that say nothing further: two dictionaries each took half of their memory."""
_MARKUP = late(r"[^\w\s.,;()'\"/+%–—“”‘’-]")
"""What may make inline text more than it looks; without any, a heading's text is what is written."""


def parse(
    text: str,
    syntax: Iterable[str] = DEFAULT_SYNTAX,
    *,
    title: str = "",
    quotes: Quotes | None = None,
    cut: bool = False,
) -> Document:
    """Return a document, of which nothing is read yet but what precedes the block phase.

    Args:
        text: A post's body, decoded.
        syntax: Names of the dialects that it is written in, beyond those that every post gets.
        title: The post's; a level-1 heading that opens the body and repeats it is left out, since
            the title stands above. Anywhere else such a heading is the author's own and is shown.
        quotes: What straight quotes become, and with them dashes and ellipses; None leaves them.
        cut: Whether the text is only the start of its file; a notice at the end says so.
    """
    chosen = choose_syntax(DEFAULT_SYNTAX.union(syntax), text[: split_text(text)])
    return Document(_Source(text, chosen, title, quotes, cut=cut))


class _Source:
    """Reads units off a text."""

    def __init__(
        self,
        text: str,
        syntax: frozenset[str],
        title: str,
        quotes: Quotes | None,
        *,
        cut: bool,
    ) -> None:
        self._phase = BlockPhase(syntax, text, quotes)
        self._last_definition = self._phase.source.rfind("]:", 0, self._phase.end)
        self._title = " ".join(title.split()).casefold()
        self._cut = cut
        self._notes = Notes()
        self._builder = DocumentBuilder(self._notes.number, self._phase.parse_inline)
        # A circle would outlive its readers; to find a long one would hold up the next.
        self._build = partial(_Source._built, proxy(self))
        self._slugs = Slugs()
        self._endnotes: dict[int, Unit] = {}
        self._noted: list[Unit] = []
        self._meanings: list[Token] = []
        self._ranks: dict[Unit, int] = {}
        self._passed = 0
        self._kept: deque[Unit] = deque()
        self._weight = 0
        self._blocks = iter(self._phase)
        self._ahead: deque[list[Token]] = deque()
        self._after_heading = False
        self.done = False

    @property
    def unread(self) -> int:
        return len(self._phase.source) - self._phase.position

    def __iter__(self) -> Iterator[Unit | None]:
        first = True
        for tokens in self._groups():
            if not tokens or (first and self._repeats_title(tokens)):
                first = first and not tokens
                yield None
                continue
            first = False
            yield from self._units(tokens)
        yield from self._end()
        self.done = True

    def _groups(self) -> Iterator[list[Token]]:
        """Yield the tokens of one top-level block, or of all that an element of HTML encloses."""
        for tokens in self._read():
            if not tokens or tokens[0].type != "html_block":
                yield tokens
                continue
            yield self._enclosed(tokens)

    def _enclosed(self, tokens: list[Token]) -> list[Token]:
        """Return the tokens of a block of HTML, and of all that its elements hold."""
        from termblog.document.blocks.html import Flow

        flow = Flow(self._notes.number)
        flow.read(tokens[0].content)
        group = list(tokens)
        while flow.holds and len(group) < _HELD:
            more = next(self._read(), None)
            if more is None:
                break
            if more and more[0].type == "html_block":
                flow.read(more[0].content)
            group += more
        return group

    def _read(self) -> Iterator[list[Token]]:
        """Yield the tokens of top-level blocks, definitions of notes and abbreviations kept aside."""
        while True:
            tokens = self._ahead.popleft() if self._ahead else next(self._blocks, None)
            if tokens is None:
                return
            if tokens and tokens[0].type == "footnote_reference_open":
                self._notes.keep(tokens)
                tokens = []
            elif tokens and "last" in tokens[0].meta and tokens[0].type == "dl_open":
                self._meanings += tokens
                tokens = []
            yield tokens

    def _repeats_title(self, tokens: Sequence[Token]) -> bool:
        first = tokens[0]
        if not self._title or first.type != "heading_open" or first.tag != "h1":
            return False
        return " ".join(self._texts(tokens[1])[0].split()).casefold() == self._title

    def _units(self, tokens: list[Token]) -> Iterator[Unit]:
        for block in split_siblings(tokens) if tokens[0].type != "html_block" else (tokens,):
            if block[0].type in ("bullet_list_open", "ordered_list_open"):
                yield from self._items(list(block))
            else:
                yield self._unit(list(block), 0 if block[0].meta.get("joined") else 1)

    def _items(self, tokens: list[Token]) -> Iterator[Unit]:
        """Yield the items of a list, each in a list of its own that continues the numbering."""
        opening, closing = tokens[0], tokens[-1]
        items = list(split_siblings(tokens[1:-1]))
        level = opening.level + 2
        tight = not any(
            t.type == "paragraph_open" and t.level == level and not t.hidden for t in tokens
        )
        start = int(opening.attrs.get("start", 1))
        for index, item in enumerate(items):
            own = copy.copy(opening)
            own.attrs = {**opening.attrs, "start": start + index}
            own.meta = {"tight": tight, "last": start + len(items) - 1}
            first = index == 0 and "joined" not in opening.meta
            yield self._unit([own, *item, closing], 1 if first or not tight else 0)

    def _unit(self, tokens: list[Token], gap: int) -> Unit:
        heads = tokens[0].type == "heading_open"
        for token in tokens:
            token.attrs = token.attrs or _NOTHING  # type: ignore[assignment]  # changed by nobody
            token.meta = token.meta or _NOTHING  # type: ignore[assignment]  # as above
        unit = Unit(tokens, 2 if heads and not self._after_heading else gap, self._build)
        self._after_heading = heads
        if any((t.type == "inline" and "[^" in t.content) or "^[" in t.content for t in tokens):
            self._ranks[unit] = len(self._noted)
            self._noted.append(unit)
        return unit

    def _built(self, unit: Unit) -> tuple[Block, ...]:
        """Return the blocks of a unit; those that number notes are built in their order."""
        self._number_up_to(self._ranks.get(unit, -1))
        self._resolve(unit.tokens)
        written = [(token, token.content) for token in unit.tokens]
        blocks = self._builder.blocks(grow_tree(self._phase.finish(unit.tokens)))
        for token, content in written:  # as they were, to be built once more
            token.content, token.children = content, None
        self._keep(unit)
        return blocks

    def _keep(self, unit: Unit) -> None:
        """Let go of the blocks that were built long ago: a long post would fill the memory."""
        self._kept.append(unit)
        self._weight += unit.weight
        while self._weight > _HEAVIEST and len(self._kept) > 1:
            old = self._kept.popleft()
            self._weight -= old.weight
            old.release()

    def _number_up_to(self, rank: int) -> None:
        """Build the units whose notes are numbered before those of another, each once."""
        while self._passed < rank:
            self._passed += 1
            _ = self._noted[self._passed - 1].blocks

    def _resolve(self, tokens: Iterable[Token]) -> None:
        """Read on, or look ahead, where a text may refer to a definition that is not read yet."""
        if self._last_definition < self._phase.position:
            return
        asking = [
            token.content for token in tokens if token.type == "inline" and "[" in token.content
        ]
        if asking and self._last_definition - self._phase.position > _NEAR:
            self._phase.look_ahead("\n".join(asking))
        elif asking:
            while self._last_definition >= self._phase.position:
                more = next(self._blocks, None)
                if more is None:
                    break
                self._ahead.append(more)

    def _texts(self, token: Token) -> tuple[str, str]:
        """Return the text of a heading, and that without what tags say, from which its name is made."""
        if not _MARKUP.search(token.content):
            return token.content, token.content
        self._resolve((token,))
        tokens = self._phase.parse_inline(token.content)
        return _without(tokens, "placeholder"), _without(tokens, "placeholder", "said")

    def _end(self) -> Iterator[Unit | None]:
        """Yield the notes by their numbers, those that nothing refers to, abbreviations, a notice."""
        for rank in range(len(self._noted)):
            self._number_up_to(rank + 1)
            yield None
        for number, tokens in self._notes.in_order():
            unit = self._endnotes[number] = self._unit(tokens, 1)
            _ = unit.blocks
            yield unit
        for meanings in split_siblings(self._meanings):
            yield self._unit(list(meanings), 1)
        if self._cut:
            yield self._unit(notice(_REST), 1)

    def headings_of(self, unit: Unit, index: int) -> Iterable[Heading]:
        """Name the headings of a unit, those in HTML too, and return them."""
        for at, token in enumerate(unit.tokens):
            if token.type == "heading_open":
                text, base = self._texts(unit.tokens[at + 1])
                name = self._slugs.name(base, str(token.attrGet("id") or ""))
                token.attrs = {**token.attrs, "id": name}
                yield Heading(int(token.tag[1]), name, " ".join(text.split()), index)
            elif token.type == "html_block" and "<h" in token.content.lower():
                yield from self._html_headings(token, index)

    def _html_headings(self, token: Token, index: int) -> Iterator[Heading]:
        from termblog.document.blocks.html import Flow

        flow = Flow(self._notes.number)
        flow.read(token.content)
        flow.finish()
        for found in flow.headings:
            text = " ".join("".join(span.text for span in found.spans if not span.chrome).split())
            name = self._slugs.name(text, found.id)
            token.meta = {**token.meta, "ids": [*token.meta.get("ids", ()), name]}
            yield Heading(found.level, name, text, index)

    def footnote(self, number: int) -> tuple[Block, ...]:
        """Return what a footnote says."""
        from termblog.document.blocks.note import Note

        found = self._endnotes[number].blocks if number in self._endnotes else ()
        return tuple(block for note in found if isinstance(note, Note) for block in note.blocks)


def _without(tokens: Sequence[Token], *kinds: str) -> str:
    """Return what tokens say without some, unless it is nothing."""
    return plain_text([it for it in tokens if it.type not in kinds]) or plain_text(tokens)
