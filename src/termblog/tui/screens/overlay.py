"""What opens above the main screen, and lets it show around its panel.

Textual would make a screen anew each time, tint what lies beneath cell by cell, and paint all of
it twice: forty milliseconds for a key that opens the search. Here a screen is made once, and what
lies beneath stays as it was painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from textual.await_complete import AwaitComplete
from textual.reactive import Reactive
from textual.screen import ModalScreen
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Region
    from textual.widget import Widget

ValueT = TypeVar("ValueT")


class Overlay(ModalScreen[ValueT]):
    """A panel above the main screen. One is kept of each kind, and begins anew when it opens."""

    ALLOW_SELECT: ClassVar[bool] = False

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the keys; that it has them is its own to paint."""

    _beneath: Sequence[Strip] | None = None

    def begin(self) -> None:
        """Show what the screen was given; it opens now."""

    def on_screen_resume(self) -> None:
        """Begin anew."""
        self.begin()

    def dismiss(self, result: ValueT | None = None) -> AwaitComplete:
        """Close, once: a second Enter or click that was on its way finds it closed.

        Args:
            result: What was chosen.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def on_click(self, event: events.Click) -> None:
        """Close it where somebody clicks beside the panel: a touch has no Esc."""
        if event.widget is self:
            self.dismiss(None)

    def refresh(self, *regions: Region, **how: Any) -> Self:  # noqa: ARG002  see below
        """Paint all anew; what lies beneath may have changed.

        Of regions alone, Textual would forget what the panel wants painted at the same time.
        """
        self._beneath = None
        return super().refresh(**how)

    def render_line(self, y: int) -> Strip:
        """Paint what lies beneath."""
        if self._beneath is None:
            below = self.app.screen_stack[-2]
            self._beneath = below._compositor.render_strips()  # noqa: SLF001  see private_names
        return self._beneath[y] if y < len(self._beneath) else Strip.blank(self.size.width)
