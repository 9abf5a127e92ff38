"""The one way out: nothing leaves for a terminal but text, colours and our own links.

Whatever writes to stdout writes here. The guard is the last of several: posts are sanitised when
they are read. What the encoding cannot hold becomes `?`, since a reader of ASCII still reads.
"""

from __future__ import annotations

import sys
from itertools import islice
from typing import IO, TYPE_CHECKING, TextIO

from termblog.text import guard, sanitise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SCREEN = 60
"""Lines that are guarded and written together; the first so many are sent at once to be read."""


class ReaderLeft(Exception):  # noqa: N818  it is no error: who reads has had enough
    """The pipe is closed, as `head` does it; nothing more need be written."""


class Output:
    """A stream that is guarded."""

    __slots__ = ("_stream",)

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """Write text as it is, but for what a terminal might obey.

        Args:
            text: Any; with the newlines that it is to have.

        Raises:
            ReaderLeft: Nobody reads any more.
        """
        try:
            self._stream.write(guard(text))
        except BrokenPipeError as error:
            raise ReaderLeft from error

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines as they come, a screen at a time, the first one at once.

        Args:
            lines: Without newlines.
        """
        coming = iter(lines)
        self._screen(coming)
        self.flush()
        while self._screen(coming):
            pass

    def _screen(self, lines: Iterator[str]) -> bool:
        """Write the next screen of lines; tell whether there was one."""
        screen = [*islice(lines, _SCREEN), ""]
        self.write("\n".join(screen))
        return len(screen) > 1

    def flush(self) -> None:
        """Send what has been written.

        Raises:
            ReaderLeft: Nobody reads any more.
        """
        try:
            self._stream.flush()
        except BrokenPipeError as error:
            raise ReaderLeft from error


def is_unicode(stream: TextIO) -> bool:
    """Return whether a stream's encoding holds every character.

    Args:
        stream: Such as stdout.
    """
    return (stream.encoding or "").lower().replace("-", "").startswith("utf")


def prepare_streams() -> None:
    """Make stdout and stderr take every character, and let stdout be sent a screen at a time."""
    import io

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace", line_buffering=stream is sys.stderr)


def complain(message: str) -> None:
    """Tell the user something on stderr.

    Args:
        message: One sentence, perhaps with a hostile file name in it.
    """
    print(sanitise(f"termblog: {message}"), file=sys.stderr)  # noqa: T201  this is where it is said
