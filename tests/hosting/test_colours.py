"""Colours for terminals that have fewer."""

from __future__ import annotations

import pytest

from termblog.hosting.colours import depth_for, downgrade, is_dumb
from termblog.look import Depth


@pytest.mark.parametrize(
    ("term", "environment", "expected"),
    [
        ("xterm-256color", {}, Depth.INDEXED),
        ("xterm-256color", {"COLORTERM": "truecolor"}, Depth.TRUE),
        ("xterm-kitty", {}, Depth.TRUE),
        ("xterm", {}, Depth.SIXTEEN),
        ("vt100", {"COLORTERM": "truecolor"}, Depth.NONE),
        ("xterm-256color", {"NO_COLOR": "1", "COLORTERM": "truecolor"}, Depth.NONE),
        ("xterm-m", {}, Depth.NONE),
    ],
)
def test_a_client_tells_its_depth(term: str, environment: dict[str, str], expected: Depth) -> None:
    """TERM, COLORTERM and NO_COLOR decide."""
    assert depth_for(term, environment) is expected


def test_dumb_terminals_are_known() -> None:
    """A terminal that cannot place its cursor gets no app."""
    assert is_dumb("dumb")
    assert is_dumb("")
    assert not is_dumb("xterm")


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (Depth.TRUE, "\x1b[1;38;2;255;0;0;48;2;0;0;0mred\x1b[0m"),
        (Depth.INDEXED, "\x1b[1;38;5;196;48;5;16mred\x1b[0m"),
        (Depth.SIXTEEN, "\x1b[1;31;40mred\x1b[0m"),
        (Depth.NONE, "\x1b[1mred\x1b[0m"),
    ],
)
def test_styles_are_translated(depth: Depth, expected: str) -> None:
    """Colours become the nearest that there is; weight stays."""
    assert downgrade("\x1b[1;38;2;255;0;0;48;2;0;0;0mred\x1b[0m", depth) == expected


def test_only_styles_are_translated() -> None:
    """A post that shows such numbers, or links to them, is not touched."""
    text = "38;2;1;2;3 \x1b]8;;https://a/38;2;1;2;3\x1b\\x\x1b]8;;\x1b\\"
    assert downgrade(text, Depth.SIXTEEN) == text


@pytest.mark.parametrize("parameters", ["38", "38;2", "38;2;1", "48;5", "38;5;200", "97", "49"])
def test_no_colour_is_left_for_who_wants_none(parameters: str) -> None:
    """A style of nothing but a colour goes, even one that is cut short."""
    assert downgrade(f"\x1b[{parameters}mx", Depth.NONE) == "x"
