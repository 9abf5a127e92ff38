"""Widgets that paint line by line on a ground that is looked up once.

Textual works a widget's style out anew each time it is asked, from every widget around it: a
third of what painting a list of lines costs, where each line asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from rich.style import Style
    from textual.color import Color


class Grounded(Widget):
    """A widget that keeps its style."""

    _ground: Style | None = None
    _backdrop: Color | None = None

    @property
    def ground(self) -> Style:
        """The style of what nothing else styles."""
        if self._ground is None:
            self._ground = self.rich_style
        return self._ground

    @property
    def backdrop(self) -> Color:
        """The colour of what lies beneath everything."""
        if self._backdrop is None:
            _, self._backdrop = self.background_colors
        return self._backdrop

    def notify_style_update(self) -> None:
        """Work the style out anew: it may be another."""
        super().notify_style_update()
        self._ground = self._backdrop = None
