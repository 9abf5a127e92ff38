"""Tabs: a page would show one of them; here they stand one below another, each under its label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from termblog.document.document import Span
from termblog.document.frame import hang, indent
from termblog.document.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.blocks import Builder
    from termblog.document.document import Block, Context, Line
    from termblog.document.tree import Node


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab."""

    label: tuple[Span, ...]
    """What is written on it."""
    blocks: tuple[Block, ...]
    """What it shows."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        plain = context.options.plain
        mark = Span("" if plain else "◆ ", "md.bullet", chrome=True)
        pad = Span("" if plain else "  ", chrome=True)
        width = max(context.width - len(mark.text), 2)
        yield from hang(wrap(self.label, width, "md.strong"), mark, pad)
        yield from indent(self.blocks, context, pad, pad)


def parse(node: Node, builder: Builder) -> Tab:
    """Return a tab.

    Args:
        node: A `tab_open` with the `label` in its `meta`.
        builder: Of its document.
    """
    return Tab(builder.text(str(node.token.meta["label"])), builder.blocks(node.children))
