"""The last guard: nothing leaves for a visitor's terminal that could obey a post.

Posts are made safe where they are read. This is the check behind that: of all escape sequences
only those pass that the app itself writes (styles, the cursor, modes, links, the clipboard on
the reader's own key); what else starts with a control character becomes its picture.
"""

from __future__ import annotations

import re

_OWN = (
    r"\x1b\[[0-9;]*[mABCDGHJKXnq]",  # styles, the cursor, erasing
    r"\x1b\[\?[0-9;]+(?:[hl]|\$p)",  # modes, and asking for one
    r"\x1b\[[0-9]* q",  # the cursor's shape
    r"\x1b\]8;[a-zA-Z0-9=:_-]*;(?:(?:https?|mailto):[!-~]{1,2048})?(?:\x1b\\|\x07)",  # links
    r"\x1b\]52;c;[A-Za-z0-9+/=]*(?:\x07|\x1b\\)",  # the clipboard
    r"\x1b\]22;[a-z-]*(?:\x1b\\|\x07)",  # the pointer's shape
)
_GUARDED = re.compile(f"(?P<own>{'|'.join(_OWN)})|[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]")
_BELL = "\x07"


def guard(text: str) -> str:
    """Return output in which only the app's own sequences are left.

    Args:
        text: What the app wrote.
    """
    return _GUARDED.sub(_pass, text)


def _pass(match: re.Match[str]) -> str:
    if match["own"] is not None or match[0] == _BELL:
        return match[0]
    return chr(0x2400 + ord(match[0])) if match[0] < "\x20" else "\ufffd"
