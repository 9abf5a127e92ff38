"""Details: a summary, and what unfolds below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from termblog.document.document import Span
from termblog.document.fold import MARK, fold
from termblog.document.frame import hang, indent
from termblog.document.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.blocks import Builder
    from termblog.document.document import Block, Context, Line
    from termblog.document.tree import Node


@dataclass(frozen=True, slots=True)
class Details:
    """Text behind a summary."""

    summary: tuple[Span, ...]
    """Its label."""
    blocks: tuple[Block, ...]
    """What unfolds."""
    opened: bool = False
    """Whether the author wants it unfolded."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        mark = Span("") if context.options.plain else MARK
        pad = Span(" " * len(mark.text), chrome=True)
        summary = self.summary or (Span("Details", chrome=True),)
        width = max(context.width - len(mark.text), 2)
        label = hang(wrap(summary, width, "md.strong"), mark, pad)
        return fold(label, indent(self.blocks, context, pad, pad), opened=self.opened)


def parse(node: Node, builder: Builder) -> Details:
    """Return details.

    Args:
        node: A `details_open` with `title`, its summary, and `open` in its `meta`.
        builder: Of its document.
    """
    meta = node.token.meta
    summary = builder.text(str(meta.get("title", "")))
    return Details(summary, builder.blocks(node.children), bool(meta.get("open")))
