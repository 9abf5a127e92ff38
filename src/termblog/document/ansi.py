"""A terminal's recorded output: the one place where a post's colour codes are honoured.

A fence named `ansi` holds what a program printed. Text is sanitised before it comes here, so an
escape has become its picture; colours and weights are read from those and told as style names,
and every other sequence stays on the screen as the text that it is. Nothing is re-emitted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = late("␛\\[([0-9;:]{0,64})m")
_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_LEVELS = (0, 95, 135, 175, 215, 255)
"""Of the 6×6×6 colour cube, as xterm draws it."""

_SWITCHES: dict[int, tuple[str, str]] = {
    1: ("weight", "ansi.bold"),
    2: ("weight", "ansi.dim"),
    3: ("slant", "ansi.italic"),
    4: ("under", "ansi.underline"),
    7: ("order", "ansi.reverse"),
    9: ("strike", "ansi.strike"),
    22: ("weight", ""),
    23: ("slant", ""),
    24: ("under", ""),
    27: ("order", ""),
    29: ("strike", ""),
    39: ("front", ""),
    49: ("back", ""),
    **{start + i: ("front", f"ansi.{name}") for start in (30, 90) for i, name in enumerate(_NAMES)},
    **{
        start + i: ("back", f"ansi.on.{name}")
        for start in (40, 100)
        for i, name in enumerate(_NAMES)
    },
}
"""What each SGR parameter switches, and to which style name (ECMA-48 §8.3.117)."""


def colour(text: str) -> Iterator[tuple[str, str]]:
    """Yield recorded output as pieces of text with their style names.

    Args:
        text: Sanitised; of its escapes' pictures those that only colour are taken out.
    """
    pen: dict[str, str] = {}
    pieces = _CODE.split(text)
    yield pieces[0], ""
    for codes, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        _switch(pen, iter([int(code or 0) for code in codes.replace(":", ";").split(";")]))
        yield piece, " ".join(pen[aspect] for aspect in sorted(pen) if pen[aspect])


def _switch(pen: dict[str, str], codes: Iterator[int]) -> None:
    """Apply a sequence's parameters, one by one; unknown ones change nothing."""
    for code in codes:
        if code == 0:
            pen.clear()
        elif code in _SWITCHES:
            aspect, style = _SWITCHES[code]
            pen[aspect] = style
        elif code in (38, 48):
            aspect, prefix = ("front", "fg:") if code == 38 else ("back", "bg:")
            pen[aspect] = _extended(prefix, codes)


def _extended(prefix: str, codes: Iterator[int]) -> str:
    """Return the style name of a colour by number (5;n) or by its parts (2;r;g;b)."""
    kind = next(codes, 0)
    if kind == 5:
        number = next(codes, 0) & 255
        if number < 16:
            return _SWITCHES[(30 if prefix == "fg:" else 40) + number % 8][1]
        return prefix + _hex(_indexed(number))
    if kind == 2:
        return prefix + _hex((next(codes, 0), next(codes, 0), next(codes, 0)))
    return ""


def _indexed(number: int) -> tuple[int, int, int]:
    """Return the colour of a place in xterm's palette, from 16 to 255."""
    if number >= 232:
        grey = 8 + 10 * (number - 232)
        return grey, grey, grey
    cell = number - 16
    return _LEVELS[cell // 36], _LEVELS[cell // 6 % 6], _LEVELS[cell % 6]


def _hex(parts: tuple[int, int, int]) -> str:
    """Return a colour as themes write it."""
    return "#" + "".join(f"{min(part, 255):02x}" for part in parts)
