"""A visitor's keys and mouse, from bytes to Textual's events, at a bearable pace.

So many events a second reach the app; the rest waits uncut, and when much waits the client is
no longer read. Moves of the mouse that nobody has seen yet are one move.
"""

from __future__ import annotations

import asyncio
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from textual import constants, events, messages
from textual._xterm_parser import XTermParser

from termblog.hosting.keys import PASTE, Tokens, is_move
from termblog.hosting.limits import Budget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.message import Message

    from termblog.hosting.limits import Limits

_SLICE = 10  # events that reach the app before other readers have their turn


class Keyboard:
    """One visitor's input.

    Args:
        limits: What the visitor may send.
        deliver: Called with each event.
        throttle: Called with True when the client is to be read no more, False to read on.
    """

    def __init__(
        self, limits: Limits, deliver: Callable[[Message], None], throttle: Callable[[bool], None]
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._limits = limits
        self._deliver = deliver
        self._throttle = throttle
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._tokens = Tokens(limits.paste_characters)
        self._ahead: str | None = None
        self._parser = XTermParser()
        self._budget = Budget(limits.keys_per_second, limits.key_burst, self._loop.time())
        self._throttled = False
        self._timer: asyncio.TimerHandle | None = None

    def feed(self, data: bytes) -> None:
        """Take input.

        Args:
            data: As the client sent it; UTF-8 where it is honest.
        """
        self._tokens.push(self._decode(data))
        self._drain()

    def close(self) -> None:
        """Let go of everything, the last key's app above all."""
        if self._timer:
            self._timer.cancel()
        self._renew_parser()
        self._deliver = _nothing

    def _drain(self) -> None:
        """Deliver what the budget allows, and come back for the rest."""
        allowed = min(_SLICE, self._budget.available(self._loop.time()))
        spent = 0
        while spent < allowed and (token := self._take()) is not None:
            spent += 1
            for event in self._events(token):
                self._deliver(event)
        self._budget.spend(spent)
        self._come_back(hungry=spent == allowed, slept=allowed < _SLICE)
        self._set_throttle()

    def _take(self) -> str | None:
        """Take a token; of moves of the mouse in a row, the last."""
        token, self._ahead = self._ahead or self._tokens.take(), None
        while token and is_move(token):
            self._ahead = self._tokens.take()
            if self._ahead is None or not is_move(self._ahead):
                break
            token = self._ahead
        return token

    def _come_back(self, *, hungry: bool, slept: bool) -> None:
        """Set the timer for what waits: a turn, a token of the budget, or an Escape key."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if not len(self._tokens) and not self._ahead and not self._tokens.is_open:
            return
        if hungry or self._ahead:
            pause = 1 / self._limits.keys_per_second if slept else 0
            self._timer = self._loop.call_later(pause, self._drain)
        elif self._tokens.is_open:
            self._timer = self._loop.call_later(constants.ESCAPE_DELAY, self._expire)

    def _expire(self) -> None:
        for event in self._events(self._tokens.expire()):
            self._deliver(event)

    def _set_throttle(self) -> None:
        high = self._limits.waiting_characters
        wanted = len(self._tokens) > (high // 2 if self._throttled else high)
        if wanted != self._throttled:
            self._throttled = wanted
            self._throttle(wanted)

    def _events(self, token: str) -> Iterator[Message]:
        """Yield the events of one token; sizes do not come as input."""
        if token.startswith(PASTE):
            yield events.Paste(token.removeprefix(PASTE).replace("\x00", ""))
            return
        for event in self._parse(token):
            if not isinstance(event, events.Resize | messages.InBandWindowResize):
                yield event

    def _parse(self, token: str) -> list[Message]:
        try:
            parsed = list(self._parser.feed(token)) if token else []
            # The token is whole, so a parser that waits for more waits in vain.
            if self._parser._timeout_time is not None:  # noqa: SLF001  see private_names
                self._parser._timeout_time = 0.0  # noqa: SLF001  see private_names
                parsed.extend(self._parser.tick())
        except (ValueError, OverflowError):
            # A key code beyond Unicode; its parser is spent.
            self._renew_parser()
            return []
        return parsed

    def _renew_parser(self) -> None:
        """Replace the parser; its suspended generator would pin the last event and its app."""
        self._parser._gen.close()  # noqa: SLF001  see private_names
        self._parser = XTermParser()


def _nothing(_event: Message) -> None:
    """Deliver to nobody."""
