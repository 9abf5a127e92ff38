"""The driver of one visitor's app."""

from __future__ import annotations

from textual.app import App

from termblog.hosting.colours import Depth
from termblog.hosting.driver import StreamDriver
from termblog.hosting.limits import Limits


class _Line:
    """A transport that keeps what it is to carry."""

    def __init__(self) -> None:
        self.sent = b""

    def write(self, data: bytes) -> None:
        self.sent += data

    def backlog(self) -> int:
        return 0

    def drop(self, reason: str) -> None:
        raise AssertionError(reason)

    def throttle(self, wanted: bool) -> None:
        raise AssertionError(wanted)

    def offer(self, address: str) -> None:
        raise AssertionError(address)


async def test_all_that_leaves_passes_the_guard() -> None:
    """What somebody forgot further up is no command to a visitor's terminal."""
    line = _Line()
    driver = StreamDriver(App(), line, (80, 24), Depth.TRUE, Limits(), lambda _: None)
    driver.write("\x1b]0;title\x07\x1b[31mText\x9b6n")
    driver.flush()
    assert b"\x1b[31mText" in line.sent
    assert not any(it in line.sent for it in (b"\x1b]", "\x9b".encode()))
