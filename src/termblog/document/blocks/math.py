"""Formulas on lines of their own, as Unicode; the TeX stays with them for who wants to copy it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from termblog.document.document import Span
from termblog.document.formula import address_of
from termblog.document.frame import hang
from termblog.document.tex import show_tex
from termblog.document.wrap import wrap
from termblog.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.blocks import Builder
    from termblog.document.document import Context, Line
    from termblog.document.tree import Node


@dataclass(frozen=True, slots=True)
class Math:
    """A formula."""

    tex: str
    """As its author wrote it."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        pad = Span("" if context.options.plain or context.width < 12 else "  ", chrome=True)
        width = max(context.width - len(pad.text), 2)
        address = address_of(self.tex, "$$")
        for row in show_tex(self.tex).split("\n"):
            yield from hang(wrap((Span(row, "md.math", address),), width), pad, pad)


def parse(node: Node, _: Builder) -> Math:
    """Return a formula.

    Args:
        node: A `math_block`, or a fence.
    """
    return Math(sanitise(node.token.content.strip()))
