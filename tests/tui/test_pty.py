"""The main path through the installed command, in a real terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyte

from tests.terminal import Terminal

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

COLUMNS, ROWS = 100, 30


class Screen(Terminal):
    """`termblog` in a terminal of its own, as a screen in memory shows it."""

    def __init__(self, *arguments: str) -> None:
        program = str(Path(sys.executable).with_name("termblog"))
        super().__init__([program, *arguments], _variables(), (COLUMNS, ROWS))
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)

    def read(self, seconds: float) -> bytes:
        """Return what the program writes next, and show it."""
        data = super().read(seconds)
        self._stream.feed(data)
        return data

    @property
    def text(self) -> str:
        """What the terminal shows."""
        return "\n".join(self.screen.display)

    def see(self, words: str) -> None:
        """Wait until the screen shows some words."""
        self.wait_for(lambda: words in self.text)

    def press(self, keys: str) -> None:
        """Press keys."""
        self.type(keys.encode())


def _variables() -> dict[str, str]:
    """Return the variables of a terminal that says itself how large it is.

    Whatever imports readline, as pytest does, sets COLUMNS and LINES behind Python's back; they
    would reach a program that inherits the variables, and count for more than the terminal.
    """
    variables = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    return {name: value for name, value in variables.items() if name not in ("COLUMNS", "LINES")}


def test_start_search_jump_bookmark_quit_and_resume(desk: Desk) -> None:
    """One opens, searches, jumps, bookmarks, quits, and finds everything again."""
    terminal = Screen(str(desk.root))
    terminal.see("3 posts")
    terminal.press("s")
    terminal.see("Search")
    terminal.press("lamplight")
    terminal.see("by lamplight")
    terminal.press("\r")
    terminal.see("1 of 12")
    terminal.press("]]]]")
    terminal.see("wrote part 4")
    terminal.press("m")
    terminal.see("Bookmarked")
    terminal.press("m")
    terminal.see("Note")
    terminal.press("come back\r")
    terminal.see("with your note")
    terminal.press("q")
    assert terminal.end() == 0

    terminal = Screen(str(desk.root))
    terminal.see("wrote part 4")
    terminal.press("'")
    terminal.see("come back")
    terminal.press("\x1b")
    terminal.wait_for(lambda: "come back" not in terminal.text)
    terminal.press("q")
    assert terminal.end() == 0


def test_the_whole_terminal_is_drawn_on(desk: Desk) -> None:
    """The app asks the terminal itself how large it is, and reaches its last column and line."""
    terminal = Screen(str(desk.root))
    terminal.see("3 posts")
    terminal.see("? help")
    display = terminal.screen.display
    assert display[0].rstrip() == display[0][: COLUMNS - 1]
    assert display[0].rstrip().endswith("3 posts")
    assert display[-1].rstrip().endswith("? help")
    assert display[-1][COLUMNS - 2] == "p"
    terminal.press("q")
    assert terminal.end() == 0


def test_a_missing_folder_is_one_sentence() -> None:
    """No app starts, and no traceback shows."""
    terminal = Screen("/nowhere/at/all")
    terminal.see("There is no folder /nowhere/at/all.")
    assert terminal.end() == 1
    assert "Traceback" not in terminal.text
