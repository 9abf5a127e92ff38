"""Tokens of a unit become blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.document.blocks import find_parse
from termblog.document.blocks.paragraph import Paragraph
from termblog.document.inline import weave

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from termblog.document.document import Block, Span
    from termblog.document.tree import Node


class DocumentBuilder:
    """The `Builder` of one document: knows every construct, and what of the document they need."""

    def __init__(
        self, number: Callable[[str, str], int], inline: Callable[[str], Sequence[Token]]
    ) -> None:
        """Build blocks of one document.

        Args:
            number: Tells a footnote's number from its label, and its text if it is written in place.
            inline: Parses inline Markdown that a rule left in a token's `meta`, such as a title.
        """
        self.number = number
        """Tells a footnote's number."""
        self._inline = inline

    def blocks(self, nodes: Sequence[Node]) -> tuple[Block, ...]:
        """Return what siblings come to; HTML among them may enclose the others.

        Args:
            nodes: In order.
        """
        if not any(node.token.type == "html_block" for node in nodes):
            return tuple(self.block(node) for node in nodes)
        from termblog.document.blocks.html import Flow

        flow = Flow(self.number)
        for node in nodes:
            if node.token.type == "html_block":
                flow.read(node.token.content, node.token.meta.get("ids", ()))
            else:
                flow.add(self.block(node))
        return flow.finish()

    def block(self, node: Node) -> Block:
        """Return what a node comes to; one without a row in `BLOCKS` shows what is in it.

        Args:
            node: Of any type.
        """
        holds = bool(node.children) and node.children[0].token.type != "inline"
        if parse := find_parse(node.token.type) or (holds and find_parse("group")):
            return parse(node, self)
        return Paragraph(self.spans(node.inline) or self.text(node.token.content))

    def spans(self, tokens: Sequence[Token]) -> tuple[Span, ...]:
        """Return the spans of inline tokens.

        Args:
            tokens: The children of an `inline` token.
        """
        return weave(tokens, self.number)

    def text(self, markdown: str) -> tuple[Span, ...]:
        """Return the spans of a line of inline Markdown.

        Args:
            markdown: Such as the title of a callout.
        """
        return weave(self._inline(markdown), self.number) if markdown else ()
