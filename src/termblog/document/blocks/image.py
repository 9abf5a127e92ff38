"""Images that stand alone: the picture where it can be drawn, what it shows, and its address."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from termblog.document.blocks.paragraph import LABELS, Paragraph, dress, shorten
from termblog.document.document import Line, Span
from termblog.document.frame import stack
from termblog.document.picture import Picture, PictureRow
from termblog.document.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.blocks import Builder
    from termblog.document.document import Block, Context
    from termblog.document.tree import Node


class Image(NamedTuple):
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
        rows = tuple(self._rows(context))
        yield from rows
        first, *rest = wrap(dress(self.spans, context.options), width)
        # What a picture says is its label: copied and found as if nothing stood above it.
        yield first._replace(soft=True, glue="") if rows else first
        yield from rest
        spelled_out = context.options.plain or context.options.link_addresses
        linked = any(span.href not in ("", self.source) for span in self.spans)
        if self.source and (linked or not spelled_out):
            yield from wrap(
                [Span(shorten(self.source), "md.address", self.source, chrome=True)], width
            )

    def _rows(self, context: Context) -> Iterator[Line]:
        """Yield the lines that are left free for the picture."""
        room = context.room(self.source, context.width) if self.source else None
        if room is not None:
            picture = Picture(self.source, *room)
            cells = (Span(" " * picture.columns, "md.picture", chrome=True),)
            for y in range(picture.rows):
                yield Line(cells, soft=y > 0, glue="", picture=PictureRow(picture, y))


class Images(NamedTuple):
    """A paragraph of nothing but images."""

    spans: tuple[Span, ...]
    """Of the paragraph."""
    images: tuple[Image, ...]
    """Each of them."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay them out one below another where one of them is drawn, else as the words that they are.

        Args:
            context: Its width and surroundings.
        """
        if any(context.room(image.source, context.width) for image in self.images):
            yield from stack(self.images, context)
        else:
            yield from Paragraph(self.spans).render(context)


def lone_image(spans: tuple[Span, ...]) -> Block:
    """Return a paragraph, or its images where there is nothing else in it.

    Args:
        spans: Of a paragraph.
    """
    labels = [at for at, span in enumerate(spans) if span.text in LABELS and span.chrome]
    others = (span for span in spans if "md.image" not in span.style and span.text.strip())
    if any(others) or labels[:1] != [0] or any(spans[at].text != "▣ " for at in labels):
        return Paragraph(spans)
    if len(labels) == 1:
        return Image(spans[0].href, spans)
    parts = (spans[start:end] for start, end in pairwise([*labels, len(spans)]))
    return Images(spans, tuple(Image(part[0].href, _trimmed(part)) for part in parts))


def _trimmed(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans without the blanks and breaks at their end."""
    end = len(spans)
    while not spans[end - 1].text.strip():
        end -= 1
    return spans[:end]


def parse(node: Node, builder: Builder) -> Block:
    """Return a paragraph, or its images where there is nothing else in it.

    Args:
        node: A `paragraph_open`.
        builder: Of its document.
    """
    return lone_image(builder.spans(node.inline))
