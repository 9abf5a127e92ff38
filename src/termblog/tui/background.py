"""Asks the terminal for its background, so that dark and light follow it.

OSC 11 is answered by most terminals; the device attributes asked behind it are answered by all,
so one that does not know colours costs no waiting. Then `COLORFGBG` says, else it is dark.
"""

from __future__ import annotations

import os
import select
import time
from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Mapping

QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
"""The background's colour, then the device attributes (xterm's control sequences)."""
PATIENCE = 0.3
"""Seconds to wait for an answer; a far terminal takes its time."""

_COLOR = late(rb"\x1b\]11;rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)")
_ATTRIBUTES = late(rb"\x1b\[\?[0-9;]*c")


def is_light(answer: bytes, environment: Mapping[str, str]) -> bool:
    """Return whether a terminal's background is light.

    Args:
        answer: What it said to `QUESTION`.
        environment: The process's variables, for `COLORFGBG`.
    """
    if found := _COLOR.search(answer):
        red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups())
        return bool(0.299 * red + 0.587 * green + 0.114 * blue > 0.5)
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return background in {"7", "15"}


def ask(terminal: int, patience: float = PATIENCE) -> bytes:
    """Return what a terminal answers to `QUESTION`; nothing where it is silent.

    Args:
        terminal: A file descriptor open for reading and writing.
        patience: Seconds to wait.
    """
    import termios
    import tty

    try:
        before = termios.tcgetattr(terminal)
    except termios.error:  # no terminal at all
        return b""
    try:
        tty.setcbreak(terminal)
        os.write(terminal, QUESTION)
        return _listen(terminal, time.monotonic() + patience)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _listen(terminal: int, until: float) -> bytes:
    """Read until the device attributes came, or time is up."""
    heard = b""
    while not _ATTRIBUTES.search(heard) and len(heard) < 4096:
        ready, _, _ = select.select([terminal], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            break
        heard += os.read(terminal, 1024)
    return heard


def light_terminal(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal of this process has a light background.

    Args:
        environment: The process's variables.
    """
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | getattr(os, "O_NOCTTY", 0))  # not on Windows
    except OSError:
        return is_light(b"", environment)
    try:
        return is_light(ask(terminal), environment)
    except (OSError, ImportError):
        return is_light(b"", environment)
    finally:
        os.close(terminal)
