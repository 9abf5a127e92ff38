"""Footnotes, as they stand at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from termblog.document.document import Span
from termblog.document.frame import indent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.blocks import Builder
    from termblog.document.document import Block, Context, Line
    from termblog.document.tree import Node


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    number: int
    """By the order in which notes are first referred to."""
    blocks: tuple[Block, ...]
    """What it says."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        label = Span(f"[{self.number}] ", "md.footnote", chrome=True)
        pad = Span(" " * len(label.text), chrome=True)
        for index, line in enumerate(indent(self.blocks, context, label, pad)):
            yield line if index else line._replace(anchor=f"fn-{self.number}")


def parse(node: Node, builder: Builder) -> Note:
    """Return a footnote.

    Args:
        node: A `footnote_reference_open`.
        builder: Of its document.
    """
    return Note(builder.number(node.token.meta["label"], ""), builder.blocks(node.children))
