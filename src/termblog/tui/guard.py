"""The last guard: nothing leaves for a terminal that could obey a post.

Posts are made safe where they are read. This is the check behind that, at the one place where all
of the app's output leaves: of all escape sequences only those pass that the app itself writes;
what else starts with a control character becomes its picture.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from textual.driver import Driver

if TYPE_CHECKING:
    from collections.abc import Callable

_OWN = (
    r"\x1b\[[0-9;]*[mABCDGHJKXnq]",  # styles, the cursor, erasing
    r"\x1b\[\?[0-9;]+(?:[hl]|\$p)",  # modes, and asking for one
    r"\x1b\[[0-9]* q",  # the cursor's shape
    r"\x1b\]8;[a-zA-Z0-9=:_-]*;(?:(?:https?|mailto):[!-~]{1,2048})?(?:\x1b\\|\x07)",  # links
    r"\x1b\]52;c;[A-Za-z0-9+/=]*(?:\x07|\x1b\\)",  # the clipboard
    r"\x1b\]22;[a-z-]*(?:\x1b\\|\x07)",  # the pointer's shape
)
_LOCAL = (
    r"\x1b\[(?:>[0-9]+|<)u",  # kitty's keys
    r"\x1b_G[A-Za-z0-9=,]*(?:;[A-Za-z0-9+/=]*)?\x1b\\",  # kitty's pictures, their data in base64
)
_BELL = "\x07"


def make_guard(*more: str) -> Callable[[str], str]:
    """Return what leaves of output only the app's own sequences.

    Args:
        more: Patterns of sequences that this terminal is sent besides.
    """
    own = "|".join((*_OWN, *more))
    guarded = re.compile(f"(?P<own>{own})|[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]")
    return lambda text: guarded.sub(_pass, text)


def _pass(match: re.Match[str]) -> str:
    if match["own"] is not None or match[0] == _BELL:
        return match[0]
    return chr(0x2400 + ord(match[0])) if match[0] < "\x20" else "\ufffd"


@cache
def local_guard() -> Callable[[str], str]:
    """Return the guard of the reader's own terminal."""
    return make_guard(*_LOCAL)


class _Guarded(Driver):
    """A driver whose every write is guarded."""

    def write(self, data: str) -> None:
        """Write what the app may send.

        Args:
            data: Whole sequences, as Textual writes them.
        """
        super().write(local_guard()(data))  # type: ignore[safe-super]  # mixed into one that writes


def guarded(kind: type[Driver]) -> type[Driver]:
    """Return a driver that writes through the guard.

    Args:
        kind: The system's own.
    """
    return type(f"Guarded{kind.__name__}", (_Guarded, kind), {})
