"""Thematic breaks: short and centred."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from termblog.document.document import Line, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.blocks import Builder
    from termblog.document.document import Context
    from termblog.document.tree import Node

_CELLS = 12


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        cells = min(_CELLS, context.width)
        if context.options.plain:
            yield Line((Span("-" * min(3, cells), chrome=True),))
            return
        pad = Span(" " * ((context.width - cells) // 2), chrome=True)
        yield Line((pad, Span("─" * cells, "md.rule", chrome=True)))


def parse(_: Node, __: Builder) -> Rule:
    """Return a thematic break."""
    return Rule()
