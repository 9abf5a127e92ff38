"""`termblog keys`: every key, and the id by which it can be changed."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from termblog.cli.opening import load_settings, see_terminal
from termblog.cli.options import color_option, json_option, plain_option
from termblog.cli.output import Output, complain
from termblog.cli.table import Column, table_lines
from termblog.tui.commands import COMMANDS, conflicts, keys_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_COLUMNS = (Column("Keys", most=0.25), Column("Id", most=0.3), Column("Where"), Column("What"))


@click.command("keys")
@color_option
@plain_option
@json_option
def command(*, color: str, plain: bool, as_json: bool) -> None:
    """List every key, the id by which `[keys]` in config.toml changes it, and what it does."""
    settings = load_settings().settings
    remap, known = settings.keys, {row.id for row in COMMANDS}
    for conflict in conflicts({name: keys for name, keys in remap.items() if name in known}):
        complain(conflict)
    terminal = see_terminal(settings, color=color, plain=plain)
    lines = _json(remap) if as_json else table_lines(_COLUMNS, _rows(remap), terminal)
    Output(sys.stdout).lines(lines)


def _rows(remap: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for row in COMMANDS:
        keys = " ".join(map(shown, keys_of(row, remap)))
        yield keys or "-", row.id, row.where, row.title


def _json(remap: Mapping[str, str]) -> Iterator[str]:
    facts = [
        {
            "id": row.id,
            "keys": list(keys_of(row, remap)),
            "where": row.where,
            "title": row.title,
            "help": row.help,
        }
        for row in COMMANDS
    ]
    yield json.dumps(facts, indent=2)
