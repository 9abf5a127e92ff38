"""Real pictures, by kitty's graphics protocol with Unicode placeholders.

The terminal is sent a picture once and shows it wherever its placeholders stand: characters like
any other, which scroll, are cut and are covered as text is. Which picture is meant is told by
their colour, which part of it by the marks above them. The protocol is described at
https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders.
"""

from __future__ import annotations

import random
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from termblog.pictures.decode import decode

if TYPE_CHECKING:
    from termblog.document.picture import Picture
    from termblog.pictures.canvas import Canvas

_PLACEHOLDER = "\U0010eeee"
_CHUNK = 4096
"""The characters of base64 in one message, at the most."""
_IDENTITIES = range(1 << 16, 1 << 24)
"""A colour has 24 bits; small numbers are left to others."""

# The protocol's own table, `rowcolumn-diacritics.txt`: marks for the numbers from 0 to 296.
_MARKS = """
305 30d-30e 310 312 33d-33f 346 34a-34c 350-352 357 35b 363-36f 483-487 592-595 597-599
59c-5a1 5a8-5a9 5ab-5ac 5af 5c4 610-617 657-65b 65d-65e 6d6-6dc 6df-6e2 6e4 6e7-6e8 6eb-6ec
730 732-733 735-736 73a 73d 73f-741 743 745 747 749-74a 7eb-7f1 7f3 816-819 81b-823 825-827
829-82d 951 953-954 f82-f83 f86-f87 135d-135f 17dd 193a 1a17 1a75-1a7c 1b6b 1b6d-1b73
1cd0-1cd2 1cda-1cdb 1ce0 1dc0-1dc1 1dc3-1dc9 1dcb-1dcc 1dd1-1de6 1dfe 20d0-20d1 20d4-20d7
20db-20dc 20e1 20e7 20e9 20f0 2cef-2cf1 2de0-2dff a66f a67c-a67d a6f0-a6f1 a8e0-a8f1 aab0
aab2-aab3 aab7-aab8 aabe-aabf aac1 fe20-fe26 10a0f 10a38 1d185-1d189 1d1aa-1d1ad 1d242-1d244
"""


@dataclass(frozen=True, slots=True)
class Placeholders:
    """A picture that the terminal draws."""

    columns: int
    """How wide it is, in cells."""
    identity: int
    """What the terminal knows it by."""
    size: int
    """The bytes that the terminal was sent."""
    arrival: str
    """What sends it."""

    @property
    def departure(self) -> str:
        """What makes the terminal forget it."""
        return f"\x1b_Ga=d,d=I,i={self.identity},q=2\x1b\\"

    def row(self, y: int) -> tuple[Segment, ...]:
        """Return a line of it.

        Args:
            y: Counted from 0.
        """
        red, green, blue = self.identity.to_bytes(3, "big")
        signs = marks()
        text = "".join(_PLACEHOLDER + signs[y] + signs[x] for x in range(self.columns))
        return (Segment(text, Style(color=Color.from_rgb(red, green, blue))),)


def draw(data: bytes, picture: Picture, canvas: Canvas, background: str) -> Placeholders:
    """Return a picture that the terminal draws.

    Args:
        data: Its file.
        picture: Its size in cells.
        canvas: Whose cells they are.
        background: `#rrggbb`.

    Raises:
        Unreadable: It cannot be decoded.
    """
    across, down = canvas.cell
    stream = BytesIO()
    image = decode(data, picture.columns * across, picture.rows * down, background)
    image.save(stream, "PNG", compress_level=1)
    identity = random.choice(_IDENTITIES)  # noqa: S311  nobody's secret
    facts = f"a=T,U=1,f=100,i={identity},c={picture.columns},r={picture.rows}"
    arrival = "".join(_messages(facts, b64encode(stream.getvalue()).decode()))
    return Placeholders(picture.columns, identity, len(arrival), arrival)


def _messages(facts: str, payload: str) -> list[str]:
    """Return a payload in messages; the first tells the facts, and the last that it is the last."""
    chunks = [payload[at : at + _CHUNK] for at in range(0, len(payload), _CHUNK)]
    heads = [f"{facts},"] + [""] * (len(chunks) - 1)
    more = [1] * (len(chunks) - 1) + [0]
    parts = zip(heads, more, chunks, strict=True)
    return [f"\x1b_G{head}q=2,m={goes_on};{chunk}\x1b\\" for head, goes_on, chunk in parts]


@cache
def marks() -> str:
    """Return the marks that stand for numbers, in order."""
    ranges = (word.split("-") for word in _MARKS.split())
    codes = (range(int(ends[0], 16), int(ends[-1], 16) + 1) for ends in ranges)
    return "".join(chr(code) for run in codes for code in run)
