"""A reader on Textual's own Markdown widget: `n` shows the next file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown


class Peer(App[None]):
    """Shows one file after another."""

    BINDINGS: ClassVar = [("n", "following", "Next")]

    def compose(self) -> ComposeResult:
        """Show nothing yet."""
        with VerticalScroll():
            yield Markdown("ready")

    def on_mount(self) -> None:
        """Begin before the first file."""
        self.files = iter(sys.argv[1:])

    def action_following(self) -> None:
        """Show the next file."""
        text = Path(next(self.files)).read_text("utf-8")
        self.query_one(Markdown).update(text)


if __name__ == "__main__":
    Peer().run()
