"""The colours that a visitor's terminal understands.

Textual and rich cache rendered styles without asking for which colour system, so two depths
in one process would leak into each other. Every app therefore renders true colour, and what
leaves for a poorer terminal is translated here, sequence by sequence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.color import Color

from termblog.look import Depth, depth_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


_SGR = re.compile(r"\x1b\[([0-9;]*)m")
_BARE_TERMS = ("vt1", "vt2", "vt3")
_DUMB = frozenset(("", "dumb", "unknown", "emacs", "network", "vt52"))


def is_dumb(term: str) -> bool:
    """Return whether a terminal cannot place its cursor.

    Args:
        term: The client's `TERM`.
    """
    return term in _DUMB


def depth_for(term: str, environment: Mapping[str, str]) -> Depth:
    """Return how many colours a client is sent: none where it wants none, or can show none.

    Args:
        term: The client's `TERM`.
        environment: What else it says of itself.
    """
    if environment.get("NO_COLOR") or term.startswith(_BARE_TERMS) or term.endswith("-m"):
        return Depth.NONE
    return depth_of(term, environment)


def downgrade(text: str, depth: Depth) -> str:
    """Return terminal output with no more colours than a depth has.

    Args:
        text: Output in true colour.
        depth: What the terminal shows.
    """
    if depth is Depth.TRUE:
        return text
    return _SGR.sub(lambda match: _translate(match[1], depth), text)


@lru_cache(8192)
def _translate(parameters: str, depth: Depth) -> str:
    """Return one SGR sequence at a depth; nothing where nothing of it is left."""
    if parameters in ("", "0"):
        return f"\x1b[{parameters}m"
    kept = ";".join(_parameters(iter(parameters.split(";")), depth))
    return f"\x1b[{kept}m" if kept else ""


def _parameters(parts: Iterator[str], depth: Depth) -> Iterator[str]:
    for part in parts:
        if part in ("38", "48"):
            yield from _extended(part, parts, depth)
        elif depth is not Depth.NONE or not _is_colour(part):
            yield part


def _extended(ground: str, parts: Iterator[str], depth: Depth) -> Iterator[str]:
    """Yield what `38;2;R;G;B` or `38;5;N` becomes (ECMA-48, ITU-T T.416)."""
    if next(parts, "") == "2":
        red, green, blue = (int(next(parts, "0") or 0) for _ in range(3))
        colour = Color.from_rgb(red, green, blue)
    else:
        colour = Color.from_ansi(int(next(parts, "0") or 0))
    if depth is not Depth.NONE:
        yield from colour.downgrade(depth.system).get_ansi_codes(foreground=ground == "38")


def _is_colour(part: str) -> bool:
    return part.isdigit() and (30 <= int(part) <= 49 or 90 <= int(part) <= 107)
