"""One reader's visit: an app on a transport, from the first byte to the last."""

from __future__ import annotations

import asyncio
import contextvars
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from termblog.hosting.colours import downgrade
from termblog.hosting.driver import ENTER, LEAVE, MODES_ON, StreamDriver
from termblog.hosting.frames import Landing
from termblog.hosting.limits import clamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from termblog.hosting.commons import Commons
    from termblog.hosting.hosted import Hosted
    from termblog.hosting.visitor import Line, Place, Visitor

_EARLY_BYTES = 4096  # of keys typed before the app listens; then the client is read no more


class Visit:
    """A reader and their app.

    Args:
        commons: What it shares with the others.
        visitor: Who comes; from here on, their size is within bounds.
        line: What carries their bytes.
        part: Called when it has ended.
    """

    def __init__(
        self, commons: Commons, visitor: Visitor, line: Line, part: Callable[[Visit], None]
    ) -> None:
        loop = asyncio.get_running_loop()
        self.visitor = replace(visitor, size=clamp(*visitor.size))
        """Who is here."""
        self.driver: StreamDriver | None = None
        """What drives the app, from its start to its end."""
        self.began = self.last_input = loop.time()
        """When the visit began, and when something was typed last; the loop's time."""
        self.app: Hosted | None = None
        """What the visitor reads with, from its start to its end."""
        self._commons = commons
        self._line = line
        self._part = part
        self._clock = loop.time
        self._size = self.visitor.size
        self._early = bytearray()
        self.opened = asyncio.Event()
        """Whether the app listens."""
        self._waited = False
        self._shown = ""
        self._farewell = ""
        self._status = 1
        self._task: asyncio.Task[None] | None = None

    @property
    def landing(self) -> Landing:
        """What decides the first frame."""
        return Landing(*self.visitor.size, self._commons.stage.landing(self.visitor))

    def begin(self) -> None:
        """Send a remembered first frame, and start the app."""
        self._shown = self._commons.frames.get(self.landing)
        if self._shown:
            self._line.write(downgrade(ENTER + self._shown, self.visitor.depth).encode())
            self._commons.board.add("termblog_frames_total")
            self._note_first_paint()
        # A context of its own: none of another reader's app, whose callback may run this.
        context = contextvars.Context()
        self._task = asyncio.get_running_loop().create_task(self._run(), context=context)
        # Not at the end of `_run`: who is cut before it starts never gets there.
        self._task.add_done_callback(self._end, context=context)

    def feed(self, data: bytes) -> None:
        """Take a visitor's input; before the app listens it waits.

        Args:
            data: As it came.
        """
        self.last_input = self._clock()
        if self.opened.is_set() and self.driver is not None:
            self.driver.feed(data)
            return
        self._early += data
        if len(self._early) > _EARLY_BYTES and not self._waited:
            self._waited = True
            self._line.throttle(wanted=True)

    def resize(self, columns: int, rows: int) -> None:
        """Take another size.

        Args:
            columns: As the client says.
            rows: Likewise.
        """
        self._size = clamp(columns, rows)
        if self.opened.is_set() and self.driver is not None:
            self.driver.resize(*self._size)

    def settle(self, frame: str) -> None:
        """Show the app's first whole frame where it is not what is already seen, and keep it.

        Args:
            frame: In true colour.
        """
        if self.driver is None:
            return
        # Nothing typed or resized has reached the app so far: others would see the same.
        self._commons.frames.put(self.landing, frame)
        if self.driver.held:
            self.driver.held = False
            self.driver.write(MODES_ON if frame == self._shown else MODES_ON + frame)
            self.driver.flush()
        elif not self._shown:
            self._note_first_paint()
        # Not now: this runs in the app's context, which cannot be entered twice.
        asyncio.get_running_loop().call_soon(self._listen)

    def call(self, function: Callable[[], None]) -> None:
        """Call back into the app, where it still runs.

        Args:
            function: One of the app's own.
        """
        if self.driver is not None:
            self.driver.call(function)

    def note_crash(self, error: Exception) -> None:
        """Log that the app failed; only this reader is told, and leaves.

        Args:
            error: What was raised.
        """
        if self._task is not None and self._task.cancelling():
            return  # cut as it started: Textual takes down what is half made, and misses the rest
        self._farewell = "Sorry, something went wrong here. Please come again."
        self._commons.note_crash(self.visitor, error)

    def leave(self, sentence: str) -> None:
        """End the visit as if the reader had quit.

        Args:
            sentence: What the reader is told.
        """
        self._farewell = self._farewell or sentence
        if self.app is not None:
            self.app.exit()
        else:
            self._status = 0
            self.cut()

    def cut(self) -> None:
        """End the visit whose connection is gone."""
        if self._task is not None:
            self._task.cancel()

    def drop(self, reason: str) -> None:
        """Cut the connection of a visit that may not go on.

        Args:
            reason: One of `board.REFUSALS`.
        """
        self._commons.refuse(self.visitor, reason)
        self._line.drop(reason)

    def follow(self, place: Place) -> None:
        """Tell the client where the reader is.

        Args:
            place: Where.
        """
        self._line.follow(place)

    def go(self, slug: str, anchor: str) -> None:
        """Show the post to which the reader's browser went back.

        Args:
            slug: Of the post; empty for the front page.
            anchor: Where in it, as a `Place` told.
        """
        app = self.app
        if self.opened.is_set() and app is not None:
            self.call(lambda: app.go(slug, anchor))

    def _listen(self) -> None:
        """Let the app have what was typed and resized while it started."""
        if self._waited:
            self._line.throttle(wanted=False)  # what was held back still comes before what is new
        self.opened.set()
        early, self._early = bytes(self._early), bytearray()
        if self.driver is not None:
            self.driver.resize(*self._size)
            if early:
                self.driver.feed(early)

    def _note_first_paint(self) -> None:
        self._commons.board.observe("termblog_first_paint_seconds", self._clock() - self.began)

    def _make_driver(self, app: App[Any], **_options: Any) -> StreamDriver:
        driver = StreamDriver(
            app,
            transport=self._line,
            size=self.visitor.size,
            depth=self.visitor.depth,
            limits=self._commons.limits,
            seen=self._commons.note_latency,
        )
        driver.held = bool(self._shown)
        self.driver = driver
        return driver

    async def _run(self) -> None:
        """Run the app until the reader leaves, or is gone."""
        await asyncio.sleep(0)  # a remembered frame reaches the socket before the app starts
        try:
            app = self.app = self._commons.stage.make_app(self.visitor)
            app.driver_class = self._make_driver  # type: ignore[assignment]  # called like the class
            app.attach(self)
            self._commons.apps.add(app)
            self._commons.rules.serve(app.stylesheet)
            await app.run_async(size=self.visitor.size)
            self._status = app.return_code or 0
        except Exception as error:  # noqa: BLE001  a session's boundary: the others live on
            self.note_crash(error)

    def _end(self, _task: asyncio.Task[None]) -> None:
        app, self.app = self.app, None
        if self.driver is None and self._shown:
            self._line.write(LEAVE.encode())
        if app is not None:
            app.detach()
        self.driver = None
        self._part(self)
        self._line.hang_up(self._status, self._farewell)
