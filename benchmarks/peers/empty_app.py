"""An empty Textual app: the floor of a first screen."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """One word."""

    def compose(self) -> ComposeResult:
        """Show the word."""
        yield Static("painted")


if __name__ == "__main__":
    Empty().run()
