"""Figure: side effects in a second terminal, `@xterm/headless`: title, clipboard, modes, replies.

The bytes that termblog writes are handed to the emulator in one go, and what it has become is
compared with one that was shown an honest blog.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.programs import need
from tests.reliability import hostile
from tests.reliability.figure import Outcome
from tests.reliability.payloads import ESCAPES
from tests.reliability.programs import need_package
from tests.reliability.sinks import TERMBLOG, variables
from tests.terminal import Terminal

_SCRIPT = Path(__file__).with_name("xterm.js")
_HONEST = {"honest": "honest text"}
_COMMANDS = (
    "list",
    "read every -P",
    "read every -P --plain",
    "read every -P --raw",
    "read every -P --toc",
    "search heading",
    "list --json",
)
_KEYS = (b"J", b"J", b" ", b"G", b"t", b"i", b"\x1b", b"/o\r", b"\x1b", b"so\r", b"\x1b")


def measure(runs: int) -> Outcome:
    """Show both blogs, by commands and in the app, and compare what the terminal was made to do.

    Args:
        runs: How many of the commands, before the app.
    """
    need_package("@xterm/headless")
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hostile.build(folder / "hostile")
        hostile.build(folder / "honest", _HONEST)
        _check(outcome, "a raw payload", _shows(ESCAPES["title"].encode()), {}, same=False)
        for command in (*_COMMANDS[:runs], ""):
            found = _shows(_written(folder, command, "hostile"))
            _check(
                outcome, f"termblog {command}", found, _shows(_written(folder, command, "honest"))
            )
    return outcome


def _check(
    outcome: Outcome, what: str, found: dict[str, Any], honest: dict[str, Any], *, same: bool = True
) -> None:
    """Compare what a terminal did; of a raw payload there must be something, or nothing is measured."""
    differs = {key: found[key] for key in found if found[key] != honest.get(key)}
    good = not differs if same else found["titles"] == ["owned"]
    outcome.check(good, f"{what}: {differs}, and not {honest}")
    outcome.tried += len(ESCAPES) - 1


def _written(folder: Path, command: str, blog: str) -> bytes:
    """Return what a command writes, or the app while keys are pressed."""
    where = ["--blog", str(folder / blog)] if command else [str(folder / blog)]
    terminal = Terminal([TERMBLOG, *command.split(), *where], variables(folder))
    if command:
        terminal.end()
        return bytes(terminal.written)
    terminal.until(b"help")  # the end of the last line
    for keys in _KEYS:
        terminal.type(keys)
        terminal.settle(0.05)
    terminal.close()  # with the modes that an app has: both blogs' are compared
    return bytes(terminal.written)


def _shows(written: bytes) -> dict[str, Any]:
    """Return what the emulator was made to do."""
    done = subprocess.run(
        [need("node"), str(_SCRIPT)], input=written, capture_output=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
