"""A document as HTML: each construct as the element that means it, every other as its lines.

The only markup is what is written here; every character of a post is escaped, and the only
addresses are those that the blog resolves. What has no element of its own shows the lines of the
accessible form, so that every dialect is understood and nothing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from termblog.document.blocks.callout import Callout
from termblog.document.blocks.code import Code
from termblog.document.blocks.details import Details
from termblog.document.blocks.group import Group
from termblog.document.blocks.heading import Heading
from termblog.document.blocks.list import Item, List
from termblog.document.blocks.note import Note
from termblog.document.blocks.paragraph import Paragraph, dress
from termblog.document.blocks.quote import Quote
from termblog.document.blocks.rule import Rule
from termblog.document.blocks.table import Table
from termblog.document.document import Context, Options
from termblog.text import plain, sanitise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from termblog.document.blocks.table import Row
    from termblog.document.document import Block, Line, Span, Unit

    Resolve = Callable[[str], str]

_CONTEXT = Context(100_000, Options(plain=True))

_INLINE = MappingProxyType(
    {
        "md.strong": "strong",
        "md.em": "em",
        "md.code": "code",
        "md.strike": "s",
        "md.mark": "mark",
        "md.kbd": "kbd",
        "md.sub": "sub",
        "md.sup": "sup",
        "md.ins": "ins",
    }
)
"""The element of each style name that has one."""

_REPEATED = frozenset(("md.address",))  # an address after a link's text: here the link has it
_BOXES = MappingProxyType({True: "☑ ", False: "☐ ", None: ""})


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the blocks of one post."""

    resolve: Resolve
    """Turns an address as written into one that a page may have, or nothing."""

    def document(self, units: Iterable[Unit]) -> str:
        """Return a document; the items of a list, which are units, stand in one list.

        Args:
            units: Of the document.
        """
        blocks = (block for unit in units for block in unit.blocks)
        return self.blocks(_joined(blocks))

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Return blocks, one below the other.

        Args:
            blocks: Of a document, or within a block.
        """
        return "".join(_WRITERS.get(type(block), Writer.lines)(self, block) for block in blocks)

    def lines(self, block: Block) -> str:
        """Return a block as its lines.

        Args:
            block: One without an element of its own.
        """
        return self._boxed("div", block)

    def paragraph(self, block: Paragraph) -> str:
        """Return a paragraph."""
        return self._boxed("p", block)

    def _boxed(self, name: str, block: Block) -> str:
        lines = list(block.render(_CONTEXT))
        if not lines:
            return ""
        anchor = next((line.anchor for line in lines if line.anchor), "")
        identity = f' id="{attribute(anchor)}"' if anchor else ""
        return f"<{name}{identity}>{'<br>'.join(map(self._line, lines))}</{name}>\n"

    def heading(self, block: Heading) -> str:
        """Return a heading; the page has its own h1, the post's title."""
        level = min(6, max(2, block.level))
        return f'<h{level} id="{attribute(block.id)}">{self._spans(block.spans)}</h{level}>\n'

    def list(self, block: List) -> str:
        """Return a list."""
        items = "".join(f"<li>{self._item(item, tight=block.tight)}</li>\n" for item in block.items)
        if block.start is None:
            return f"<ul>\n{items}</ul>\n"
        return f'<ol start="{block.start}">\n{items}</ol>\n'

    def _item(self, item: Item, *, tight: bool) -> str:
        box, first = _BOXES[item.checked], next(iter(item.blocks), None)
        if tight and isinstance(first, Paragraph):
            text = "<br>".join(map(self._line, first.render(_CONTEXT)))
            return box + text + self.blocks(item.blocks[1:])
        return box + self.blocks(item.blocks)

    def table(self, block: Table) -> str:
        """Return a table, in a box that scrolls where it is wide."""
        head = (
            f"<thead>{self._row('th', block.header, block)}</thead>\n" if any(block.header) else ""
        )
        rows = "".join(self._row("td", row, block) + "\n" for row in block.rows)
        return f'<div class="wide"><table>\n{head}<tbody>\n{rows}</tbody></table></div>\n'

    def _row(self, name: str, row: Row, table: Table) -> str:
        cells = (
            f"<{name}{_aligned(table.aligns, column)}>{self._spans(cell)}</{name}>"
            for column, cell in enumerate(row)
        )
        return f"<tr>{''.join(cells)}</tr>"

    def quote(self, block: Quote) -> str:
        """Return a quotation."""
        return f"<blockquote>\n{self.blocks(block.blocks)}</blockquote>\n"

    def callout(self, block: Callout) -> str:
        """Return a box that says how to take what is in it."""
        title = f"<p><strong>{self._spans(block.title)}</strong></p>\n"
        return f"<aside>\n{title}{self.blocks(block.blocks)}</aside>\n"

    def details(self, block: Details) -> str:
        """Return what unfolds."""
        wish = " open" if block.opened else ""
        label = self._spans(block.summary) or "Details"
        return f"<details{wish}><summary>{label}</summary>\n{self.blocks(block.blocks)}</details>\n"

    def note(self, block: Note) -> str:
        """Return a footnote."""
        return f'<div class="note" id="fn-{block.number}">[{block.number}] {self.blocks(block.blocks)}</div>\n'

    def code(self, block: Code) -> str:
        """Return code, verbatim."""
        title = f'<p class="meta">{text(block.title)}</p>\n' if block.title else ""
        return f"{title}<pre><code>{text(block.text)}</code></pre>\n"

    def rule(self, _block: Rule) -> str:
        """Return a rule."""
        return "<hr>\n"

    def group(self, block: Group) -> str:
        """Return what a container holds, set in where it is."""
        blocks = self.blocks(block.blocks)
        return f'<div class="within">\n{blocks}</div>\n' if block.cells else blocks

    def _line(self, line: Line) -> str:
        return self._linked(line.spans)

    def _spans(self, spans: Sequence[Span]) -> str:
        return self._linked(dress(spans, _CONTEXT.options))

    def _linked(self, spans: Iterable[Span]) -> str:
        kept = (span for span in spans if span.style not in _REPEATED)
        parts = ((href, "".join(map(_span, run))) for href, run in groupby(kept, lambda s: s.href))
        return "".join(self._link(href, html) for href, html in parts)

    def _link(self, href: str, html: str) -> str:
        address = self.resolve(href) if href else ""
        return f'<a href="{attribute(address)}" rel="noopener">{html}</a>' if address else html


