"""Details: a summary, and what unfolds below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from termblog.document.document import Line, Span
from termblog.document.frame import hang, indent
from termblog.document.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.build import Builder
    from termblog.document.document import Block, Context
    from termblog.document.tree import Node


@dataclass(frozen=True, slots=True)
class Details:
    """Text behind a summary; it is shown unfolded, since nothing may be lost."""

    summary: tuple[Span, ...]
    """Its label."""
    blocks: tuple[Block, ...]
    """What unfolds."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        plain = context.options.plain
        mark = Span("" if plain else "▾ ", "md.bullet", chrome=True)
        pad = Span("" if plain else "  ", chrome=True)
        summary = self.summary or (Span("Details", chrome=True),)
        width = max(context.width - len(mark.text), 2)
        yield from hang(wrap(summary, width, "md.strong"), mark, pad)
        yield from indent(self.blocks, context, pad, pad)


def parse(node: Node, builder: Builder) -> Details:
    """Return details.

    Args:
        node: A `details_open` with the summary as `title` in its `meta`.
        builder: Of its document.
    """
    return Details(
        builder.text(str(node.token.meta.get("title", ""))), builder.blocks(node.children)
    )
