"""Quotations, set off by a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termblog.document.document import Span
from termblog.document.frame import indent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.blocks import Builder
    from termblog.document.document import Block, Context, Line
    from termblog.document.tree import Node

_BAR = Span("▎ ", "md.bar", chrome=True)


class Quote(NamedTuple):
    """A quotation."""

    blocks: tuple[Block, ...]
    """What is quoted."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        if context.options.plain:
            mark = Span("> ", chrome=True)
            yield from indent(self.blocks, context, mark, mark)
            return
        for line in indent(self.blocks, context, _BAR, _BAR):
            yield line._replace(spans=tuple(_quiet(span) for span in line.spans))


def _quiet(span: Span) -> Span:
    return span if span.chrome else span._replace(style=f"md.quote {span.style}".rstrip())


def parse(node: Node, builder: Builder) -> Quote:
    """Return a quotation.

    Args:
        node: A `blockquote_open`.
        builder: Of its document.
    """
    return Quote(builder.blocks(node.children))
