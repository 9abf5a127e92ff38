"""What an app may not do in a process that it shares, and how its first frame is sent.

`Hosted` stands before the app's own class in the order of resolution. Whatever reaches for the
host (a file, a signal, the host's terminal) ends here.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, cast

from rich.color import ColorSystem
from textual.app import App, SuspendNotSupported

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType
    from textual._compositor import CompositorUpdate
    from textual.screen import Screen

    from termblog.hosting.driver import StreamDriver
    from termblog.hosting.visitor import Place

_QUIET_SECONDS = 0.06  # without a new frame, and the first one is whole
_LONGEST_SECONDS = 1.0  # that a remembered frame may stand in for an app that keeps painting


class Stay(Protocol):
    """A visit, as far as its app knows it."""

    driver: StreamDriver | None
    """What the app writes to; nothing once it ended."""

    def settle(self, frame: str) -> None:
        """Take the first frame that is whole, in true colour."""

    def call(self, function: Callable[[], None]) -> None:
        """Call one of the app's own functions, where it still runs."""

    def follow(self, place: Place) -> None:
        """Tell the client where the reader is."""

    def note_crash(self, error: Exception) -> None:
        """Log that the app failed."""


class Hosted(App[None]):
    """The part of an app that knows it is a guest."""

    ENABLE_COMMAND_PALETTE = False
    visit: Stay | None = None
    """The visit that the app serves; nothing once it ended."""
    _settling: asyncio.TimerHandle | None = None
    _settled = False
    _began = 0.0

    def attach(self, visit: Stay) -> None:
        """Begin to serve a visit.

        Args:
            visit: Whose app this is.
        """
        self.visit = visit
        self._began = asyncio.get_running_loop().time()
        # Styles are cached without their colour system, so every app has the same one.
        self.console._color_system = ColorSystem.TRUECOLOR  # noqa: SLF001  see private_names

    def detach(self) -> None:
        """Let go of the visit."""
        self.visit = None
        if self._settling:
            self._settling.cancel()

    def go(self, slug: str, anchor: str) -> None:
        """Show a post; the app's own class knows how.

        Args:
            slug: Of the post; empty for the front page.
            anchor: Where in it, as a `Place` told.
        """

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Send a frame, or only note it while the reader looks at a remembered one."""
        visit = self.visit
        if renderable is None or visit is None or self._settled or visit.driver is None:
            super()._display(screen, renderable)
            return
        if visit.driver.held:
            self.post_display_hook()
        else:
            super()._display(screen, renderable)
        self._settle_later(visit)

    def _settle_later(self, visit: Stay) -> None:
        loop = asyncio.get_running_loop()
        if self._settling and loop.time() - self._began < _LONGEST_SECONDS:
            self._settling.cancel()
            self._settling = None
        if self._settling is None:
            self._settling = loop.call_later(_QUIET_SECONDS, visit.call, self._settle_when_idle)

    def _settle_when_idle(self) -> None:
        """Settle after what is still to be laid out: on a busy machine quiet may only be slowness."""
        if self.visit is not None and self._running:
            self.screen.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """Take the first frame that is whole, and let the visit compare and keep it."""
        if self._settled or self.visit is None or not self._running:
            return
        self._settled = True
        compositor = self.screen._compositor  # noqa: SLF001  see private_names
        update = cast("CompositorUpdate", compositor.render_update(full=True))
        self.visit.settle(update.render_segments(self.console))

    def _handle_exception(self, error: Exception) -> None:
        """Log a crash and end this app alone, without showing the reader a traceback."""
        self._return_code = 1
        if self.visit is not None:
            self.visit.note_crash(error)
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Print nothing on the host."""
        self._exit_renderables.clear()

    def suspend(self) -> NoReturn:
        """Refuse to suspend: there is no terminal of the host to give back."""
        msg = "A hosted session cannot be suspended."
        raise SuspendNotSupported(msg)

    def action_suspend_process(self) -> None:
        """Do nothing: a visitor stops no process of the host."""

    def action_screenshot(self, *_arguments: object, **_options: object) -> None:
        """Do nothing: a visitor saves no file on the host."""

    def save_screenshot(self, *_arguments: object, **_options: object) -> str:
        """Save nothing."""
        return ""

    def deliver_screenshot(self, *_arguments: object, **_options: object) -> None:
        """Deliver nothing."""

    def deliver_text(self, *_arguments: object, **_options: object) -> None:
        """Deliver nothing."""

    def deliver_binary(self, *_arguments: object, **_options: object) -> None:
        """Deliver nothing."""
