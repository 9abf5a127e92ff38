"""Code: highlighted by the language on its fence, never by a guess; every character is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from termblog.document.clusters import cut_clusters
from termblog.document.document import Line, Span
from termblog.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termblog.document.blocks import Builder
    from termblog.document.document import Context
    from termblog.document.tree import Node

_FILL = "md.code.block"
_BAR = Span("▏ ", f"{_FILL} md.bar", chrome=True)
_WIDEST = 8
"""Characters that one cell holds at most: a letter and its marks, of which text keeps six."""
_MORE = Span("↪ ", f"{_FILL} md.code.number", chrome=True)


class Code(NamedTuple):
    """A block of code."""

    text: str
    """Verbatim but for tabs and controls; without the last newline."""
    language: str = ""
    """As the fence names it."""
    title: str = ""
    """A file's name, or what else the fence calls it."""
    marked: frozenset[int] = frozenset()
    """The lines that the author marks, counted from 1."""
    first: int = 1
    """The number of its first line."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        plain = context.options.plain
        if label := self.title or self.language:
            yield from _label(label, context)
        lines = _pieces(self.text, self._coloured_as(context))
        last = self.first + len(lines) - 1
        digits = len(str(last)) if context.options.line_numbers and not plain else 0
        for number, pieces in enumerate(lines, self.first):
            style = f"{_FILL} md.code.highlight" if number in self.marked else _FILL
            gutter = () if plain else self._gutter(number, digits, style)
            spans = [Span(text, f"{style} {name}".rstrip()) for text, name in pieces]
            yield from _lay_out(spans, gutter, style, context)

    def _coloured_as(self, context: Context) -> str:
        """Return the language to colour it by; `ansi` has escapes to take out in any case."""
        return self.language if context.options.color or self.language.lower() == "ansi" else ""

    def _gutter(self, number: int, digits: int, style: str) -> tuple[Span, ...]:
        if not digits:
            return (_BAR,)
        return _BAR, Span(f"{number:>{digits}}  ", f"{style} md.code.number", chrome=True)


def _pieces(text: str, language: str) -> Sequence[Sequence[tuple[str, str]]]:
    """Return the lines of code as texts with their style names, as its language asks."""
    if not language:
        return [[(line, "")] if line else [] for line in text.split("\n")]
    from termblog.document.highlight import highlight

    return highlight(text, language)


def _label(label: str, context: Context) -> Iterator[Line]:
    if context.options.plain:
        text = f"Code, {label}:"
        bar: tuple[Span, ...] = ()
    else:
        text, bar = label, (_BAR,)
    room = max(context.width - 2 * len(bar), 2)
    shown = text[: cut_clusters(text, room)]
    yield Line((*bar, Span(shown, "md.code.label", chrome=True)), fill=_FILL)


def _lay_out(
    spans: Sequence[Span], gutter: Sequence[Span], fill: str, context: Context
) -> Iterator[Line]:
    """Yield the lines that one line of code takes."""
    room = context.width - sum(len(span.text) for span in gutter)
    text = "".join(span.text for span in spans)
    if cell_len(text) <= room or not context.options.code_wrap:
        yield Line((*gutter, *spans), fill)
        return
    if room < 4:
        gutter, room = (), context.width
    more = () if context.options.plain else (_MORE,)
    rest = [Span(" " * (sum(len(s.text) for s in gutter)), fill, chrome=True)] if gutter else []
    at = 0
    while at < len(text):
        first = at == 0
        cells = room if first else room - 2 * len(more)
        cut = _find_cut(text[at : at + _WIDEST * cells], cells)
        spans, taken = _take(spans, cut)
        before = gutter if first else (*rest, *more)
        yield Line((*before, *taken), fill, soft=not first, glue="")
        at += cut


def _find_cut(text: str, cells: int) -> int:
    """Return how many characters go on a line: up to a blank, where one is near its end."""
    if cell_len(text) <= cells:
        return len(text)
    cut = max(cut_clusters(text, cells), 1)
    return text.rfind(" ", cut * 2 // 3, cut) + 1 or cut


def _take(spans: Sequence[Span], size: int) -> tuple[Sequence[Span], Sequence[Span]]:
    """Return the spans that are left, and those of so many characters."""
    taken: list[Span] = []
    for index, span in enumerate(spans):
        if len(span.text) > size:
            taken.append(span._replace(text=span.text[:size]))
            return [span._replace(text=span.text[size:]), *spans[index + 1 :]], taken
        taken.append(span)
        size -= len(span.text)
    return [], taken


def parse(node: Node, _: Builder) -> Code:
    """Return a block of code; of one that is too large, a piece without colours.

    Args:
        node: A `fence`, a `code_block` or a `code_piece`.
    """
    token = node.token
    words = token.info.split(None, 1)
    language = words[0] if words else ""
    if first := token.meta.get("number"):
        return make_code(token.content)._replace(title=sanitise(language), first=first)
    return make_code(token.content, language)


def make_code(text: str, language: str = "") -> Code:
    """Return a block of code, its text made safe.

    Args:
        text: As written.
        language: As the fence names it.
    """
    return Code(sanitise(text.removesuffix("\n")).expandtabs(4), sanitise(language))
