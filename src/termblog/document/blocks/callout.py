"""Callouts: a coloured bar, an icon and a label, however they were spelled."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.document.document import Span
from termblog.document.fold import MARK, fold
from termblog.document.frame import hang, indent
from termblog.document.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termblog.document.blocks import Builder
    from termblog.document.document import Block, Context, Line
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
    opened: bool | None = None
    """Whether it starts unfolded; nothing where it does not fold."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        style = f"callout.{self.kind}"
        plain = context.options.plain
        mark = Span("> ", chrome=True) if plain else Span("▎ ", style, chrome=True)
        width = max(context.width - 2, 2)
        label = hang(wrap(self._label(plain=plain), width, f"md.strong {style}"), mark, mark)
        body = indent(self.blocks, context, mark, mark)
        return chain(label, body) if self.opened is None else fold(label, body, opened=self.opened)

    def _label(self, *, plain: bool) -> tuple[Span, ...]:
        """Return its title, behind an icon, and a mark where it folds."""
        if plain:
            return self.title
        icon = Span(f"{_ICONS.get(self.kind, '')} ", chrome=True)
        return (icon, *self.title) if self.opened is None else (MARK, icon, *self.title)


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
    folded = meta.get("folded")
    return Callout(kind, title, builder.blocks(body), None if folded is None else not folded)
