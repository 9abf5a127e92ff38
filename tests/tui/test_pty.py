"""The main path through the installed command, in a real terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tui.conftest import Desk

COLUMNS, ROWS = 100, 30
PATIENCE = 60.0
"""Seconds after which a screen that did not come is a failure; a busy machine is slow."""


class Terminal:
    """`termblog` in a terminal of its own, as a screen in memory shows it."""

    def __init__(self, *arguments: str) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            program = Path(sys.executable).with_name("termblog")
            os.execve(program, ["termblog", *arguments], _variables())  # noqa: S606  what users start

    @property
    def text(self) -> str:
        """What the terminal shows."""
        return "\n".join(self.screen.display)

    def wait_for(self, shows: Callable[[str], bool]) -> None:
        """Read until the screen shows something."""
        until = time.monotonic() + PATIENCE
        while not shows(self.text):
            ready, _, _ = select.select([self._fd], [], [], max(0.0, until - time.monotonic()))
            assert ready, self.text
            data = os.read(self._fd, 65536)
            if b"\x1b[c" in data:
                os.write(self._fd, b"\x1b]11;rgb:1616/1818/1d1d\x1b\\\x1b[?1;2c")
            self._stream.feed(data)

    def see(self, words: str) -> None:
        """Wait until the screen shows some words."""
        self.wait_for(lambda text: words in text)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._fd, keys.encode())

    def close(self) -> int:
        """Wait for the end; return the exit code."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if not os.read(self._fd, 65536):
                    break
            except OSError:  # the other side is closed
                break
        _, status = os.waitpid(self._pid, 0)
        os.close(self._fd)
        return os.waitstatus_to_exitcode(status)


def _variables() -> dict[str, str]:
    """Return the variables of a terminal that says itself how large it is.

    Whatever imports readline, as pytest does, sets COLUMNS and LINES behind Python's back; they
    would reach a program that inherits the variables, and count for more than the terminal.
    """
    variables = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    return {name: value for name, value in variables.items() if name not in ("COLUMNS", "LINES")}


def test_start_search_jump_bookmark_quit_and_resume(desk: Desk) -> None:
    """One opens, searches, jumps, bookmarks, quits, and finds everything again."""
    terminal = Terminal(str(desk.root))
    terminal.see("3 posts")
    terminal.type("s")
    terminal.see("Search")
    terminal.type("lamplight")
    terminal.see("by lamplight")
    terminal.type("\r")
    terminal.see("1 of 12")
    terminal.type("]]]]")
    terminal.see("wrote part 4")
    terminal.type("m")
    terminal.see("Bookmarked")
    terminal.type("come back\r")
    terminal.see("with your note")
    terminal.type("q")
    assert terminal.close() == 0

    terminal = Terminal(str(desk.root))
    terminal.see("wrote part 4")
    terminal.type("'")
    terminal.see("come back")
    terminal.type("\x1b")
    terminal.wait_for(lambda text: "come back" not in text)
    terminal.type("q")
    assert terminal.close() == 0


def test_the_whole_terminal_is_drawn_on(desk: Desk) -> None:
    """The app asks the terminal itself how large it is, and reaches its last column and line."""
    terminal = Terminal(str(desk.root))
    terminal.see("3 posts")
    terminal.see("? help")
    display = terminal.screen.display
    assert display[0].rstrip() == display[0][: COLUMNS - 1]
    assert display[0].rstrip().endswith("3 posts")
    assert display[-1].rstrip().endswith("? help")
    assert display[-1][COLUMNS - 2] == "p"
    terminal.type("q")
    assert terminal.close() == 0


def test_a_missing_folder_is_one_sentence() -> None:
    """No app starts, and no traceback shows."""
    terminal = Terminal("/nowhere/at/all")
    terminal.see("There is no folder /nowhere/at/all.")
    assert terminal.close() == 1
    assert "Traceback" not in terminal.text
