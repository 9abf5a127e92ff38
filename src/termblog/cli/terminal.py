"""What may be asked of the terminal, decided from the environment by rules of one page.

Pure functions over a mapping of variables: the same environment gives the same answer, so that
every rule can be tested. How many colours there are is told as for a hosted reader (`look.py`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termblog.look import Depth, depth_of
from termblog.settings import NARROWEST, WIDEST

if TYPE_CHECKING:
    from collections.abc import Mapping

_COMFORTABLE = 100
_USUAL = 80


class Terminal(NamedTuple):
    """Where output goes, as far as it matters to what is written."""

    width: int
    """In cells."""
    depth: Depth = Depth.NONE
    """The colours that it takes."""
    links: bool = False
    """Whether it makes hyperlinks (OSC 8) clickable."""
    plain: bool = False
    """Whether everything is to be linear and undecorated."""
    unicode: bool = True
    """Whether its encoding holds more than ASCII."""
    tty: bool = False
    """Whether somebody watches."""


def is_dumb(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal obeys nothing at all.

    Args:
        environment: The variables of the process.
    """
    return environment.get("TERM") == "dumb"


def choose_depth(wish: str, environment: Mapping[str, str], *, tty: bool) -> Depth:
    """Return the colours to use.

    The flag wins over NO_COLOR, that over FORCE_COLOR and CLICOLOR_FORCE, those over CLICOLOR=0,
    and only then it matters whether the output is a terminal.

    Args:
        wish: `auto`, `always` or `never`, as the flag says.
        environment: The variables of the process.
        tty: Whether the output is a terminal.
    """
    if wish == "never" or (wish == "auto" and not _wants_color(environment, tty=tty)):
        return Depth.NONE
    forced = environment.get("FORCE_COLOR", "")
    if wish == "auto" and forced in ("2", "3"):
        return Depth(int(forced))
    return depth_of(environment.get("TERM", ""), environment)


def _wants_color(environment: Mapping[str, str], *, tty: bool) -> bool:
    if environment.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if value := environment.get(name):
            return value not in ("0", "false")
    return environment.get("CLICOLOR") != "0" and tty and not is_dumb(environment)


_LINKING: Mapping[str, str] = {
    "TERM": "xterm-kitty|xterm-ghostty|alacritty.*|foot.*|wezterm|contour|rio|.*-direct",
    "TERM_PROGRAM": "iTerm.app|WezTerm|vscode|ghostty|Hyper|WarpTerminal|rio|Tabby|mintty|zed",
    "VTE_VERSION": "[5-9][0-9]{3}|[0-9]{5,}",
    "KONSOLE_VERSION": "2[1-9][0-9]{4}",
    "WT_SESSION": ".+",
    "DOMTERM": ".+",
}
"""The variables by which terminals that make OSC 8 clickable make themselves known."""


def takes_links(environment: Mapping[str, str], depth: Depth) -> bool:
    """Return whether hyperlinks may be written instead of addresses.

    FORCE_HYPERLINK decides where it is set. Else they come with colour, and where the terminal
    is one that is known to make them clickable; inside tmux and screen nobody can know.

    Args:
        environment: The variables of the process.
        depth: The colours in use.
    """
    if wish := environment.get("FORCE_HYPERLINK"):
        return wish not in ("0", "false")
    if depth is Depth.NONE or environment.get("TERM", "").startswith(("screen", "tmux", "linux")):
        return False
    return _is_one_of(_LINKING, environment)


_DRAWING: Mapping[str, str] = {"TERM": "xterm-kitty|xterm-ghostty", "TERM_PROGRAM": "ghostty"}
"""The variables by which terminals that know kitty's placeholders make themselves known."""
_BETWEEN = ("TMUX", "STY", "ZELLIJ")
"""The variables of programs that stand between and let no pictures through."""


def takes_graphics(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal draws real pictures, by kitty's protocol with placeholders.

    Asking it would be surer, but whoever does not know the question shows it or eats a key. The
    placeholders' colour is a number, so that it takes a terminal whose colours are told as they
    are.

    Args:
        environment: The variables of the process.
    """
    if any(environment.get(name) for name in _BETWEEN) or "COLORTERM" not in environment:
        return False
    return _is_one_of(_DRAWING, environment)


def _is_one_of(known: Mapping[str, str], environment: Mapping[str, str]) -> bool:
    """Return whether a terminal makes itself known; no rule is compiled for what is not set."""
    said = ((rule, environment[name]) for name, rule in known.items() if name in environment)
    return any(re.fullmatch(rule, value) for rule, value in said)


def choose_width(setting: int, columns: int | None, environment: Mapping[str, str]) -> int:
    """Return the width of the text in cells, always within the bounds.

    Args:
        setting: What the flag, the variable or the settings say; 0 where they say nothing.
        columns: The terminal's; None where the output is none.
        environment: The variables of the process.
    """
    width = setting or _limited(columns) or _columns(environment) or _USUAL
    return max(NARROWEST, min(WIDEST, width))


def _limited(columns: int | None) -> int:
    """Return a terminal's width as far as it is comfortable to read."""
    return min(columns, _COMFORTABLE) if columns and columns > 0 else 0


def _columns(environment: Mapping[str, str]) -> int:
    """Return what COLUMNS says, or 0 where it is no number."""
    text = environment.get("COLUMNS", "")
    return min(int(text[:9]), WIDEST) if text.isascii() and text.isdigit() else 0
