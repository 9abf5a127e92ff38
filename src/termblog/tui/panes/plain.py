"""Lines that wear neither border nor padding, painted as they are.

Textual dresses each line a widget draws, and keeps a second copy of it, dressed. What has nothing
to put on is spared both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.strip import Strip

    from termblog.tui.panes.grounded import Grounded


def finish(widget: Grounded, strip: Strip) -> Strip:
    """Return a line in the width, on the background and in the colours of its widget.

    Args:
        widget: What drew it.
        strip: The line.
    """
    strip = strip.adjust_cell_length(widget.size.width).apply_style(widget.ground).simplify()
    _, background = widget.background_colors
    for line_filter in widget.get_line_filters():
        strip = strip.apply_filter(line_filter, background)
    return strip


def cut(strips: list[Strip], crop: Region, width: int) -> list[Strip]:
    """Return what is asked of some lines.

    Args:
        strips: Whole lines.
        crop: The columns that are asked for.
        width: Of the lines, in cells.
    """
    if crop.width == width:
        return strips
    return [strip.crop(crop.x, crop.right) for strip in strips]
