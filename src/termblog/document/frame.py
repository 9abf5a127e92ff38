"""What blocks that enclose others share: prefixes that repeat on each line, and the air between blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from termblog.document.document import BLANK, Line, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from termblog.document.document import Block, Context

NARROWEST = 8
"""Cells that text always keeps: what stands deeper is no longer indented."""


def stack(blocks: Sequence[Block], context: Context, *, tight: bool = False) -> Iterator[Line]:
    """Yield the lines of blocks one below another.

    Args:
        blocks: In order; those without lines take no room.
        context: Their width and surroundings.
        tight: Whether no blank line parts them.
    """
    started = False
    for block in blocks:
        lines = iter(block.render(context))
        first = next(lines, None)
        if first is None:
            continue
        if started and not tight:
            yield BLANK
        started = True
        yield first
        yield from lines


def hang(lines: Iterable[Line], first: Span, rest: Span) -> Iterator[Line]:
    """Yield lines with something before each.

    Args:
        lines: What hangs.
        first: Before the first line.
        rest: Before the others; as wide.
    """
    prefix = first
    for line in lines:
        yield line._replace(
            spans=(prefix, *line.spans) if line.spans or prefix.text.strip() else ()
        )
        prefix = rest


def indent(
    blocks: Sequence[Block],
    context: Context,
    first: Span,
    rest: Span,
    *,
    tight: bool = False,
    lists: int = 0,
) -> Iterator[Line]:
    """Yield the lines of blocks behind a prefix, which goes on a line of its own where room lacks.

    Args:
        blocks: What is enclosed.
        context: The width with the prefix.
        first: Before the first line, such as a bullet.
        rest: Before the others.
        tight: Whether no blank line parts the blocks.
        lists: How many lists deeper the blocks stand.
    """
    cells = cell_len(first.text)
    if context.width - cells >= NARROWEST:
        yield from hang(stack(blocks, context.narrow(cells, lists=lists), tight=tight), first, rest)
        return
    if first != rest and first.text.strip() and cells <= context.width:
        yield Line((first._replace(text=first.text.rstrip()),))
    yield from stack(blocks, context.narrow(0, lists=lists), tight=tight)
