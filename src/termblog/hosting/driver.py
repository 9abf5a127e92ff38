"""Textual's driver over bytes, inside a loop that it shares with other apps.

It starts no thread, handles no signal, opens and saves nothing on the host. What goes out has
the visitor's colours, has passed the last guard, and stops while the visitor does not read.
"""

from __future__ import annotations

import contextvars
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, TextIO

from textual import events
from textual.driver import Driver
from textual.geometry import Size

from termblog.hosting.colours import downgrade
from termblog.hosting.guard import guard
from termblog.hosting.keyboard import Keyboard
from termblog.text import safe_url

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from textual.app import App
    from textual.message import Message

    from termblog.hosting.limits import Limits
    from termblog.look import Depth

ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"
"""The alternate screen, no cursor, no wrapping: what is sent before the first frame."""

# Buttons, drags and the wheel in SGR form; never `?1003h`, which sends every move of the mouse
# over the network, nor the kitty protocol, which leaves remote terminals in disarray.
MODES_ON = "\x1b[?1000h\x1b[?1002h\x1b[?1006h\x1b[?1004h\x1b[?2004h\x1b[?2026$p"
"""What asks a terminal for its mouse, its focus and its pastes."""

LEAVE = (
    "\x1b[?1000l\x1b[?1002l\x1b[?1006l\x1b[?1004l\x1b[?2004l"
    "\x1b[?2026l\x1b[0m\x1b]8;;\x1b\\\x1b[?7h\x1b[?1049l\x1b[?25h"
)
"""What gives a terminal back as it was."""

_RESIZE_SECONDS = 0.1  # between two sizes that a client may make its app take
_POLL_SECONDS = 0.25  # between two looks at a client that does not read


class Transport(Protocol):
    """What carries a visitor's bytes: an SSH channel, a websocket."""

    def write(self, data: bytes) -> None:
        """Send bytes, without waiting."""

    def backlog(self) -> int:
        """Return how many bytes are unsent."""

    def drop(self, reason: str) -> None:
        """Cut the connection."""

    def throttle(self, wanted: bool) -> None:
        """Read no more of the client, or read on."""

    def offer(self, address: str) -> None:
        """Let the client open an address, if it can."""


