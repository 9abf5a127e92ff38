"""The command line, one file a command; `run` is its whole outside."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from termblog.cli.output import ReaderLeft, complain, prepare_streams

if TYPE_CHECKING:
    from collections.abc import Sequence

_INTERRUPTED = 130
_COMPLETING = "_TERMBLOG_COMPLETE"
"""The variable in which a shell asks click for completions."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0, 1, 2, 128 or 130.

    Args:
        arguments: What follows the program's name.
    """
    prepare_streams()
    try:
        code = _run([*arguments])  # `list` is the command's module here
        sys.stdout.flush()
    except (ReaderLeft, BrokenPipeError):
        _forget_stdout()
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        _forget_stdout()
        complain(f"{error.strerror or error}.")
        return 1
    except Exception as error:
        if os.environ.get("TERMBLOG_DEBUG"):
            raise
        complain(f"A fault of termblog's own: {error!r}. TERMBLOG_DEBUG=1 shows where.")
        return 1
    return code


def _run(arguments: list[str]) -> int:
    """Run one command; what is wrong is told on stderr."""
    from termblog.errors import TermblogError

    try:
        return 0 if _swiftly(arguments) else _with_click(arguments)
    except TermblogError as error:
        complain(str(error))
        return error.exit_code


def _swiftly(arguments: list[str]) -> bool:
    """Run a command whose line needs no click, whose import takes long; tell whether it did."""
    if _COMPLETING in os.environ:
        return False
    from termblog.cli.swift import find_call

    call = find_call(arguments)
    if call:
        call()
    return call is not None


def _with_click(arguments: list[str]) -> int:
    """Run any command."""
    import click

    from termblog.cli.program import program

    try:
        code = program.main(arguments, prog_name="termblog", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return _INTERRUPTED
    return code if isinstance(code, int) else 0


def _forget_stdout() -> None:
    """Let what is still buffered go nowhere: its reader has left, and that is no error."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
