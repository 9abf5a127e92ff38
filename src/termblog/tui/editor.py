"""How each editor is told the line on which to open a file."""

from __future__ import annotations

import shlex
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PLUS = ("+{line}", "{file}")
COLON = ("{file}:{line}",)

LINES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("vi", "vim", "nvim", "gvim", "nano", "emacs", "emacsclient", "micro", "kak"), PLUS),
    **dict.fromkeys(("ne", "joe", "mg", "jed", "mcedit", "gedit", "ed", "ex"), PLUS),
    **dict.fromkeys(("hx", "helix", "subl", "zed", "mate"), COLON),
    **dict.fromkeys(("code", "codium", "cursor"), ("--wait", "--goto", "{file}:{line}")),
}  # fmt: skip
"""By the editor's name; one that is not here gets the file alone."""


def command(wish: str, environment: Mapping[str, str], file: str, line: int) -> list[str]:
    """Return the command that opens a file at a line.

    Args:
        wish: The editor that the settings name; else $VISUAL and $EDITOR decide, then vi.
        environment: The process's variables.
        file: The path.
        line: 1-based.
    """
    wanted = wish or environment.get("VISUAL") or environment.get("EDITOR") or "vi"
    program, *arguments = shlex.split(wanted)
    shape = LINES.get(PurePath(program).stem, ("{file}",))
    return [program, *arguments, *(part.format(file=file, line=line) for part in shape)]
