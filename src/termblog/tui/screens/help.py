"""What the keys do, in the focused pane first; made of the command table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from termblog.document.document import BLANK, Line, Span
from termblog.document.front import wrapped
from termblog.tui.commands import Where, here, keys_of, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from termblog.tui.commands import Command

KEYS = 22
"""The width of the column of keys, in cells."""


def help_lines(
    commands: Iterable[Command], places: Collection[Where], remap: Mapping[str, str], width: int
) -> list[Line]:
    """Return the help: a heading for each place, a line for each command.

    Args:
        commands: What this session may do.
        places: Where the keys work now; they come first.
        remap: The reader's own keys, by command id.
        width: In cells.
    """
    offered = list(commands)
    order = sorted(Where, key=lambda where: (where not in places, where is Where.ANYWHERE))
    lines = [line for where in order for line in _section(here(offered, [where]), remap, width)]
    return lines[1:]


def _section(commands: Iterable[Command], remap: Mapping[str, str], width: int) -> Iterator[Line]:
    for number, command in enumerate(commands):
        if not number:
            yield from (BLANK, Line((Span(command.where, "md.h2"),)), BLANK)
        keys = "  ".join(shown(key) for key in keys_of(command, remap)) or "–"
        room = max(10, width - KEYS)
        first, *rest = wrapped(f"{command.title}. {command.help}", room)
        gap = " " * max(1, KEYS - cell_len(keys))
        title, after = first[: len(command.title)], first[len(command.title) + 1 :]
        yield Line((Span(keys + gap, "md.number"), Span(title), Span(after, "md.dim")))
        for text in rest:
            yield Line((Span(" " * KEYS), Span(text, "md.dim")))
