"""Lines that wear neither border nor padding, painted as they are.

Textual dresses each line a widget draws, and keeps a second copy of it, dressed. What has nothing
to put on is spared both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.geometry import Region

    from termblog.tui.panes.grounded import Grounded


def finish(widget: Grounded, line: list[Segment]) -> Strip:
    """Return a line in the width, on the background and in the colours of its widget.

    Args:
        widget: What drew it.
        line: What it drew; it is filled up, or cut.
    """
    width = widget.size.width
    used = sum(segment.cell_length for segment in line)
    if used < width:
        line = [*line, Segment(" " * (width - used))]
    elif used > width:
        line = [*Strip(line, used).crop(0, width)]
    line = [*Segment.simplify(Segment.apply_style(line, widget.ground))]
    for line_filter in widget.get_line_filters():
        line = line_filter.apply(line, widget.backdrop)
    return Strip(line, width)


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
