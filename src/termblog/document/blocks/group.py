"""What encloses blocks without a look of its own: containers that no row of `BLOCKS` names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termblog.document.document import Span
from termblog.document.frame import indent, stack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.blocks import Builder
    from termblog.document.document import Block, Context, Line
    from termblog.document.tree import Node


class Group(NamedTuple):
    """Blocks that belong together."""

    blocks: tuple[Block, ...]
    """In order."""
    cells: int = 0
    """How far they are indented."""
    tight: bool = False
    """Whether no blank line parts them."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        if not self.cells:
            return stack(self.blocks, context, tight=self.tight)
        pad = Span(" " * self.cells, chrome=True)
        return indent(self.blocks, context, pad, pad, tight=self.tight)


def parse(node: Node, builder: Builder) -> Group:
    """Return what a container encloses.

    Args:
        node: Of any type.
        builder: Of its document.
    """
    return Group(builder.blocks(node.children))
