"""A program in a terminal of its own: what the tests, the figures and the benchmarks type into.

It is the program's controlling terminal, as a user's is, and answers what programs ask of one at
their start. Nobody waits here for so many seconds: one waits for what the program writes, or for
its end, and patience only says when to give up.
"""

from __future__ import annotations

import os
import select
import signal
import struct
import time
from typing import TYPE_CHECKING, NoReturn

import pytest

try:
    import fcntl
    import pty
    import termios
except ImportError:  # Windows: whoever imports this is skipped
    pytest.skip("there are no pseudo-terminals here", allow_module_level=True)

if TYPE_CHECKING:
    import resource
    from collections.abc import Callable, Mapping, Sequence

PATIENCE = 120.0
"""Seconds after which what did not come is a failure; a busy machine is slow."""

_QUESTION = b"\x1b[c"
_ANSWER = b"\x1b]11;rgb:1616/1818/1d1d\x1b\\\x1b[?62;22c"
"""A dark background, and what a terminal says of itself to a question that all of them answer."""


class Terminal:
    """A program, and every byte that it writes.

    Args:
        command: The program and its arguments.
        environment: Its variables.
        size: Columns and rows.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int] = (120, 40),
    ) -> None:
        self.started = time.perf_counter()
        """When, by `time.perf_counter`."""
        self.written = bytearray()
        """Every byte so far."""
        self.status: int | None = None
        """The exit code, or the signal as a negative number; None while the program runs."""
        self.usage: resource.struct_rusage | None = None
        """What it took, once it has ended."""
        self._since = 0
        self._heard = 0
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            _become(command, environment, size)

    def read(self, seconds: float) -> bytes:
        """Return what the program writes next; nothing where it is silent so long, or has ended.

        Args:
            seconds: How long to wait at most.
        """
        if not select.select([self._file], [], [], max(0.0, seconds))[0]:
            return b""
        try:
            data = os.read(self._file, 1 << 16)
        except OSError:  # Linux says so when the last writer has gone
            return b""
        self.written += data
        self._answer()
        return data

    def wait_for(self, condition: Callable[[], object], limit: float = PATIENCE) -> None:
        """Read until something holds.

        Args:
            condition: Looked at after each piece.
            limit: Seconds.

        Raises:
            TimeoutError: It never did.
        """
        until = time.monotonic() + limit
        while not condition():
            ended = not self.alive
            if (not self.read(0.1) and ended) or time.monotonic() > until:
                raise TimeoutError(self._told())

    def until(self, words: bytes, limit: float = PATIENCE) -> None:
        """Read until some words were written since keys were typed last.

        Args:
            words: As they are written, within one style.
            limit: Seconds.

        Raises:
            TimeoutError: They never were.
        """
        self.wait_for(lambda: self.saw(words), limit)

    def saw(self, words: bytes) -> bool:
        """Return whether some words were written since keys were typed last.

        Args:
            words: As they are written.
        """
        return self.written.find(words, self._since) >= 0

    def forget(self) -> None:
        """Look only at what is written from now on."""
        self._since = len(self.written)

    def type(self, keys: bytes) -> None:
        """Type, and look only at what is written from now on.

        Args:
            keys: As a terminal sends them.
        """
        self.forget()
        os.write(self._file, keys)

    def resize(self, columns: int, rows: int) -> None:
        """Take another size, of which the system tells the program.

        Args:
            columns: In cells.
            rows: Likewise.
        """
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def settle(self, quiet: float) -> None:
        """Read until nothing is written for a while.

        Args:
            quiet: Seconds of silence.
        """
        while self.read(quiet):
            pass

    @property
    def alive(self) -> bool:
        """Whether the program still runs."""
        self._reap(os.WNOHANG)
        return self.status is None

    def end(self, limit: float = PATIENCE) -> int:
        """Wait for the program's end, and read all that it writes; return its exit code.

        Args:
            limit: Seconds after which it is killed.

        Raises:
            TimeoutError: It goes on.
        """
        until = time.monotonic() + limit
        while self.read(until - time.monotonic()):
            pass
        if time.monotonic() >= until:
            told = self._told()
            self.close()
            raise TimeoutError(told)
        self._reap(0)
        self.close()
        assert self.status is not None
        return self.status

    def close(self) -> None:
        """End the program where it still runs, and let go of it."""
        if self.alive:
            os.kill(self.pid, signal.SIGKILL)
            self._reap(0)
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _answer(self) -> None:
        """Answer what was asked lately."""
        asked = self.written.find(_QUESTION, self._heard)
        if asked >= 0:
            os.write(self._file, _ANSWER)
        self._heard = max(asked, len(self.written) - len(_QUESTION)) + 1

    def _told(self) -> str:
        """Return what the program did instead of what is waited for."""
        state = "it goes on" if self.alive else f"it ended with {self.status}"
        return f"{state}, and wrote {bytes(self.written[self._since :][-500:])!r}"

    def _reap(self, flags: int) -> None:
        """Take note of the program's end."""
        if self.status is None:
            pid, status, usage = os.wait4(self.pid, flags)
            if pid:
                self.status, self.usage = os.waitstatus_to_exitcode(status), usage


def _become(
    command: Sequence[str], environment: Mapping[str, str], size: tuple[int, int]
) -> NoReturn:
    """Be the program, in a child of this process; what cannot start is exit code 127."""
    columns, rows = size
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.execvpe(command[0], list(command), dict(environment))  # noqa: S606  what users start
    finally:
        os._exit(127)
