"""The driver of one visitor's app."""

from __future__ import annotations

from textual.app import App

from termblog.hosting.driver import StreamDriver
from termblog.hosting.limits import Limits
from termblog.look import Depth
from tests.hosting.conftest import Line


async def test_all_that_leaves_passes_the_guard() -> None:
    """What somebody forgot further up is no command to a visitor's terminal."""
    line = Line()
    driver = StreamDriver(App(), line, (80, 24), Depth.TRUE, Limits(), lambda _: None)
    driver.write("\x1b]0;title\x07\x1b[31mText\x9b6n")
    driver.flush()
    assert b"\x1b[31mText" in line.data
    assert not any(it in line.data for it in (b"\x1b]", "\x9b".encode()))
