"""The last guard before the reader's own terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from termblog.tui.guard import guarded, local_guard
from tests.tui.test_pty import Screen

if TYPE_CHECKING:
    from tests.tui.conftest import Desk

EVIL = "\x1b]52;p;b3duZWQ=\x07\x1b]0;owned\x07\x1b[21t\x1bP$q\x1b\\\x9b31m\x0e"


@pytest.mark.parametrize(
    "text", ["\x1b[>1u", "\x1b[<u", "\x1b[?2048h", "\x1b_Ga=d,d=I,i=7,q=2\x1b\\"]
)
def test_what_only_a_local_terminal_is_sent_passes(text: str) -> None:
    """Kitty's keys, sizes in the input, pictures."""
    assert local_guard()(text) == text


async def test_a_driver_writes_nothing_that_somebody_forgot(desk: Desk) -> None:
    """Whatever reaches the terminal's driver, the terminal obeys none of it."""
    sent: list[str] = []

    class Noting(HeadlessDriver):
        def write(self, data: str) -> None:
            sent.append(data)

    driver = guarded(Noting)(desk.app(), size=(80, 24))
    driver.write(f"\x1b[1mtitle\x1b[0m{EVIL}")
    (written,) = sent
    assert written.startswith("\x1b[1mtitle\x1b[0m")
    assert not {"\x1b", "\x9b", "\x0e"} & set(written.removeprefix("\x1b[1mtitle\x1b[0m"))


def test_the_app_writes_through_it(desk: Desk) -> None:
    """The driver of every system is guarded."""
    assert desk.app().driver_class.__name__.startswith("Guarded")


def test_nothing_of_the_apps_own_is_held_back(desk: Desk) -> None:
    """A session in a terminal, from its start to its end, shows no picture of a control."""
    terminal = Screen(str(desk.root))
    raw = bytearray()
    read = terminal.read

    def noting(seconds: float) -> bytes:
        data = read(seconds)
        raw.extend(data)
        return data

    terminal.read = noting  # type: ignore[method-assign]  # to keep what it reads
    terminal.see("3 posts")
    terminal.press("s")
    terminal.see("Search")
    terminal.press("\x1b")
    terminal.wait_for(lambda: "Search" not in terminal.text)
    terminal.press("q")
    terminal.wait_for(lambda: b"\x1b[?1049l" in raw)
    shown = raw.decode()
    assert "\x1b[<u" in shown
    assert not any("\u2400" <= character < "\u2420" for character in shown)
