"""Blocks of HTML, read with the standard library's parser: what they say, as the blocks of Markdown say it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from termblog.document.blocks.code import make_code
from termblog.document.blocks.details import Details
from termblog.document.blocks.group import Group
from termblog.document.blocks.heading import Heading
from termblog.document.blocks.image import Image, lone_image
from termblog.document.blocks.list import Item, List
from termblog.document.blocks.paragraph import Paragraph
from termblog.document.blocks.quote import Quote
from termblog.document.blocks.rule import Rule
from termblog.document.blocks.table import Table
from termblog.document.inline import Weaver
from termblog.document.tags import HIDDEN, VOID, attributes_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termblog.document.document import Block, Line, Span


@dataclass(slots=True)
class Element:
    """An element that is open, with what it holds so far."""

    tag: str
    """In lower case."""
    attributes: Mapping[str, str]
    """Its own."""
    blocks: list[Block] = field(default_factory=list)
    """What is complete in it."""
    text: list[str] = field(default_factory=list)
    """The text of a `pre`, verbatim."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A cell, a row, an item, a caption: what only its parent can make something of."""

    tag: str
    blocks: tuple[Block, ...]
    attributes: Mapping[str, str]

    def render(self, context: object) -> Iterable[Line]:
        return Group(self.blocks).render(context)  # type: ignore[arg-type]  # a Context, as blocks are given


Make: TypeAlias = Callable[[Element], "Block"]
"""Makes a block of an element that has ended."""


def _spans(blocks: Iterable[Block]) -> tuple[Span, ...]:
    """Return what blocks say as one paragraph, a line each."""
    from termblog.document.document import Span

    spans: list[Span] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading | Image):
            pieces: tuple[Span, ...] = block.spans
        elif isinstance(block, _Part | Group | Quote):
            pieces = _spans(block.blocks)
        elif isinstance(block, List):
            pieces = _spans(
                Paragraph((Span("• ", chrome=True), *_spans(item.blocks))) for item in block.items
            )
        elif isinstance(block, Table):
            pieces = _spans(Paragraph(cell) for row in (block.header, *block.rows) for cell in row)
        else:
            pieces = (Span(getattr(block, "text", ""), "md.code"),)
        if pieces:
            spans += ([Span("\n")] if spans else []) + list(pieces)
    return tuple(spans)


def _parts(element: Element, *tags: str) -> list[_Part]:
    return [block for block in element.blocks if isinstance(block, _Part) and block.tag in tags]


def _part(element: Element) -> Block:
    return _Part(element.tag, tuple(element.blocks), element.attributes)


def _table(element: Element) -> Block:
    rows: list[_Part] = []
    others: list[Block] = []
    for block in element.blocks:
        if isinstance(block, _Part) and block.tag in ("thead", "tbody", "tfoot"):
            rows += [part for part in block.blocks if isinstance(part, _Part) and part.tag == "tr"]
        elif isinstance(block, _Part) and block.tag == "tr":
            rows.append(block)
        else:
            others.append(block)
    cells = [[part for part in row.blocks if isinstance(part, _Part)] for row in rows]
    filled = [tuple(_spans([cell]) for cell in row) for row in cells if row]
    headed = bool(cells) and bool(cells[0]) and all(cell.tag == "th" for cell in cells[0])
    header = filled.pop(0) if headed else ()
    stray = [part for row in rows for part in row.blocks if not isinstance(part, _Part)]
    table = [Table(header, tuple(filled))] if filled or header else []
    return Group((*others, *table, *stray))


def _list(element: Element) -> Block:
    start = None
    if element.tag == "ol":
        written = element.attributes.get("start", "1")
        start = int(written) if written.isascii() and written.isdigit() else 1
    items = tuple(
        Item(block.blocks if isinstance(block, _Part) else (block,)) for block in element.blocks
    )
    tight = all(len(item.blocks) < 2 or isinstance(item.blocks[1], List) for item in items)
    return List(items, start, tight)


def _pre(element: Element) -> Block:
    """Make code; Markdown after a blank line in it follows as blocks of its own."""
    first, *rest = element.text or [""]
    code = make_code("".join((first.removeprefix("\n"), *rest)))
    return Group((code, *element.blocks)) if element.blocks else code


def _details(element: Element) -> Block:
    summary = _spans(_parts(element, "summary"))
    body = [
        block
        for block in element.blocks
        if not (isinstance(block, _Part) and block.tag == "summary")
    ]
    return Details(summary, tuple(body))


def _heading(element: Element) -> Block:
    return Heading(int(element.tag[1]), element.attributes.get("id", ""), _spans(element.blocks))


def _group(element: Element) -> Block:
    if element.tag == "center" or element.attributes.get("align") == "center":
        return Group(tuple(_centered(block) for block in element.blocks))
    return Group(tuple(element.blocks), tight=element.tag in ("dl", "figure"))


