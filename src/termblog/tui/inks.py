"""What lines of chrome are written in. A screen has the inks, and all its panes share them.

Textual keeps a node of its document for each component class of each widget; so the few inks are
not every pane's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.style import Style
    from textual.widget import Widget

INKS = frozenset(
    {
        "ink--dim",
        "ink--faint",
        "ink--strong",
        "ink--accent",
        "ink--plain",
        "ink--match",
        "ink--rule",
    }
)
"""The component classes of a screen with lines of chrome."""


def ink(widget: Widget, name: str) -> Style:
    """Return a style without what lies beneath it.

    Args:
        widget: What is written, on a screen with inks.
        name: Such as `dim`.
    """
    return widget.screen.get_component_rich_style(f"ink--{name}", partial=True)
