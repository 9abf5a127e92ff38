"""What a terminal can be drawn on: its cells are asked of the system, and not believed blindly."""

from __future__ import annotations

import os
import struct
import sys

import pytest

from termblog.cli.canvas import see_canvas
from termblog.cli.terminal import Terminal
from termblog.look import Depth
from termblog.pictures.canvas import Canvas
from termblog.settings import Settings

TERMINAL = Terminal(width=80, depth=Depth.TRUE, tty=True)


@pytest.mark.parametrize(
    ("size", "cell"),
    [
        ((40, 100, 1000, 800), (10, 20)),
        ((40, 100, 0, 0), (8, 16)),
        ((0, 0, 1000, 800), (8, 16)),
        ((40, 100, 100, 800), (8, 16)),
        ((1, 1, 60_000, 60_000), (8, 16)),
    ],
)
def test_cells_are_as_large_as_the_terminal_says(
    size: tuple[int, int, int, int], cell: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows, columns and pixels; nonsense counts as silence."""
    fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")
    reader, terminal = os.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("4H", *size))
    with os.fdopen(terminal, "w") as stream, os.fdopen(reader, "rb"):
        monkeypatch.setattr(sys, "stdout", stream)
        assert see_canvas(Settings(), TERMINAL) == Canvas(cell)


def test_graphics_are_drawn_only_where_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app asks; what is printed goes to pagers and into scrollbacks."""
    monkeypatch.setenv("TERM", "xterm-kitty")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("TMUX", raising=False)
    printed = see_canvas(Settings(), TERMINAL)
    shown = see_canvas(Settings(), TERMINAL, graphics=True)
    assert printed is not None
    assert shown is not None
    assert (printed.graphics, shown.graphics) == (False, True)
