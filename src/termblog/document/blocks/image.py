"""Images that stand alone: a label with what they show, and their address below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from termblog.document.blocks.paragraph import LABELS, Paragraph, dress, shorten
from termblog.document.document import Span
from termblog.document.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.build import Builder
    from termblog.document.document import Block, Context, Line
    from termblog.document.tree import Node


@dataclass(frozen=True, slots=True)
class Image:
    """An image on a line of its own."""

    source: str
    """Its address, as written."""
    spans: tuple[Span, ...]
    """Its label: what it shows, and what it is called."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        width = max(context.width, 2)
        yield from wrap(dress(self.spans, context.options), width)
        spelled_out = context.options.plain or context.options.link_addresses
        linked = any(span.href not in ("", self.source) for span in self.spans)
        if self.source and (linked or not spelled_out):
            yield from wrap(
                [Span(shorten(self.source), "md.address", self.source, chrome=True)], width
            )


def lone_image(spans: tuple[Span, ...]) -> Block:
    """Return a paragraph, or an image where there is nothing else in it.

    Args:
        spans: Of a paragraph.
    """
    labels = [span for span in spans if span.text in LABELS and span.chrome]
    others = (span for span in spans if "md.image" not in span.style and span.text.strip())
    alone = len(labels) == 1 and labels[0] is spans[0] and not any(others)
    return Image(spans[0].href, spans) if alone and labels[0].text == "▣ " else Paragraph(spans)


def parse(node: Node, builder: Builder) -> Block:
    """Return a paragraph, or an image where there is nothing else in it.

    Args:
        node: A `paragraph_open`.
        builder: Of its document.
    """
    return lone_image(builder.spans(node.inline))
