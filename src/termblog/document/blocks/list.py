"""Lists: items hang from a bullet that changes by depth, or from their number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termblog.document.document import BLANK, Span
from termblog.document.frame import indent, stack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.blocks import Builder
    from termblog.document.document import Block, Context, Line
    from termblog.document.tree import Node

_BULLETS = "•◦▪‣"


class Item(NamedTuple):
    """One item."""

    blocks: tuple[Block, ...]
    """What it says."""
    checked: bool | None = None
    """Whether the task is done; nothing where it is none."""


class List(NamedTuple):
    """A list, or one item of a list at the document's top level."""

    items: tuple[Item, ...]
    """In order."""
    start: int | None = None
    """The number of the first; nothing in a bullet list."""
    tight: bool = True
    """Whether no blank line parts the items."""
    delimiter: str = "."
    """What follows a number."""
    last: int = 0
    """The number of the last item of the whole list, to whose width all numbers are set."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        rows = tuple(_Row(self, item, index) for index, item in enumerate(self.items))
        return stack(rows, context, tight=self.tight)

    def marker(self, index: int, item: Item, context: Context) -> Span:
        """Return what an item hangs from.

        Args:
            index: Its place among the items.
            item: Itself.
            context: Its surroundings.
        """
        plain = context.options.plain
        if item.checked is not None:
            words = ("[x] ", "[ ] ") if plain or not context.options.unicode else ("☑ ", "☐ ")
            return Span(words[not item.checked], "md.task", chrome=True)
        if self.start is None:
            bullet = "-" if plain else _BULLETS[context.depth % len(_BULLETS)]
            return Span(f"{bullet} ", "md.bullet", chrome=True)
        last = max(self.last, self.start + len(self.items) - 1)
        number = f"{self.start + index}{self.delimiter} "
        cells = 0 if plain else len(str(last)) + len(self.delimiter) + 1
        return Span(number.rjust(cells), "md.number", chrome=True)


class _Row(NamedTuple):
    """An item at its place."""

    list: List
    item: Item
    place: int

    def render(self, context: Context) -> Iterator[Line]:
        marker = self.list.marker(self.place, self.item, context)
        rest = Span(" " * len(marker.text), chrome=True)
        blocks = self.item.blocks or (_Nothing(),)
        return indent(blocks, context, marker, rest, tight=self.list.tight, lists=1)


class _Nothing:
    """What an empty item says."""

    __slots__ = ()

    def render(self, _: Context) -> Iterator[Line]:
        yield BLANK


def parse(node: Node, builder: Builder) -> List:
    """Return a list.

    Args:
        node: A `bullet_list_open` or an `ordered_list_open`.
        builder: Of its document.
    """
    token = node.token
    items = tuple(
        Item(builder.blocks(child.children), child.token.meta.get("checked"))
        for child in node.children
    )
    start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
    tight = token.meta.get("tight", is_tight(node))
    return List(items, start, tight, token.markup or ".", token.meta.get("last", 0))


def is_tight(node: Node) -> bool:
    """Return whether no blank line parts the items of a list (CommonMark 0.31.2 §5.3).

    Args:
        node: A list.
    """
    return not any(
        block.token.type == "paragraph_open" and not block.token.hidden
        for item in node.children
        for block in item.children
    )
