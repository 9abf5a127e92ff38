"""The rules of colours, widths and links, over environments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termblog.cli.terminal import (
    choose_depth,
    choose_width,
    takes_graphics,
    takes_links,
)
from termblog.look import Depth
from termblog.settings import NARROWEST, WIDEST

WIDE = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}

_variables = st.dictionaries(
    st.sampled_from(
        [
            "NO_COLOR",
            "FORCE_COLOR",
            "CLICOLOR_FORCE",
            "CLICOLOR",
            "TERM",
            "COLORTERM",
            "COLUMNS",
            "COLORFGBG",
            "FORCE_HYPERLINK",
        ]
    ),
    st.sampled_from(["", "0", "1", "2", "3", "dumb", "xterm", "xterm-256color", "truecolor"])
    | st.text(),
)


@pytest.mark.parametrize(
    ("wish", "environment", "tty", "depth"),
    [
        ("auto", WIDE, True, Depth.TRUE),
        ("auto", WIDE, False, Depth.NONE),
        ("always", WIDE, False, Depth.TRUE),
        ("never", WIDE, True, Depth.NONE),
        ("auto", {**WIDE, "NO_COLOR": "1"}, True, Depth.NONE),
        ("auto", {**WIDE, "NO_COLOR": ""}, True, Depth.TRUE),
        ("always", {**WIDE, "NO_COLOR": "1"}, True, Depth.TRUE),
        ("auto", {**WIDE, "NO_COLOR": "1", "FORCE_COLOR": "1"}, True, Depth.NONE),
        ("auto", {**WIDE, "FORCE_COLOR": "1"}, False, Depth.TRUE),
        ("auto", {**WIDE, "FORCE_COLOR": "0"}, True, Depth.NONE),
        ("auto", {"TERM": "xterm", "FORCE_COLOR": "2"}, False, Depth.INDEXED),
        ("auto", {"TERM": "xterm", "FORCE_COLOR": "3"}, False, Depth.TRUE),
        ("auto", {**WIDE, "CLICOLOR_FORCE": "1", "CLICOLOR": "0"}, False, Depth.TRUE),
        ("auto", {**WIDE, "CLICOLOR": "0"}, True, Depth.NONE),
        ("auto", {"TERM": "dumb"}, True, Depth.NONE),
        ("auto", {"TERM": "xterm-256color"}, True, Depth.INDEXED),
        ("auto", {"TERM": "xterm"}, True, Depth.SIXTEEN),
        ("auto", {"TERM": "xterm-kitty"}, True, Depth.TRUE),
        ("auto", {"WT_SESSION": "1"}, True, Depth.TRUE),
        ("always", {}, False, Depth.SIXTEEN),
    ],
)
def test_colours_follow_one_order(
    wish: str, environment: dict[str, str], tty: bool, depth: Depth
) -> None:
    """Flag > NO_COLOR > FORCE_COLOR and CLICOLOR_FORCE > CLICOLOR=0 > is it a terminal."""
    assert choose_depth(wish, environment, tty=tty) is depth


@given(_variables, st.booleans())
def test_a_flag_wins_over_every_environment(environment: dict[str, str], tty: bool) -> None:
    """`--color never` never colours, `--color always` always does, whatever is set."""
    assert choose_depth("never", environment, tty=tty) is Depth.NONE
    assert choose_depth("always", environment, tty=tty) is not Depth.NONE


@given(_variables, st.booleans())
def test_no_color_wins_over_what_forces(environment: dict[str, str], tty: bool) -> None:
    """With NO_COLOR, no variable brings colours back."""
    assert choose_depth("auto", {**environment, "NO_COLOR": "1"}, tty=tty) is Depth.NONE


@pytest.mark.parametrize(
    ("setting", "columns", "environment", "width"),
    [
        (70, 120, {"COLUMNS": "60"}, 70),
        (0, 90, {"COLUMNS": "60"}, 90),
        (0, 240, {}, 100),
        (0, None, {"COLUMNS": "60"}, 60),
        (0, None, {"COLUMNS": "240"}, 240),
        (0, None, {"COLUMNS": "100000000"}, 500),
        (0, None, {"COLUMNS": "9" * 5000}, 500),
        (0, None, {"COLUMNS": "3"}, 10),
        (0, None, {"COLUMNS": "wide"}, 80),
        (0, None, {"COLUMNS": "-5"}, 80),
        (0, None, {"COLUMNS": "０"}, 80),
        (0, None, {}, 80),
        (0, 0, {}, 80),
        (0, 4, {}, 10),
        (100_000, None, {}, 500),
    ],
)
def test_widths_follow_one_order(
    setting: int, columns: int | None, environment: dict[str, str], width: int
) -> None:
    """Setting > terminal, at most 100 > COLUMNS > 80; always from 10 to 500."""
    assert choose_width(setting, columns, environment) == width


@given(st.integers(), st.integers() | st.none(), _variables)
def test_every_width_is_within_bounds(
    setting: int, columns: int | None, environment: dict[str, str]
) -> None:
    """No setting, terminal or variable makes a width that cannot be laid out."""
    assert NARROWEST <= choose_width(setting, columns, environment) <= WIDEST


@pytest.mark.parametrize(
    ("environment", "links"),
    [
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "foot-extra"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4900"}, False),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "220401"}, True),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "180401"}, False),
        ({"TERM": "xterm-256color", "WT_SESSION": "x"}, True),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "tmux-256color", "VTE_VERSION": "7600"}, False),
        ({"TERM": "tmux-256color", "FORCE_HYPERLINK": "1"}, True),
        ({"TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"}, False),
    ],
)
def test_links_go_where_they_can_be_clicked(environment: dict[str, str], links: bool) -> None:
    """A terminal known for hyperlinks gets them; FORCE_HYPERLINK decides where it is set."""
    assert takes_links(environment, Depth.TRUE) is links


def test_links_come_with_colour() -> None:
    """Output without escapes has no hyperlinks either, unless they are forced."""
    assert not takes_links({"TERM": "xterm-kitty"}, Depth.NONE)
    assert takes_links({"FORCE_HYPERLINK": "1"}, Depth.NONE)


@given(_variables)
def test_no_environment_is_too_strange(environment: dict[str, str]) -> None:
    """Every environment gets an answer to every question."""
    depth = choose_depth("auto", environment, tty=True)
    assert isinstance(takes_links(environment, depth), bool)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm-kitty", "COLORTERM": "truecolor"}, True),
        ({"TERM": "xterm-ghostty", "COLORTERM": "truecolor"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "ghostty", "COLORTERM": "truecolor"}, True),
        ({"TERM": "xterm-kitty"}, False),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, False),
        ({"TERM": "wezterm", "COLORTERM": "truecolor"}, False),
        ({"TERM": "xterm-kitty", "COLORTERM": "truecolor", "TMUX": "here,1,0"}, False),
        ({"TERM": "xterm-kitty", "COLORTERM": "truecolor", "STY": "1.x"}, False),
        ({}, False),
    ],
)
def test_graphics_go_to_terminals_that_are_known_to_draw(
    environment: dict[str, str], expected: bool
) -> None:
    """Kitty and Ghostty, in true colours, with nothing between them and the app."""
    assert takes_graphics(environment) is expected
