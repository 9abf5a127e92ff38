"""Definition lists: each term, and indented below it what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.document.blocks.group import Group
from termblog.document.blocks.paragraph import Paragraph

if TYPE_CHECKING:
    from termblog.document.blocks import Builder
    from termblog.document.document import Block
    from termblog.document.tree import Node


def parse(node: Node, builder: Builder) -> Group:
    """Return a definition list.

    Args:
        node: A `dl_open`; terms and meanings are its children.
        builder: Of its document.
    """
    return Group(tuple(_part(child, builder) for child in node.children), tight=True)


def _part(node: Node, builder: Builder) -> Block:
    if node.token.type == "dd_open":
        return Group(builder.blocks(node.children), cells=4)
    return Paragraph(
        builder.spans((node.children[0] if not node.inline else node).inline), "md.term"
    )