class StreamDriver(Driver):
    """A driver over a transport.

    Args:
        app: The app that is driven.
        transport: Where its bytes go; they come in through `feed`.
        size: Columns and rows, within bounds.
        depth: The client's colours.
        limits: What the client may cost.
        seen: Called with the seconds from a key to the frame that answers it.
    """

    def __init__(
        self,
        app: App[Any],
        transport: Transport,
        size: tuple[int, int],
        depth: Depth,
        limits: Limits,
        seen: Callable[[float], None],
    ) -> None:
        super().__init__(app, debug=False, mouse=True, size=size)
        self.held = False
        """Whether output is thrown away, because the reader looks at a remembered frame."""
        self._transport = transport
        self._depth = depth
        self._limits = limits
        self._seen = seen
        self._keyboard = Keyboard(limits, self.process_message, transport.throttle)
        self._out: list[str] = []
        self._flushing: asyncio.Handle | None = None
        self._poll: asyncio.TimerHandle | None = None
        self._wanted = size
        self._resizing: asyncio.TimerHandle | None = None
        self._context: contextvars.Context | None = None
        self._typed_at: float | None = None
        self._stalled_at = 0.0

    @property
    def can_suspend(self) -> bool:
        """A visitor suspends nothing."""
        return False

    def open_url(self, url: str, new_tab: bool = True) -> None:  # noqa: ARG002  Textual's signature
        """Offer an address to the reader's own browser; the host opens nothing."""
        safe = safe_url(url)
        if safe and "://" in safe:
            self._transport.offer(safe)

    def deliver_binary(self, binary: BinaryIO | TextIO, **_details: Any) -> None:
        """Save nothing on the host."""
        binary.close()

    def write(self, data: str) -> None:
        """Collect output until the frame is whole.

        Args:
            data: What Textual writes.
        """
        if self.held:
            return
        self._out.append(data)
        if self._flushing is None:
            self._flushing = self._loop.call_soon(self.flush)

    def flush(self) -> None:
        """Send what was collected."""
        if self._flushing:
            self._flushing.cancel()
            self._flushing = None
        if not self._out:
            return
        text = guard("".join(self._out))
        self._out.clear()
        self._transport.write(downgrade(text, self._depth).encode("utf-8", "replace"))
        self._note_latency()
        if self._poll is None and self._transport.backlog() > self._limits.backlog_bytes:
            self._stall()

    def _note_latency(self) -> None:
        if self._typed_at is not None:
            self._seen(self._loop.time() - self._typed_at)
            self._typed_at = None

    def _stall(self) -> None:
        """Stop painting for a client that does not read, and look again soon."""
        self._stalled_at = self._loop.time()
        self._app._begin_batch()  # noqa: SLF001  frames are dropped while batching
        self._poll = self._loop.call_later(_POLL_SECONDS, self._look_again)

    def _look_again(self) -> None:
        if self._transport.backlog() <= self._limits.backlog_bytes // 8:
            self._poll = None
            self.call(self._paint_again)
        elif self._loop.time() - self._stalled_at > self._limits.stall_seconds:
            self._transport.drop("stalled")
        else:
            self._poll = self._loop.call_later(_POLL_SECONDS, self._look_again)

    def _paint_again(self) -> None:
        """Paint one whole frame in place of all that were dropped."""
        self._app._end_batch()  # noqa: SLF001  the batch of `_stall`
        self._app.screen.refresh(layout=True)

    def call(self, function: Callable[..., object], *arguments: object) -> None:
        """Call back into the app as Textual would: a protocol's callbacks lack its context.

        Args:
            function: What is called, unless the app has ended or is taking its screens down.
            arguments: With what.
        """
        if self._context is not None and self._app.is_running:
            self._context.run(function, *arguments)

    def send_message(self, message: Message) -> None:
        """Hand a message to the app; it lives in this thread.

        Args:
            message: A key, the mouse, a size.
        """
        self._app.post_message(message)

    def feed(self, data: bytes) -> None:
        """Take a visitor's input.

        Args:
            data: As it came.
        """
        if self._typed_at is None:
            self._typed_at = self._loop.time()
        self.call(self._keyboard.feed, data)

    def focus(self, focused: bool) -> None:
        """Tell the app that its window has the keyboard, or lost it.

        Args:
            focused: Which.
        """
        self.call(self._app.post_message, events.AppFocus() if focused else events.AppBlur())

    def resize(self, columns: int, rows: int) -> None:
        """Give the app another size; of many in a row the first, and then the last.

        Args:
            columns: Within bounds, as the visit has them.
            rows: Likewise.
        """
        self._wanted = (columns, rows)
        if self._resizing is None:
            self._take_size()

    def _take_size(self) -> None:
        """Lay the screen out anew, which costs as much as ten keys; so not at once again."""
        self._resizing = None
        size = self._wanted
        if size != self._size:
            self._size = size
            self.call(self._app.post_message, events.Resize(Size(*size), Size(*size)))
            self._resizing = self._loop.call_later(_RESIZE_SECONDS, self._take_size)

    def start_application_mode(self) -> None:
        """Take the terminal over; the context is the app's from here on."""
        self._context = contextvars.copy_context()
        self.write(ENTER + MODES_ON)
        if self._size is not None:
            size = Size(*self._size)
            self._app.post_message(events.Resize(size, size))

    def disable_input(self) -> None:
        """Listen no more."""
        self._keyboard.close()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self.held = False
        self.write(LEAVE)
        self.flush()

    def close(self) -> None:
        """Let go of the app and the transport's timers."""
        self.flush()
        self.disable_input()
        for timer in (self._poll, self._resizing):
            if timer:
                timer.cancel()
        self._context = None
        self._last_move_event = None
