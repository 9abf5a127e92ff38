"""The pager: which one, and how lines get into it as they are laid out."""

from __future__ import annotations

import os
import shlex
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from termblog.cli.output import Output, ReaderLeft
from termblog.errors import PagerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

USUAL = "less -RF"
"""The pager where nobody names one."""


def choose_pager(setting: str, environment: Mapping[str, str]) -> tuple[str, bool]:
    """Return the command of the pager, and whether somebody named it.

    Args:
        setting: `$TERMBLOG_PAGER` or `pager` in the settings.
        environment: The variables of the process.
    """
    named = setting or environment.get("PAGER", "")
    return (named, True) if named.strip() else (USUAL, False)


@contextmanager
def paging(command: str, environment: Mapping[str, str], *, encoding: str) -> Iterator[Output]:
    """Start a pager and give the output that it reads.

    Args:
        command: The program and its arguments, as a shell would part them; no shell runs it.
        environment: The variables of the process.
        encoding: What it reads.

    Raises:
        PagerError: It could not start.
    """
    try:
        process = subprocess.Popen(  # noqa: S603  the user's own command, parted without a shell
            shlex.split(command, posix=os.name == "posix"),
            stdin=subprocess.PIPE,
            text=True,
            encoding=encoding,
            errors="replace",
            env={"LESS": "RF", **environment},
        )
    except (OSError, ValueError, IndexError) as error:
        msg = f"The pager {command!r} could not start: {error}"
        raise PagerError(msg) from error
    try:
        assert process.stdin is not None  # noqa: S101  a pipe was asked for
        with process.stdin as stream:
            yield Output(stream)
    except (ReaderLeft, BrokenPipeError):
        pass  # the reader has left the pager; that is no error
    finally:
        _wait(process)


def _wait(process: subprocess.Popen[str]) -> None:
    """Wait for the pager; Ctrl+C is for it alone while it runs."""
    while True:
        try:
            process.wait()
        except KeyboardInterrupt:
            continue
        return
