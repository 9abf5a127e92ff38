"""Widgets that scroll lines which they paint themselves.

Textual lays the whole screen out anew when a widget's virtual size changes. Here nothing depends
on it: heights that are estimated may be corrected as often as need be, and a list may get longer,
at no cost but the repaint of what is in view.
"""

from __future__ import annotations

from termblog.tui.panes.bare import Bare
from termblog.tui.panes.grounded import Grounded


class Scrolled(Grounded, Bare):
    """Lines of which a part is in view; a subclass says how many there are."""

    @property
    def length(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    @property
    def max_scroll_y(self) -> int:
        """The last line that can be the first in view, 0-based."""
        return max(0, self.length - self.size.height)
