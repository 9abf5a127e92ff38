"""A visit over a websocket, in textual-serve's protocol.

Binary frames are the terminal's output. Text frames are JSON arrays of a kind and a value: from
the page `stdin`, `resize`, `ping`, `focus`, `blur` and `go`; to it `pong`, `place`, `address`
and `ended`.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType

from termblog.hosting.hub import DRAINING
from termblog.hosting.limits import Budget

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import web

    from termblog.hosting.hub import Hub
    from termblog.hosting.visit import Visit
    from termblog.hosting.visitor import Place, Visitor

_ENDED = 4000  # a close code of our own: the reader left, so the page does not come back
_RESTART = 1012  # RFC 6455's registry: the server restarts
_MAX_INPUT = 65536
_MAX_TEXT = 512


class WebSession:
    """A visit's line over one websocket.

    Args:
        hub: Where the visit is registered.
        socket: Prepared.
        request: What asked for it.
    """

    def __init__(self, hub: Hub, socket: web.WebSocketResponse, request: web.Request) -> None:
        self._hub = hub
        self._socket = socket
        self._transport = request.transport
        self._visit: Visit | None = None
        self._out = bytearray()
        self._notes: list[list[object]] = []
        self._sending = 0
        self._wake = asyncio.Event()
        self._readable = asyncio.Event()
        self._readable.set()
        self._code = 0
        rate = hub.limits.messages_per_second
        self._budget = Budget(rate, int(rate), asyncio.get_running_loop().time())
        self._messages: dict[str, Callable[[Any], None]] = {
            "stdin": self._take_keys,
            "resize": self._take_size,
            "ping": self._take_ping,
            "focus": lambda _value: self._take_focus(focused=True),
            "blur": lambda _value: self._take_focus(focused=False),
            "go": self._take_wish,
        }

    async def serve(self, visitor: Visitor, refusal: str) -> None:
        """Carry a visit until either side ends it.

        Args:
            visitor: Who comes.
            refusal: The sentence with which they are turned away; empty where they are not.
        """
        if refusal:
            self.hang_up(1, refusal)
        else:
            self._visit = self._hub.enter(visitor, self)
        sender = asyncio.get_running_loop().create_task(self._send())
        try:
            await self._receive()
        finally:
            if self._visit:
                self._visit.cut()
            sender.cancel()

    def write(self, data: bytes) -> None:
        """Send terminal output."""
        self._out += data
        self._wake.set()

    def backlog(self) -> int:
        """Return what is unsent, the connection's own buffer included."""
        buffered = self._transport.get_write_buffer_size() if self._transport else 0
        return len(self._out) + self._sending + buffered

    def throttle(self, wanted: bool) -> None:
        """Read no more of the socket, or read on."""
        (self._readable.clear if wanted else self._readable.set)()

    def drop(self, _reason: str) -> None:
        """Cut the connection."""
        if self._transport:
            self._transport.abort()

    def hang_up(self, _status: int, sentence: str) -> None:
        """Tell the page that the visit ended, and whether to come again by itself."""
        if sentence == DRAINING:
            self._code = _RESTART
        else:
            self._code = _ENDED
            self._note("ended", sentence)
        self._wake.set()

    def follow(self, place: Place) -> None:
        """Let the address bar follow."""
        self._note("place", {"slug": place.slug, "title": place.title, "anchor": place.anchor})

    def offer(self, address: str) -> None:
        """Let the reader's own browser open an address."""
        self._note("address", address)

    def _note(self, kind: str, value: object) -> None:
        self._notes.append([kind, value])
        self._wake.set()

    async def _send(self) -> None:
        """Send what is written, in order; close the socket at the end."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            data, self._out = bytes(self._out), bytearray()
            notes, self._notes = self._notes, []
            self._sending = len(data)
            if data:
                await self._socket.send_bytes(data)
            for note in notes:
                await self._socket.send_json(note)
            self._sending = 0
            if self._code and not self._out:
                await self._socket.close(code=self._code)
                return

    async def _receive(self) -> None:
        """Take messages until the socket closes; a message that makes no sense ends it."""
        loop = asyncio.get_running_loop()
        async for message in self._socket:
            if message.type is not WSMsgType.TEXT:
                return
            try:
                kind, *values = json.loads(message.data)
                take = self._messages[kind]
                take(values[0] if values else None)
            except (ValueError, TypeError, KeyError, AttributeError):
                return
            await self._readable.wait()
            self._budget.spend(1)
            if wait := self._budget.due(loop.time()):
                await asyncio.sleep(wait)

    def _take_keys(self, value: str) -> None:
        if self._visit:
            self._visit.feed(value[:_MAX_INPUT].encode("utf-8", "replace"))

    def _take_size(self, value: dict[str, Any]) -> None:
        if self._visit:
            self._visit.resize(int(value["width"]), int(value["height"]))

    def _take_ping(self, value: object) -> None:
        self._note("pong", str(value)[:40])

    def _take_focus(self, *, focused: bool) -> None:
        if self._visit and self._visit.driver:
            self._visit.driver.focus(focused)

    def _take_wish(self, value: dict[str, Any]) -> None:
        if self._visit:
            slug, anchor = str(value["slug"])[:_MAX_TEXT], str(value.get("anchor", ""))[:_MAX_TEXT]
            self._visit.go(slug, anchor)
