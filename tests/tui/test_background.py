"""The terminal's background decides between dark and light."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from termblog.tui.background import QUESTION, ask, is_light, light_terminal

if TYPE_CHECKING:
    from collections.abc import Mapping

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")


@pytest.mark.parametrize(
    ("answer", "environment", "light"),
    [
        (b"\x1b]11;rgb:ffff/ffff/f0f0\x1b\\\x1b[?62c", {}, True),
        (b"\x1b]11;rgb:16/18/1d\x07", {"COLORFGBG": "0;15"}, False),
        (b"\x1b[?62c", {"COLORFGBG": "0;15"}, True),
        (b"\x1b[?62c", {"COLORFGBG": "15;default;0"}, False),
        (b"", {}, False),
    ],
)
def test_what_the_terminal_says_goes_first(
    answer: bytes, environment: Mapping[str, str], light: bool
) -> None:
    """Its answer, then COLORFGBG, else it is dark."""
    assert is_light(answer, environment) is light


def _talk(replies: bytes) -> bytes:
    """Ask a terminal that gives an answer."""
    mine, theirs = pty.openpty()

    def answer() -> None:
        os.read(mine, len(QUESTION))
        os.write(mine, replies)

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        return ask(theirs, 1.0 if replies else 0.01)
    finally:
        thread.join()
        os.close(mine)
        os.close(theirs)


def test_the_answer_is_heard_to_its_end() -> None:
    """The device attributes end the waiting, whatever comes before them."""
    heard = _talk(b"\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?1;2c")
    assert heard.endswith(b"\x1b[?1;2c")


def test_a_silent_terminal_costs_little() -> None:
    """No answer is no light."""
    assert _talk(b"") == b""


def test_without_a_terminal_the_variable_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process without a controlling terminal asks nobody."""

    def refuse(*_arguments: object) -> int:
        raise OSError

    monkeypatch.setattr(os, "open", refuse)
    assert light_terminal({"COLORFGBG": "0;15"})
    assert not light_terminal({})


def test_what_is_no_terminal_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in its place leaves the variable."""
    null = os.open(os.devnull, os.O_RDWR)
    monkeypatch.setattr(os, "open", lambda *_arguments: null)
    assert not light_terminal({})
