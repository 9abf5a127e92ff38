"""Writes the tables of the README and the guide anew, from the tables that the program goes by.

A file marks the place of a table with `<!-- name -->` and `<!-- /name -->`; what stands between is
replaced. A test says when a file is stale.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from termblog.blog.engines import ENGINES
from termblog.cli.commands import COMMANDS
from termblog.cli.config import toml
from termblog.cli.program import BROWSE, Program, program
from termblog.settings import ROWS
from termblog.tui.commands import COMMANDS as KEYS
from termblog.tui.commands import Where, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

CHECKOUT = Path(__file__).parent.parent


def commands() -> Iterator[str]:
    """Yield a table of the commands and their options."""
    rows = []
    for name, about in ((BROWSE, "Open a blog in the app: a folder or a file."), *COMMANDS.items()):
        command = command_of(name)
        rows.append((f"`{usage_of(name, command)}`", about, _options(command)))
    return _table(("Command", "What it does", "Options"), rows)


def keys() -> Iterator[str]:
    """Yield a table of keys for each part of the app."""
    for where in Where:
        rows = [
            (" ".join(f"`{shown(key)}`" for key in row.keys), row.title, f"`{row.id}`")
            for row in KEYS
            if row.where is where and row.keys
        ]
        yield f"**{where}**"
        yield ""
        yield from _table(("Keys", "What they do", "Id"), rows)
        yield ""


def settings() -> Iterator[str]:
    """Yield a table of the settings."""
    rows = [
        (f"`{name}`", f"`{toml(row.default)}`", _sentence(row.about))
        for name, row in ROWS.items()
        if name != "keys"
    ]
    return _table(("Setting", "Default", "What it does"), rows)


def engines() -> Iterator[str]:
    """Yield a table of the engines and the first names that each is recognised by."""
    rows = [
        (engine, ", ".join(f"`{name}`" for name in row.configs[:3]))
        for engine, row in ENGINES.items()
        if row.configs
    ]
    return _table(("Engine", "Recognised by"), rows)


TABLES: Mapping[str, Callable[[], Iterable[str]]] = {
    "commands": commands,
    "keys": keys,
    "settings": settings,
    "engines": engines,
}
"""What can stand between marks."""

FILES = (
    "README.md",
    "content/guide-keys.md",
    "content/guide-settings.md",
    "content/guide-engines.md",
)
"""The files with tables, from the checkout's top."""


def filled(text: str) -> str:
    """Return a text with its tables written anew.

    Args:
        text: Markdown.
    """
    return re.sub(r"<!-- (\w+) -->\n.*?<!-- /\1 -->", _fill, text, flags=re.DOTALL)


def _fill(found: re.Match[str]) -> str:
    name = found[1]
    body = "\n".join(TABLES[name]()).strip()
    return f"<!-- {name} -->\n\n{body}\n\n<!-- /{name} -->"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def command_of(name: str) -> click.Command:
    """Return a command of the program.

    Args:
        name: A key of its table.
    """
    assert isinstance(program, Program)  # noqa: S101  it is decorated to be one
    command = program.get_command(click.Context(program), name)
    assert command is not None  # noqa: S101  it is a row of the table
    return command


def usage_of(name: str, command: click.Command) -> str:
    """Return a command with its arguments, as one types it.

    Args:
        name: What it is called.
        command: The command.
    """
    context = click.Context(command, info_name=name)
    arguments = [p.make_metavar(context) for p in command.params if isinstance(p, click.Argument)]
    return " ".join(filter(None, ["termblog", name, *arguments]))


def _options(command: click.Command) -> str:
    options = [param for param in command.params if isinstance(param, click.Option)]
    return " ".join(f"`{'/'.join((*option.opts, *option.secondary_opts))}`" for option in options)


def _sentence(text: str) -> str:
    return " ".join(text.split())


def main() -> int:
    """Write every stale file; return how many there were."""
    stale = 0
    for name in FILES:
        file = CHECKOUT / name
        text = file.read_text("utf-8")
        if filled(text) != text:
            file.write_text(filled(text), "utf-8")
            stale += 1
    return stale


if __name__ == "__main__":
    sys.stdout.write(f"{main()} files were stale.\n")
