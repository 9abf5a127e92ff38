"""`termblog themes`: what there is, and where it lies."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from termblog import paths
from termblog.cli.opening import load_settings, see_terminal, theme_folder
from termblog.cli.options import color_option, json_option, plain_option
from termblog.cli.output import Output, complain
from termblog.cli.table import Column, table_lines
from termblog.errors import SettingsError
from termblog.theme import load_theme, themes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COLUMNS = (Column("Name"), Column("Title"), Column("For"), Column("File"))


@click.command("themes")
@color_option
@plain_option
@json_option
def command(*, color: str, plain: bool, as_json: bool) -> None:
    """List the themes: name, title, what background each is for, and its file."""
    terminal = see_terminal(load_settings().settings, color=color, plain=plain)
    rows = list(_rows())
    lines = table_lines(_COLUMNS, rows, terminal)
    if as_json:
        keys = ("name", "title", "variant", "file")
        lines = iter([json.dumps([dict(zip(keys, row, strict=True)) for row in rows], indent=2)])
    Output(sys.stdout).lines(lines)


def _rows() -> Iterator[tuple[str, ...]]:
    """Yield a row a theme; one that cannot be read is told on stderr and left out."""
    folders = (theme_folder(),)
    for name, file in themes(folders).items():
        try:
            theme = load_theme(name, folders)
        except SettingsError as error:
            complain(str(error))
        else:
            yield name, theme.title, theme.variant, _place(file)


def _place(file: Path) -> str:
    """Return where a theme lies: the packaged ones by a word, the user's own by their path."""
    return "packaged" if file.is_relative_to(paths.styles()) else str(file)
