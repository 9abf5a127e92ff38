"""The last guard before a visitor's terminal."""

from __future__ import annotations

import pytest

from termblog.hosting.driver import ENTER, LEAVE, MODES_ON
from termblog.hosting.guard import guard


@pytest.mark.parametrize(
    "text",
    [
        ENTER,
        LEAVE,
        MODES_ON,
        "\x1b[1;38;2;1;2;3mtext\x1b[0m\r\n",
        "\x1b[12;40H\x1b[2J\x1b[K",
        "\x1b]8;id=1;https://example.org/a?b#c\x1b\\x\x1b]8;;\x1b\\",
        "\x1b]8;;mailto:a@example.org\x07x\x1b]8;;\x07",
        "\x1b]52;c;aGVsbG8=\x07",
        "\x1b[?2026h",
        "\x07",
        "ünïcödé 中文 🎉",
    ],
)
def test_what_the_app_writes_passes(text: str) -> None:
    """Styles, the cursor, modes, links and the clipboard are the app's own."""
    assert guard(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "\x1b]0;title\x07",
        "\x1b]52;p;aGVsbG8=\x07",
        "\x1b]8;;javascript:alert(1)\x1b\\",
        "\x1b]8;;file:///etc/passwd\x1b\\",
        "\x1bP$q\x1b\\",
        "\x1b_Gi=1\x1b\\",
        "\x1bc",
        "\x1b[5i",
        "\x1b[21t",
        "\x9b31m",
        "\x0e",
        "\x7f",
    ],
)
def test_what_a_terminal_might_obey_does_not(text: str) -> None:
    """No title, no printing, no strings, no C1: the control character becomes visible."""
    guarded = guard(text)
    assert "\x1b]" not in guarded
    assert not any(char < " " and char != "\x07" for char in guarded)
    assert not any("\x7f" <= char <= "\x9f" for char in guarded)
