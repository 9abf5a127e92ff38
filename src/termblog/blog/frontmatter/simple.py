"""YAML as nine posts in ten write it: keys with a text or a list of texts, one a line.

Reading that line by line is five times as fast as a YAML parser, which is what opening a large
blog waits for. Whatever could mean anything else to YAML is left to it: nothing is guessed here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from termblog.blog.frontmatter.format import Value

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML writes nothing, where it is not quoted."""
ENTRY = late(r"""(?P<key>[^\s#'"\-&*!|>%@`{\[,?][^:\n]*?|"[^"\n]+"|'[^'\n]+')[ \t]*:(?P<rest>.*)""")
"""A key at the start of a line, and what stands behind it."""

_UNCLEAR: list[Value] = []  # compared by identity: never a value
_QUOTES = ('"', "'")
_MOST_LINES = 400
# What YAML takes for a line's end, refuses, or counts as indentation.
_ODD = late("[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# A text in quotes without an escape; or a bare one: it starts with nothing that means anything to
# YAML, and holds neither the end of a key nor the start of a comment. What was matched is never
# given back, so that a line costs its length, not the square of it.
_TEXT = (
    r"""(?:"[^"\\\n]*+"|'[^'\n]*+'|[\w/(.$+~][^:#\n]*+(?:(?::(?![ ]|$)|(?<![ ])\#)[^:#\n]*+)*+)"""
)
_LINE = late(
    rf"""
    ^(?: (?P<key>[A-Za-z_][A-Za-z0-9_-]*):(?:[ ]+(?P<value>{_TEXT}|\[[^\[\]{{}}:#\n]*\]))?[ ]*
    |    (?P<indent>[ ]*)-[ ]+(?P<item>{_TEXT})[ ]*
    |    (?:\#.*)? )$
    """,
    re.VERBOSE | re.MULTILINE,
)
_PART = late(r"""(?:^|,)[ ]*("[^"\\,]*+"|'[^',]*+'|[\w/(.$+~][^"',]*+)[ ]*(?=,|$)""")


def is_clean(block: str) -> bool:
    """Tell whether a block is printable ASCII and newlines, as most are, at the least cost.

    Args:
        block: The block without its fences.
    """
    return block.isascii() and block.replace("\n", "").isprintable()


def read_simple(block: str) -> dict[str, Value] | None:
    """Return what a block of front matter says, or None where it takes a parser to tell.

    Args:
        block: The block without its fences.
    """
    count = block.count("\n") + 1
    if count > _MOST_LINES or not (is_clean(block) or _ODD.search(block) is None):
        return None
    lines = _LINE.findall(block)
    return _read(lines) if len(lines) == count else None


def _read(lines: list[tuple[str, str, str, str]]) -> dict[str, Value] | None:
    """Return what lines say: each a key with its value, or an item with its indentation."""
    read: dict[str, Value] = {}
    items: list[Value] | None = None
    indents: set[str] = set()
    for key, value, indent, item in lines:
        if key:
            found = _list(value[1:-1]) if value[:1] == "[" else _text(value)
            if key in read or found is _UNCLEAR:
                return None
            read[key] = found
            items, indents, last = None if value else [], set(), key
        elif item:
            indents.add(indent)
            if items is None or len(indents) > 1:
                return None
            items.append(_text(item))
            read[last] = items
    return read


def _list(inner: str) -> list[Value]:
    """Return what stands between brackets."""
    if not inner.strip():
        return []
    parts = _PART.findall(inner)
    return [_text(part) for part in parts] if len(parts) == inner.count(",") + 1 else _UNCLEAR


def _text(written: str) -> str | None:
    """Return a text in quotes as it is, a bare one without the blanks behind it."""
    if written[:1] in _QUOTES:
        return written[1:-1]
    bare = written.rstrip(" ")
    return None if bare in NULLS else bare
