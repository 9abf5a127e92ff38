"""A program in a pseudo-terminal of its own, and every byte that it writes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SIZE = struct.pack("HHHH", 40, 120, 0, 0)
_ANSWER = b"\x1b[?62;22c"
"""What a terminal says to a question after its attributes, on which programs wait at their start."""


class Terminal:
    """A program that believes it has a terminal, 120×40.

    Args:
        command: The program and its arguments.
        home: Its home folder.
    """

    def __init__(self, command: Sequence[str], home: Path) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, _SIZE)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            **{
                f"XDG_{kind}_HOME": str(home / kind.lower())
                for kind in ("CONFIG", "CACHE", "STATE", "DATA")
            },
        }
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
        )
        os.close(theirs)
        self.written = b""
        """Every byte so far."""

    def type(self, keys: bytes, quiet: float = 0.25, limit: float = 10.0) -> bytes:
        """Send keys, and return what is written until nothing is for a while.

        Args:
            keys: As a terminal sends them.
            quiet: Seconds of silence that end it.
            limit: Seconds after which it ends anyway.
        """
        if keys:
            os.write(self._ours, keys)
        return self._read(quiet, limit)

    def finish(self, limit: float = 60.0) -> bytes:
        """Wait until the program ends, and return every byte that it wrote.

        Args:
            limit: Seconds after which it is killed.
        """
        until = time.monotonic() + limit
        while time.monotonic() < until and self._read(1.0, limit) is not None:
            if self._process.poll() is not None:
                break
        return self.close()

    def close(self) -> bytes:
        """End the program, and return every byte that it wrote."""
        self._process.kill()
        self._process.wait()
        self._read(0.05, 1.0)
        os.close(self._ours)
        return self.written

    @property
    def alive(self) -> bool:
        """Whether the program still runs."""
        return self._process.poll() is None

    def _read(self, quiet: float, limit: float) -> bytes:
        until, start = time.monotonic() + limit, len(self.written)
        while time.monotonic() < until and select.select([self._ours], [], [], quiet)[0]:
            try:
                data = os.read(self._ours, 65536)
            except OSError:  # the program has gone
                break
            if not data:
                break
            self.written += data
            if b"\x1b[c" in data:
                os.write(self._ours, _ANSWER)
        return self.written[start:]
