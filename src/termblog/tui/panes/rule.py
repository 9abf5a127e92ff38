"""The thin rule between two panes, which tells the one that has the keys."""

from __future__ import annotations

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip

from termblog.tui.inks import ink
from termblog.tui.panes.grounded import Grounded


class Rule(Grounded):
    """A vertical rule. It is no border: to colour a border lays the whole screen out anew."""

    ALLOW_SELECT = False

    live: reactive[bool] = reactive(False)
    """Whether the pane beside it has the keys."""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  every line is the same
        """Draw one cell of it."""
        return Strip([Segment("│", self.ground + ink(self, "accent" if self.live else "rule"))], 1)
