"""Writes the man page anew, from the program's own help.

The page is roff by hand: a heading, a paragraph and a list are all it needs.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scripts.tables import command_of, usage_of
from termblog import __version__
from termblog.cli.commands import COMMANDS
from termblog.cli.program import BROWSE
from termblog.settings import PREFIX, ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parent.parent / "docs" / "termblog.1"
"""Where it lies; the wheel puts it where `man` looks."""

_NAME = """\
.SH NAME
termblog \\- read any Markdown blog in the terminal, and host it
.SH SYNOPSIS
.B termblog
[OPTIONS] [BLOG]
.br
.B termblog
COMMAND [OPTIONS] ...
.SH DESCRIPTION
Opens a blog's folder, whatever engine wrote it, or a Markdown file. Without BLOG it is what
.B $TERMBLOG_BLOG\\fR,
the settings or the current folder name, else the guide. A folder that is named like a command is opened as ./NAME."""

_END = """\
.SH EXIT STATUS
0 all went well; 1 something was not found or could not be read, or
.B check
found problems; 2 the command was written wrongly; 128 the pager could not start; 130 after Ctrl+C.
.SH ENVIRONMENT
.B NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR
decide on colours, in this order, where
.B \\-\\-color
does not;
.B FORCE_HYPERLINK
on links that can be clicked;
.B COLUMNS
on the width where there is no terminal;
.B PAGER
and
.B VISUAL, EDITOR
on programs. Each setting has a variable, too.
.SH FILES
.I config.toml
in the user's configuration folder;
.B termblog config \\-\\-example
prints one and names its place.
.I termblog.toml
in a blog's folder says how that blog should look.
.SH SEE ALSO
.BR less (1),
.BR fzf (1),
.BR ssh (1)"""


def page() -> str:
    """Return the whole page."""
    return "\n".join([f'.TH TERMBLOG 1 "" "termblog {__version__}"', *_lines(), ""])


def _lines() -> Iterator[str]:
    yield _NAME
    yield ".SH COMMANDS"
    for name in (BROWSE, *COMMANDS):
        yield from _command(name)
    yield ".SH SETTINGS"
    for name, row in ROWS.items():
        about = " ".join(row.about.split())
        yield from _item(f"{name}, ${PREFIX}{name.upper()}", about)
    yield _END


def _command(name: str) -> Iterator[str]:
    command = command_of(name)
    yield f".SS {_escaped(usage_of(name, command))}"
    yield _escaped(" ".join((command.help or "").replace("\b", "").split()))
    for param in command.params:
        if isinstance(param, click.Option):
            flags = ", ".join((*param.opts, *param.secondary_opts))
            yield from _item(f"{flags} {param.metavar or ''}".rstrip(), param.help or "")


def _item(term: str, text: str) -> Iterator[str]:
    yield ".TP"
    yield f".B {_escaped(term)}"
    yield _escaped(text)


def _escaped(text: str) -> str:
    """Return text as roff takes it: no backslash, hyphen or leading dot means anything."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...")
    return re.sub(r"^([.'])", r"\\&\1", text)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE}\n")
