"""What a visitor gets after the SSH login: the blog, or a command's answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import asyncssh

from termblog.hosting.board import REFUSALS
from termblog.hosting.colours import depth_for, downgrade, is_dumb
from termblog.hosting.commands import Answer, Paper, answer
from termblog.hosting.driver import LEAVE
from termblog.hosting.limits import clamp
from termblog.hosting.visitor import Visitor
from termblog.look import Depth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termblog.hosting.gate import Gate
    from termblog.hosting.visit import Visit
    from termblog.hosting.visitor import Place

_MAX_VALUE = 64
_VARIABLES = frozenset((b"COLORTERM", b"NO_COLOR"))
_PIECES = 64  # of a command's output that are written before others have their turn


class Environment(dict[bytes, bytes]):
    """What a client says of itself: only what is asked for, however much it sends."""

    def __setitem__(self, name: bytes, value: bytes) -> None:
        """Keep a variable, or let it go."""
        if name in _VARIABLES and len(value) <= _MAX_VALUE:
            super().__setitem__(name, value)


class Session(asyncssh.SSHServerSession[bytes]):
    """The one session of a connection; a visit's line.

    Args:
        gate: Its connection.
    """

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._hub = gate.lobby.hub
        self._channel: asyncssh.SSHServerChannel[bytes] | None = None
        self._term = ""
        self._size = (0, 0)
        self._line = ""
        self._visit: Visit | None = None
        self._answering: asyncio.Task[None] | None = None

    def connection_made(self, chan: asyncssh.SSHServerChannel[bytes]) -> None:
        """Take the channel."""
        self._channel = chan
        chan._env = Environment()  # noqa: SLF001  see private_names

    def connection_lost(self, _error: Exception | None) -> None:
        """End what was running."""
        self._channel = None
        if self._visit:
            self._visit.cut()
        if self._answering:
            self._answering.cancel()

    def pty_requested(
        self, term_type: str, term_size: tuple[int, int, int, int], _modes: Mapping[int, int]
    ) -> bool:
        """Take the terminal's name and size."""
        self._term = term_type[:_MAX_VALUE] or "dumb"
        self._size = term_size[:2]
        return True

    def shell_requested(self) -> bool:
        """Read the blog."""
        return True

    def exec_requested(self, command: str) -> bool:
        """Ask for something in one line."""
        self._line = command[:512].strip()
        return True

    def session_started(self) -> None:
        """Begin what was asked for."""
        self._gate.session_started()
        reason, sentence = self._hub.refusal(self._gate.connections)
        if reason:
            self._gate.refuse(reason)
            self._answer(Answer(error=sentence, status=1))
        elif self._wants_app():
            self._visit = self._hub.enter(self._visitor(), self)
        else:
            self._hub.board.add("termblog_commands_total")
            self._answer(answer(self._gate.lobby.commands, self._line, self._paper()))

    def data_received(self, data: bytes, _datatype: int | None) -> None:
        """Take keys."""
        if self._visit:
            self._visit.feed(data)
        elif b"\x03" in data and self._answering:
            self._answering.cancel()
            self.hang_up(130, "")

    def terminal_size_changed(
        self, width: int, height: int, _pixels_x: int, _pixels_y: int
    ) -> None:
        """Take another size."""
        if self._visit:
            self._visit.resize(width, height)

    def eof_received(self) -> bool:
        """Let a reader whose input ended go."""
        return self._visit is None

    def write(self, data: bytes) -> None:
        """Send bytes."""
        if self._channel and not self._channel.is_closing():
            self._channel.write(data)

    def backlog(self) -> int:
        """Return what is unsent: SSH's window keeps some, the connection the rest."""
        waiting = self._channel.get_write_buffer_size() if self._channel else 0
        return waiting + self._gate.unsent()

    def throttle(self, wanted: bool) -> None:
        """Close SSH's window, or open it."""
        if self._channel and not self._channel.is_closing():
            (self._channel.pause_reading if wanted else self._channel.resume_reading)()

    def drop(self, reason: str) -> None:
        """Cut the connection."""
        if reason in REFUSALS:
            self.write(LEAVE.encode())
        self._gate.abort()

    def hang_up(self, status: int, sentence: str) -> None:
        """Send the exit status, and wait for the client to go."""
        if sentence:
            self.write(f"{sentence}\r\n".encode())
        if self._channel and not self._channel.is_closing():
            self._channel.exit(status)
        self._gate.linger()

    def offer(self, _address: str) -> None:
        """Offer nothing: a terminal has its own way to open what it shows."""

    def follow(self, _place: Place) -> None:
        """Do nothing: a terminal has no address bar."""

    def _wants_app(self) -> bool:
        """Whether there is a terminal, and no command: one other word is a post to open."""
        words = self._line.split()
        return (
            bool(self._term)
            and not is_dumb(self._term)
            and (not words or (len(words) == 1 and not self._is_command(words[0])))
        )

    def _is_command(self, word: str) -> bool:
        return word == "help" or word in self._gate.lobby.commands

    @property
    def _depth(self) -> Depth:
        """The colours that the client says it shows."""
        assert self._channel is not None  # noqa: S101  the session has started
        return depth_for(self._term, self._channel.get_environment())

    def _visitor(self) -> Visitor:
        return Visitor(
            door="ssh",
            address=self._gate.address,
            size=self._size,
            depth=self._depth,
            start=self._line,
            fingerprint=self._gate.fingerprint,
        )

    def _paper(self) -> Paper:
        colour = bool(self._term) and not is_dumb(self._term) and self._depth is not Depth.NONE
        width = clamp(*self._size)[0]
        return Paper(
            width=min(width, 100),
            colour=colour,
            plain=bool(self._term) and is_dumb(self._term),
            reader=self._gate.fingerprint,
        )

    def _answer(self, found: Answer) -> None:
        self._answering = asyncio.get_running_loop().create_task(self._write_answer(found))

    async def _write_answer(self, found: Answer) -> None:
        """Write a command's output as fast as the client reads it."""
        depth = self._depth
        status = found.status
        try:
            for number, piece in enumerate(found.output):
                self.write(self._encode(downgrade(piece, depth)))
                if number % _PIECES == 0:
                    await self._breathe()
        except Exception as error:  # noqa: BLE001  a session's boundary: the others live on
            status = 1
            self._hub.note_crash(self._visitor(), error)
        if found.error and self._channel:
            self._channel.write_stderr(self._encode(f"{found.error}\n"))
        self.hang_up(status, "")

    async def _breathe(self) -> None:
        """Give other readers their turn, and this one time to read."""
        await asyncio.sleep(0)
        patience = asyncio.get_running_loop().time() + self._hub.limits.stall_seconds
        while self.backlog() > self._hub.limits.backlog_bytes:
            if asyncio.get_running_loop().time() > patience:
                self._gate.refuse("stalled")
                self._gate.abort()
                return
            await asyncio.sleep(0.05)

    def _encode(self, text: str) -> bytes:
        """Return bytes for the client; a terminal in raw mode wants its carriage returned."""
        ends = text.replace("\n", "\r\n") if self._term else text
        return ends.encode("utf-8", "replace")
