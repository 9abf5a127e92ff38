"""What each element of HTML comes to: the block that Markdown would have made of it.

`ELEMENTS` has a row for each tag that makes a block; all other tags are of the line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from termblog.document.blocks.code import make_code
from termblog.document.blocks.details import Details
from termblog.document.blocks.group import Group
from termblog.document.blocks.heading import Heading
from termblog.document.blocks.image import Image, Images
from termblog.document.blocks.list import Item, List
from termblog.document.blocks.paragraph import Paragraph
from termblog.document.blocks.quote import Quote
from termblog.document.blocks.table import Table
from termblog.document.document import Context, Span
from termblog.document.tags import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termblog.document.document import Block, Line


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

    def render(self, context: Context) -> Iterable[Line]:
        return Group(self.blocks).render(context)


Make: TypeAlias = Callable[[Element], "Block"]
"""Makes a block of an element that has ended."""


_WIDE = Context(500)
"""In which a block is laid out that becomes the lines of a cell: those wrap in their turn."""


def _spans(blocks: Iterable[Block]) -> tuple[Span, ...]:
    """Return what blocks say as one paragraph, a line each."""
    spans: list[Span] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading | Image | Images):
            pieces: tuple[Span, ...] = block.spans
        elif isinstance(block, _Part | Group):
            pieces = _spans(block.blocks)
        elif isinstance(block, Table):
            pieces = _spans(Paragraph(cell) for row in (block.header, *block.rows) for cell in row)
        else:
            lines = block.render(_WIDE)
            pieces = _spans(Paragraph(line.spans) for line in lines)
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
    return Details(summary, tuple(body), "open" in element.attributes)


def _heading(element: Element) -> Block:
    name, align = element.attributes.get("id", ""), "center" if _centers(element) else ""
    return Heading(int(element.tag[1]), name, _spans(element.blocks), align)


def _centers(element: Element) -> bool:
    """Tell whether an element centres what it holds."""
    style = element.attributes.get("style", "").replace(" ", "").lower()
    aligned = element.attributes.get("align", "").lower() == "center"
    return element.tag == "center" or aligned or "text-align:center" in style


def group(element: Element) -> Block:
    """Return what an element holds, without a look of its own."""
    if _centers(element):
        return Group(tuple(_centered(block) for block in element.blocks))
    return Group(tuple(element.blocks), tight=element.tag in ("dl", "figure"))


def _centered(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(block.spans, block.style, "center")
    if isinstance(block, Heading):
        return block._replace(align="center")
    return Group(tuple(map(_centered, block.blocks))) if isinstance(block, Group) else block


def _styled(style: str) -> Make:
    def make(element: Element) -> Block:
        return Paragraph(_spans(element.blocks), style)

    return make


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
"""The tags of headings."""

_HOLDERS = (
    "address", "article", "aside", "body", "center", "dir", "div", "dl", "fieldset", "figure",
    "footer", "form", "frameset", "header", "html", "main", "menu", "nav", "optgroup", "option",
    "p", "section",
)  # fmt: skip
"""The tags of what only holds blocks."""

ELEMENTS: Mapping[str, Make] = MappingProxyType(
    {
        **dict.fromkeys(_HOLDERS, group),
        **dict.fromkeys(
            ["caption", "colgroup", "li", "summary", "tbody", "td", "tfoot", "th", "thead", "tr"],
            _part,
        ),
        **dict.fromkeys(HIDDEN, lambda _: Group(())),
        **dict.fromkeys(HEADINGS, _heading),
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
