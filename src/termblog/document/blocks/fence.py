"""Fences: code, unless their language is one that is drawn."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.document.blocks import code, find_parse
from termblog.document.info import read_info
from termblog.text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termblog.document.blocks import Builder
    from termblog.document.document import Block
    from termblog.document.tree import Node

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {"math": "math_block", "katex": "math_block", "mermaid": "diagram"}
)
"""The row of `BLOCKS` that makes something of a fence in a language that is no code."""


def parse(node: Node, builder: Builder) -> Block:
    """Return what a fence comes to.

    Args:
        node: A `fence`.
        builder: Of its document.
    """
    info = read_info(node.token.info)
    if parse := find_parse(LANGUAGES.get(info.language.lower(), "")):
        return parse(node, builder)
    block = code.make_code(node.token.content, info.language)
    return block._replace(title=plain(info.title), marked=info.marked)
