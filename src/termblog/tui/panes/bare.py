"""A view that scrolls without a scrollbar: where one is stands in the line below.

Textual makes a widget for each scrollbar, with a task of its own, even where it has no width.
"""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView


class Bare(ScrollView):
    """A scroll view whose scrollbars are never made; the style sheet hides what overflows."""

    virtual_size = Reactive(Size(0, 0))
    """How much there is to scroll: without a scrollbar nothing else on the screen depends on it."""

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether the wheel scrolls: always, though there is no scrollbar."""
        return True
