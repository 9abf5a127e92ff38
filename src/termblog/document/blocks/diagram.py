"""Diagrams that are written as text: drawn where the library for it is installed, else shown as written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from termblog.document.blocks.code import make_code
from termblog.document.document import Line, Span
from termblog.patterns import late
from termblog.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termblog.document.blocks import Builder
    from termblog.document.document import Context
    from termblog.document.tree import Node

_BREAK = late(r"[ ]*<br[ ]*/?>[ ]*", re.IGNORECASE)
_MARKUP = late(r"</?(?:b|i|u|em|strong|small|code|sub|sup|span|font)(?:\s[^<>]*)?>", re.IGNORECASE)
"""Tags in labels that a page obeys and a drawing cannot."""
_LONGEST = 4000
"""Characters of a diagram that is still drawn."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """A Mermaid diagram."""

    source: str
    """As written."""

    def render(self, context: Context) -> Iterable[Line]:
        """Lay it out: drawn, if it fits, else as its source under a caption.

        Args:
            context: Its width and surroundings.
        """
        options = context.options
        drawn = [] if options.plain else _draw(self.source, unicode=options.unicode)
        if drawn and max(map(cell_len, drawn)) <= context.width:
            return [Line((Span(row, "md.text"),)) for row in drawn]
        return make_code(self.source, "mermaid").render(context)


def _draw(source: str, *, unicode: bool) -> list[str]:
    """Return the rows of a drawing; none where it cannot be drawn."""
    try:
        from termaid import render
    except ImportError:
        return []
    if len(source) > _LONGEST:
        return []
    try:
        labels = _MARKUP.sub("", _BREAK.sub(" ", source))
        drawing = render(labels, use_ascii=not unicode)
    except Exception:  # noqa: BLE001 — whatever another's parser trips over, the source can be read
        return []
    return [sanitise(row.rstrip()) for row in drawing.rstrip().split("\n") if drawing.strip()]


def parse(node: Node, _: Builder) -> Diagram:
    """Return a diagram.

    Args:
        node: A fence.
    """
    return Diagram(sanitise(node.token.content.rstrip("\n")).expandtabs(4))