_WRITERS: Mapping[type, Callable[[Writer, Any], str]] = MappingProxyType(
    {
        Callout: Writer.callout,
        Code: Writer.code,
        Details: Writer.details,
        Group: Writer.group,
        Heading: Writer.heading,
        List: Writer.list,
        Note: Writer.note,
        Paragraph: Writer.paragraph,
        Quote: Writer.quote,
        Rule: Writer.rule,
        Table: Writer.table,
    }
)
"""What writes each kind of block; one without a row shows its lines."""


def text(words: str) -> str:
    """Return text as HTML.

    Args:
        words: Of a post.
    """
    return escape(sanitise(words), quote=False)


def attribute(words: str) -> str:
    """Return text as the value of an attribute.

    Args:
        words: Of a post.
    """
    return escape(plain(words))


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, the single items of one list after another as that list."""
    whole: List | None = None
    for block in blocks:
        if isinstance(block, List) and whole is not None and _goes_on(whole, block):
            whole = whole._replace(items=whole.items + block.items)
            continue
        if whole is not None:
            yield whole
        whole = block if isinstance(block, List) else None
        if whole is None:
            yield block
    if whole is not None:
        yield whole


def _goes_on(whole: List, item: List) -> bool:
    """Return whether an item is the next one of a list."""
    if whole.start is None or item.start is None:
        return whole.start is item.start
    return item.start == whole.start + len(whole.items)


def _span(span: Span) -> str:
    html = text(span.text).replace("\n", "<br>")
    for style in span.style.split():
        if element := _INLINE.get(style):
            html = f"<{element}>{html}</{element}>"
    return html


def _aligned(aligns: Sequence[str], column: int) -> str:
    align = aligns[column] if column < len(aligns) else ""
    return f' class="{align}"' if align in ("center", "right") else ""
