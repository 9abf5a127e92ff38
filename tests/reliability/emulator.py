"""Figure: side effects in a real terminal, tmux: title, clipboard, modes, replies.

Each command and the app show the hostile blog in a pane of a server of its own; afterwards the
pane is asked what it has become.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.programs import need
from tests.reliability import hostile
from tests.reliability.figure import Outcome
from tests.reliability.payloads import ESCAPES

if TYPE_CHECKING:
    from collections.abc import Callable

_TERMBLOG = str(Path(sys.executable).with_name("termblog"))
_COMMANDS = (
    "read every -P",
    "read every -P --plain",
    "read every -P --raw",
    "list",
    "list --json",
    "search heading",
    "",
)
_ASKED = (
    "#{pane_title}|#{alternate_on}|#{mouse_any_flag}|#{insert_flag}|#{origin_flag}|#{keypad_flag}"
    "|#{wrap_flag}|#{cursor_flag}|#{scroll_region_upper}|#{scroll_region_lower}"
)
_HONEST = "calm|0|0|0|0|0|1|1|0|39"


_KEYS = ("J", "J", "Space", "G", "t", "i", "Escape", "/", "o", "Enter", "Escape", "Escape", "q")
_PATIENCE = 120
"""Seconds after which what the pane does not show is missed."""


def measure(runs: int) -> Outcome:
    """Show the hostile blog in a pane, command after command.

    Args:
        runs: How many of the commands.
    """
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hostile.build(folder / "blog")
        for command in _COMMANDS[:runs]:
            for fault in _show(folder, command):
                outcome.check(False, f"termblog {command}: {fault}")
            outcome.tried += len(ESCAPES)
    return outcome


def _show(folder: Path, command: str) -> list[str]:
    """Run a command in a pane, and return what the pane has become that it must not."""
    blog = f"--blog {folder / 'blog'}" if command else str(folder / "blog")
    script = f"{_TERMBLOG} {command} {blog}; printf DONE; read -r -t 1 reply; printf 'REPLY<%s>' \"$reply\"; sleep 60"
    own = Path(tempfile.mkdtemp(dir=folder))  # the server of the command before may still be ending
    (own / "script").write_text(script, "utf-8")
    tmux = [need("tmux"), "-S", str(own / "socket"), "-f", "/dev/null"]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "HISTFILE": "",  # what the shell wrote at its end would come after the folder's
    }

    def ask(*arguments: str) -> str:
        done = subprocess.run(
            [*tmux, *arguments], env=environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    ask("new-session", "-d", "-x", "120", "-y", "40", "bash --norc")
    ask("set", "-g", "set-clipboard", "on")
    ask("select-pane", "-T", "calm")
    ask("send-keys", f"clear; . {own / 'script'}", "Enter")
    try:
        if not command:
            _wait_for("? help", ask)
            for key in _KEYS:
                ask("send-keys", key)
                time.sleep(0.2)
        screen = _wait_for("REPLY<", ask)
        found = []
        if "REPLY<>" not in screen:
            found.append(f"the terminal was made to reply: {screen[-300:]!r}")
        if (state := ask("display", "-p", _ASKED).strip()) != _HONEST:
            found.append(f"the pane is {state}, and not {_HONEST}")
        if buffers := ask("list-buffers"):
            found.append(f"the clipboard holds {buffers!r}")
        return found
    finally:
        ask("kill-server")


def _wait_for(words: str, ask: Callable[..., str]) -> str:
    """Return the pane's screen once it shows some words, or when patience ends."""
    until = time.monotonic() + _PATIENCE
    while words not in (screen := ask("capture-pane", "-p")) and time.monotonic() < until:
        time.sleep(0.1)
    return screen
