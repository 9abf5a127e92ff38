"""The one place where hostile text is made safe, and measured.

A post is untrusted. Bytes come in through `decode`; every string of a post passes `sanitise`
before anything shows it; every address passes `safe_url` before anything opens it.
"""

from __future__ import annotations

import re

# C0 becomes its picture, C1, surrogates and bidi controls the replacement character; what is
# invisible without meaning goes. Tab and newline stay, and so do ZWJ, ZWNJ and variation selectors.
_TABLE: dict[int, int | None] = {c: 0x2400 + c for c in range(32) if c not in (9, 10)}
_TABLE[0x7F] = 0x2421
_TABLE.update(dict.fromkeys(range(0x80, 0xA0), 0xFFFD))
_TABLE.update(dict.fromkeys(range(0xD800, 0xE000), 0xFFFD))
_TABLE.update(dict.fromkeys((0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F)), 0xFFFD))
_TABLE.update(dict.fromkeys((*range(0x2066, 0x2070), 0xFFF9, 0xFFFA, 0xFFFB), 0xFFFD))
_TABLE.update(dict.fromkeys((0x200B, 0x2060, 0xFEFF, 0xAD, 0x180E, *range(0xE0000, 0xE0020)), None))
_TABLE.update({0x2028: 10, 0x2029: 10})

_TAGS = re.compile("(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]+")
_MARK = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARKS = re.compile(f"([{_MARK}]{{6}})[{_MARK}]+")


def sanitise(text: str) -> str:
    """Return text without anything that a terminal could obey or a reader could be misled by.

    Args:
        text: Any string, from a post or a visitor.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    return _MARKS.sub(r"\1", _TAGS.sub("", text))


def decode(data: bytes) -> tuple[str, bool]:
    """Return a file's text, and whether every byte of it could be read.

    Args:
        data: UTF-8 with or without a BOM, or UTF-16 with one.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding), True
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), False
