"""Puts text on the machine's clipboard, where a program for it is there.

Where none took it the app sends OSC 52, which reaches the terminal's own clipboard over any
connection; many terminals refuse that, and none says so.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PROGRAMS: Sequence[tuple[str, tuple[str, ...]]] = (
    ("", ("pbcopy",)),
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("clip.exe",)),
)
"""A variable that must be set, and a command that takes text on stdin."""


def command(
    environment: Mapping[str, str], which: Callable[[str], str | None] = shutil.which
) -> tuple[str, ...]:
    """Return the machine's clipboard program with its arguments; empty where there is none.

    Args:
        environment: The process's variables.
        which: Returns the path of a program; None where it is not there.
    """
    for variable, (program, *arguments) in PROGRAMS:
        if (not variable or environment.get(variable)) and (path := which(program)):
            return (path, *arguments)
    return ()


def put(text: str, run: Sequence[str]) -> bool:
    """Give text to a clipboard program; tell whether it took it.

    Args:
        text: What to copy.
        run: The program with its arguments.
    """
    try:
        subprocess.run(  # noqa: S603  the program is a row of the table above
            run, input=text.encode(), check=True, timeout=2, capture_output=True
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True
