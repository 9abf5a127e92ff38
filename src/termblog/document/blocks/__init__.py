"""One file a Markdown construct: what it is, how it is parsed, how it is laid out.

`BLOCKS` has one row for each type of token. To add a construct, write a file with a frozen
dataclass that has `render(context)` and a function `parse(node, builder)`, and add its row. The
type of an opening token stands with its `_open`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from termblog.document.blocks import (
    callout,
    code,
    definitions,
    details,
    fence,
    group,
    heading,
    image,
    math,
    note,
    quote,
    rule,
    tab,
    table,
)
from termblog.document.blocks import (
    list as lists,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from termblog.document.build import Builder
    from termblog.document.document import Block
    from termblog.document.tree import Node

Parse: TypeAlias = "Callable[[Node, Builder], Block]"
"""Makes a block of a node."""

BLOCKS: Mapping[str, Parse] = MappingProxyType(
    {
        "alert_open": callout.parse,
        "blockquote_open": quote.parse,
        "bullet_list_open": lists.parse,
        "callout_open": callout.parse,
        "code_block": code.parse,
        "details_open": details.parse,
        "dl_open": definitions.parse,
        "fence": fence.parse,
        "footnote_reference_open": note.parse,
        "group": group.parse,
        "heading_open": heading.parse,
        "hr": rule.parse,
        "math_block": math.parse,
        "ordered_list_open": lists.parse,
        "paragraph_open": image.parse,
        "tab_open": tab.parse,
        "table_open": table.parse,
    }
)
"""What each token type comes to."""
