"""The machine's clipboard programs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from termblog.tui.clipboard import command, put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _has(*programs: str) -> Callable[[str], str | None]:
    return lambda name: f"/bin/{name}" if name in programs else None


def test_the_session_decides_which_program_fits() -> None:
    """Wayland's is taken in Wayland, X's in X."""
    both = _has("wl-copy", "xclip")
    assert command({"WAYLAND_DISPLAY": "w"}, both) == ("/bin/wl-copy",)
    assert command({"DISPLAY": ":0"}, both) == ("/bin/xclip", "-selection", "clipboard")


def test_without_a_program_there_is_no_command() -> None:
    """A bare machine has none."""
    assert command({"DISPLAY": ":0"}, _has()) == ()


def test_a_program_gets_the_text(tmp_path: Path) -> None:
    """What is copied arrives on stdin, as UTF-8."""
    code = f"import sys; open({str(tmp_path / 'out')!r}, 'wb').write(sys.stdin.buffer.read())"
    assert put("漢", [sys.executable, "-c", code])
    assert (tmp_path / "out").read_bytes() == "漢".encode()


def test_a_program_that_fails_is_told() -> None:
    """Then the reader is not promised anything."""
    assert not put("x", [sys.executable, "-c", "raise SystemExit(1)"])
    assert not put("x", ["/nowhere/at/all"])
