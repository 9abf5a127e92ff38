"""What a style name comes to: colours and attributes by name, of which each exit makes its own.

Panes want rich's styles, a terminal that is only written to wants escape sequences; who writes
these need not import what makes those. How many colours a terminal has is told by one rule, whether
the command line or a host writes to it.
"""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.color import ColorSystem
    from rich.style import Style

ATTRIBUTES: Mapping[str, str] = MappingProxyType(
    {
        "bold": "1",
        "dim": "2",
        "italic": "3",
        "underline": "4",
        "reverse": "7",
        "strike": "9",
        "overline": "53",
    }
)
"""What a recipe may say beside colours, and what ECMA-48 §8.3.117 calls it."""

_TRUE = ("direct", "kitty", "ghostty", "alacritty", "wezterm", "foot", "contour", "iterm")
"""One of which is in the `TERM` of a terminal that has all colours."""
_HEX = late(r"#[0-9a-fA-F]{6}")


class Depth(IntEnum):
    """How many colours an exit shows; above none, rich counts them alike."""

    NONE = 0
    SIXTEEN = 1
    INDEXED = 2
    TRUE = 3

    @property
    def system(self) -> ColorSystem:
        """What rich calls it; it has no name for none."""
        from rich.color import ColorSystem

        return ColorSystem(self.value)


def depth_of(term: str, environment: Mapping[str, str]) -> Depth:
    """Return how many colours a terminal shows, as it says of itself.

    Args:
        term: Its `TERM`.
        environment: Its other variables.
    """
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return Depth.TRUE
    if "WT_SESSION" in environment or any(name in term for name in _TRUE):
        return Depth.TRUE
    return Depth.INDEXED if "256" in term else Depth.SIXTEEN


class Look(NamedTuple):
    """How text looks."""

    front: str = ""
    """Its colour: `#rrggbb`, or the name of one of the terminal's; empty for any."""
    back: str = ""
    """The colour behind it, likewise."""
    attributes: frozenset[str] = frozenset()
    """Of `ATTRIBUTES`."""

    def beneath(self, other: Look) -> Look:
        """Return this look with another laid over it.

        Args:
            other: It wins where both say something.
        """
        attributes = self.attributes | other.attributes
        return Look(other.front or self.front, other.back or self.back, attributes)

    def style(self) -> Style:
        """Return it as rich and Textual want it."""
        from rich.style import Style

        attributes = dict.fromkeys(self.attributes, True)
        return Style(color=self.front or None, bgcolor=self.back or None, **attributes)  # type: ignore[arg-type]  # bools by name


def cook(recipe: str, roles: Mapping[str, str]) -> Look:
    """Return the look of a recipe.

    Args:
        recipe: Such as `bold accent on surface`.
        roles: The colour of each role.

    Raises:
        KeyError: A word is no attribute, no role and no colour.
    """
    words = iter(recipe.split())
    attributes: set[str] = set()
    front = back = ""
    for word in words:
        if word in ATTRIBUTES:
            attributes.add(word)
        elif word == "on":
            back = _color(next(words, ""), roles)
        else:
            front = _color(word, roles)
    return Look(front, back, frozenset(attributes))


def _color(word: str, roles: Mapping[str, str]) -> str:
    value = roles.get(word, word)
    if (value == word and not word.startswith("#")) or not is_color(value):
        raise KeyError(word)
    return value.lower()


def is_hex(value: str) -> bool:
    """Tell whether a colour is written `#rrggbb`.

    Args:
        value: A colour.
    """
    return _HEX.fullmatch(value) is not None


def is_color(value: object) -> bool:
    """Tell whether something is a colour.

    Args:
        value: What stands in a theme: `#rrggbb`, or the name of one of the terminal's.
    """
    if not isinstance(value, str):
        return False
    if is_hex(value):
        return True
    from rich.color import Color, ColorParseError

    try:
        Color.parse(value)
    except ColorParseError:
        return False
    return True
