"""Headings: told by weight and colour, not by signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termblog.document.blocks.paragraph import dress, shift
from termblog.document.document import Line, Span
from termblog.document.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.blocks import Builder
    from termblog.document.document import Context
    from termblog.document.tree import Node


class Heading(NamedTuple):
    """A heading within the text."""

    level: int
    """1 to 6."""
    id: str
    """What links to it name."""
    spans: tuple[Span, ...]
    """Its text."""
    align: str = ""
    """`center`, where what it stands in is centred."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        spans = [span._replace(text=span.text.replace("\n", " ")) for span in self.spans]
        if context.options.plain:
            spans.insert(0, Span(f"Heading {self.level}: ", chrome=True))
        lines = wrap(dress(spans, context.options), max(context.width, 2), f"md.h{self.level}")
        if self.align and not context.options.plain:
            lines = shift(lines, context.width, self.align)
        for index, line in enumerate(lines):
            yield line if index else line._replace(anchor=self.id)


def parse(node: Node, builder: Builder) -> Heading:
    """Return a heading.

    Args:
        node: A `heading_open`.
        builder: Of its document.
    """
    token = node.token
    return Heading(int(token.tag[1]), str(token.attrGet("id") or ""), builder.spans(node.inline))
