"""What the terminal can be drawn on, told by its variables and by the size of its cells."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from termblog.cli.terminal import takes_graphics
from termblog.look import Depth

if TYPE_CHECKING:
    from termblog.cli.terminal import Terminal
    from termblog.pictures.canvas import Canvas
    from termblog.settings import Settings

_CREDIBLE = range(2, 129)
"""How wide or high a cell can be, in pixels."""


def see_canvas(settings: Settings, terminal: Terminal, *, graphics: bool = False) -> Canvas | None:
    """Return what pictures can be drawn on, or None where a line has to stand for each.

    Args:
        settings: Whether pictures are wanted.
        terminal: Where they will show.
        graphics: Whether the terminal may draw them itself, where it can.
    """
    drawable = terminal.tty and terminal.unicode and terminal.depth > Depth.SIXTEEN
    if settings.images == "off" or not drawable:
        return None
    from termblog.pictures.canvas import Canvas

    graphics = graphics and takes_graphics(os.environ)
    cell = _cell()
    return Canvas(cell, graphics) if cell else Canvas(graphics=graphics)


def _cell() -> tuple[int, int] | None:
    """Return the width and height of the terminal's cells in pixels, where it tells."""
    try:
        import fcntl
        import struct
        import termios

        told = fcntl.ioctl(sys.stdout, termios.TIOCGWINSZ, bytes(8))
    except (ImportError, OSError, ValueError):  # Windows has none, and a pipe no size
        return None
    rows, columns, across, down = struct.unpack("4H", told)
    if not rows or not columns:
        return None
    cell = (across // columns, down // rows)
    return cell if all(side in _CREDIBLE for side in cell) else None
