"""What shows at which width. Knows no widgets.

Under 100 columns the contents pane lies above the text, under 70 the sidebar does, too; what lies
above closes when something was chosen in it.
"""

from __future__ import annotations

from typing import NamedTuple

WIDE = 100
"""From so many columns on, the contents pane stands beside the text."""
MIDDLE = 70
"""From so many columns on, the sidebar does."""


class View(NamedTuple):
    """What the reader wants to see."""

    sidebar: bool = True
    """The list of posts, where there is room beside the text."""
    contents: bool | None = None
    """The headings, where there is room; None does as the post asks."""
    above: str = ""
    """The pane that lies above the text: `sidebar`, `contents` or neither."""
    zen: bool = False
    """Nothing but the text."""

    def shows(self, pane: str, width: int, *, asked: bool) -> bool:
        """Return whether a pane shows.

        Args:
            pane: `sidebar` or `contents`.
            width: Of the screen, in cells.
            asked: Whether the post asks for its contents.
        """
        if self.above == pane:
            return True
        if self.zen or width < least(pane):
            return False
        if pane == "sidebar":
            return self.sidebar
        return asked if self.contents is None else self.contents

    def toggled(self, pane: str, width: int, *, asked: bool) -> View:
        """Return the view with a pane shown that was hidden, or hidden that was shown.

        Args:
            pane: `sidebar` or `contents`.
            width: Of the screen, in cells.
            asked: Whether the post asks for its contents.
        """
        show = not self.shows(pane, width, asked=asked)
        if width < least(pane) or (self.zen and show) or self.above == pane:
            return self._replace(above=pane if show else "")
        if pane == "sidebar":
            return self._replace(sidebar=show)
        return self._replace(contents=show)


def least(pane: str) -> int:
    """Return the columns from which a pane stands beside the text.

    Args:
        pane: `sidebar` or `contents`.
    """
    return MIDDLE if pane == "sidebar" else WIDE
