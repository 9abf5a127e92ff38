"""What termblog itself says among an author's blocks, such as that something is shown as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from termblog.document.document import Span
from termblog.document.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.document.blocks import Builder
    from termblog.document.document import Context, Line
    from termblog.document.tree import Node


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence of ours: neither searched nor copied."""

    sentence: str
    """Without markup."""

    def render(self, context: Context) -> Iterator[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """
        text = self.sentence if context.options.plain else f"✖ {self.sentence}"
        yield from wrap((Span(text, "md.notice", chrome=True),), max(context.width, 2))


def parse(node: Node, _: Builder) -> Notice:
    """Return a notice.

    Args:
        node: A `notice`.
    """
    return Notice(node.token.content)
