"""Callouts: a coloured bar, an icon and a label, however they were spelled."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.document.document import Line, Span
from termblog.document.frame import hang, indent
from termblog.document.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termblog.document.build import Builder
    from termblog.document.document import Block, Context
    from termblog.document.tree import Node

_ICONS: Mapping[str, str] = MappingProxyType(
    {"note": "ℹ", "tip": "✦", "important": "✱", "warning": "▲", "caution": "✖"}
)


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that says how to take what is in it."""

    kind: str
    """`note`, `tip`, `important`, `warning` or `caution`."""
    title: tuple[Span, ...]
    """Its label."""
    blocks: tuple[Block, ...]
    """What it says."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        style = f"callout.{self.kind}"
        if context.options.plain:
            mark = Span("> ", chrome=True)
            label = self.title
        else:
            mark = Span("▎ ", style, chrome=True)
            label = (Span(f"{_ICONS.get(self.kind, '')} ", chrome=True), *self.title)
        width = max(context.width - 2, 2)
        yield from hang(wrap(label, width, f"md.strong {style}"), mark, mark)
        yield from indent(self.blocks, context, mark, mark)


def parse(node: Node, builder: Builder) -> Callout:
    """Return a callout.

    Args:
        node: An `alert_open`, or a `callout_open` with `kind`, `title` and `folded` in its `meta`.
        builder: Of its document.
    """
    meta = node.token.meta
    kind = str(meta.get("kind", "note")).lower()
    title = builder.text(str(meta.get("title", ""))) or (Span(kind.capitalize()),)
    body = [child for child in node.children if child.token.type != "alert_title_open"]
    return Callout(kind, title, builder.blocks(body))
