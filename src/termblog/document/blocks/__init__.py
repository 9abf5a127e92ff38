"""One file a Markdown construct: what it is, how it is parsed, how it is laid out.

`BLOCKS` has one row for each type of token. To add a construct, write a file with a frozen
dataclass that has `render(context)` and a function `parse(node, builder)`, and add its row. The
type of an opening token stands with its `_open`. What a `builder` can be asked is said here, too: it
knows every construct, and none of them knows it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown_it.token import Token

    from termblog.document.document import Block, Span
    from termblog.document.tree import Node


class Builder(Protocol):
    """What a construct may ask of the document in which it stands."""

    number: Callable[[str, str], int]
    """Tells a footnote's number from its label, and its text if it is written in place."""

    def blocks(self, nodes: Sequence[Node]) -> tuple[Block, ...]:
        """Return what the nodes within it come to."""

    def spans(self, tokens: Sequence[Token]) -> tuple[Span, ...]:
        """Return the spans of the children of an `inline` token."""

    def text(self, markdown: str) -> tuple[Span, ...]:
        """Return the spans of a line of inline Markdown, such as its title."""


Parse: TypeAlias = "Callable[[Node, Builder], Block]"
"""Makes a block of a node."""

BLOCKS: Mapping[str, str] = MappingProxyType(
    {
        "alert_open": "callout",
        "blockquote_open": "quote",
        "bullet_list_open": "list",
        "callout_open": "callout",
        "code_block": "code",
        "code_piece": "code",
        "details_open": "details",
        "diagram": "diagram",
        "dl_open": "definitions",
        "fence": "fence",
        "footnote_reference_open": "note",
        "group": "group",
        "heading_open": "heading",
        "hr": "rule",
        "math_block": "math",
        "notice": "notice",
        "ordered_list_open": "list",
        "paragraph_open": "image",
        "tab_open": "tab",
        "table_open": "table",
    }
)
"""The file of each token type, imported when the first such token is met."""


@cache
def find_parse(kind: str) -> Parse | None:
    """Return what makes a block of a token, or None where `BLOCKS` has no row for it.

    Args:
        kind: The token's type.
    """
    if kind not in BLOCKS:
        return None
    parse: Parse = import_module(f"termblog.document.blocks.{BLOCKS[kind]}").parse
    return parse