def _centered(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(block.spans, block.style, "center")
    return Group(tuple(map(_centered, block.blocks))) if isinstance(block, Group) else block


def _styled(style: str) -> Make:
    def make(element: Element) -> Block:
        return Paragraph(_spans(element.blocks), style)

    return make


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

ELEMENTS: Mapping[str, Make] = MappingProxyType(
    {
        **dict.fromkeys(
            [
                "address",
                "article",
                "aside",
                "body",
                "center",
                "dir",
                "div",
                "dl",
                "fieldset",
                "figure",
                "footer",
                "form",
                "frameset",
                "header",
                "html",
                "main",
                "menu",
                "nav",
                "optgroup",
                "option",
                "p",
                "section",
            ],
            _group,
        ),
        **dict.fromkeys(
            ["caption", "colgroup", "li", "summary", "tbody", "td", "tfoot", "th", "thead", "tr"],
            _part,
        ),
        **dict.fromkeys(HIDDEN, lambda _: Group(())),
        **dict.fromkeys(_HEADINGS, _heading),
        "blockquote": lambda element: Quote(tuple(element.blocks)),
        "dd": lambda element: Group(tuple(element.blocks), cells=4),
        "details": _details,
        "dt": _styled("md.term"),
        "figcaption": _styled("md.caption"),
        "legend": _styled("md.strong"),
        "ol": _list,
        "pre": _pre,
        "table": _table,
        "ul": _list,
    }
)
"""What an element of blocks comes to, by its tag; all other tags are of the line."""

_ENDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "li": frozenset({"li"}),
        "dt": frozenset({"dt", "dd"}),
        "dd": frozenset({"dt", "dd"}),
        "tr": frozenset({"tr", "td", "th"}),
        "td": frozenset({"td", "th"}),
        "th": frozenset({"td", "th"}),
        "thead": frozenset({"tbody"}),
        "tbody": frozenset({"thead", "tr", "td", "th"}),
        "option": frozenset({"option"}),
    }
)
"""Which open elements a tag ends without their saying so (HTML §13.1.2.4)."""

_HOLDS = frozenset({"table", "ul", "ol", "dl", "details", "blockquote", "center", "figure", "pre"})
"""Elements that hold what follows until they end, Markdown included."""


_DEEPEST = 50
"""Elements that may be open at once; what is deeper counts as the text of the last."""


class Flow(HTMLParser):
    """Builds blocks from HTML with Markdown's own blocks in between."""

    def __init__(self, number: Callable[[str, str], int]) -> None:
        """Begin.

        Args:
            number: Tells a footnote's number.
        """
        super().__init__(convert_charrefs=True)
        self._number = number
        self._open = [Element("", {})]
        self._weaver = Weaver(number)
        self._ids: deque[str] = deque()
        self.headings: list[Heading] = []
        """The headings that have ended."""

    def read(self, markup: str, ids: Iterable[str] = ()) -> None:
        """Take HTML.

        Args:
            markup: A block of it; what it opens, a later one may close.
            ids: What its headings are called.
        """
        self._ids.extend(ids)
        self.feed(markup)

    @property
    def holds(self) -> bool:
        """Whether an element is open that what follows belongs to."""
        return any(element.tag in _HOLDS for element in self._open)

    def add(self, block: Block) -> None:
        """Add a block of Markdown.

        Args:
            block: It goes into the element that is open.
        """
        self.goahead_all()
        self._flush()
        while any(element.tag == "pre" for element in self._open):
            self._end()
        self._open[-1].blocks.append(block)

    def goahead_all(self) -> None:
        """Take text that the parser still holds back, as before the end of its input."""
        self.close()
        self.reset()

    def finish(self) -> tuple[Block, ...]:
        """Return the blocks; what is still open ends here."""
        self.goahead_all()
        self._flush()
        while len(self._open) > 1:
            hidden = self._open[-1].tag in HIDDEN
            self._end(_group if hidden else None)
        return tuple(self._open[0].blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, or a style within a line."""
        attributes = attributes_of(attrs)
        if tag in ELEMENTS:
            self._flush()
            self._close_implied(tag)
            if self._ids and tag in _HEADINGS:
                attributes["id"] = self._ids.popleft()
            if len(self._open) < _DEEPEST:
                self._open.append(Element(tag, attributes))
        elif tag == "hr":
            self._flush()
            self._open[-1].blocks.append(Rule())
        else:
            self._open[-1].text.append("")
            self._weaver.start_tag(tag, attributes)
            if tag in VOID:
                self._weaver.close(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element; nothing happens where none is open."""
        if tag not in ELEMENTS:
            self._weaver.end_tag(tag)
        elif any(element.tag == tag for element in self._open):
            self._flush()
            while self._open[-1].tag != tag:
                self._end()
            self._end()

    def handle_data(self, data: str) -> None:
        """Take text."""
        if any(element.tag == "pre" for element in self._open):
            self._open[-1].text.append(data)
        elif data.strip() or self._weaver.spans:
            self._weaver.text(data)

    def _close_implied(self, tag: str) -> None:
        ends = _ENDS.get(tag, frozenset())
        while self._open[-1].tag in ends or (self._open[-1].tag == "p"):
            self._end()

    def _flush(self) -> None:
        """End the paragraph that is being collected."""
        spans = trim(self._weaver.finish())
        if spans:
            self._open[-1].blocks.append(lone_image(spans))

    def _end(self, make: Make | None = None) -> None:
        element = self._open.pop()
        block = (make or ELEMENTS[element.tag])(element)
        if isinstance(block, Heading):
            self.headings.append(block)
        self._open[-1].blocks.append(block)


def trim(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans without the blanks and newlines at both ends.

    Args:
        spans: Of a paragraph.
    """
    spans = list(spans)
    while spans and not spans[0].text.strip():
        del spans[0]
    while spans and not spans[-1].text.strip():
        del spans[-1]
    if spans:
        spans[0] = spans[0]._replace(text=spans[0].text.lstrip())
        spans[-1] = spans[-1]._replace(text=spans[-1].text.rstrip())
    return tuple(spans)
