"""YAML as nine posts in ten write it: keys with a text or a list of texts, one a line.

Reading that line by line is five times as fast as a YAML parser, which is what opening a large
blog waits for. Whatever could mean anything else to YAML is left to it: nothing is guessed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    import re

    from termblog.blog.frontmatter.format import Value

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML writes nothing, where it is not quoted."""

_UNCLEAR: list[Value] = []  # compared by identity: never a value
_MOST_LINES = 400
# What YAML takes for a line's end, refuses, or counts as indentation.
_ODD = late("[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# A text in quotes without an escape; or a bare one: it starts with nothing that means anything to
# YAML, and holds neither the end of a key nor the start of a comment.
_TEXT = r"""(?:"(?P<double>[^"\\]*)"|'(?P<single>[^']*)'|(?P<bare>[\w/(.$+~](?:[^:#]|:(?![ ]|$)|(?<![ ])\#)*))"""
_ENTRY = late(
    rf"(?P<key>[A-Za-z_][A-Za-z0-9_-]*):(?:[ ]+(?:{_TEXT}|\[(?P<list>[^\[\]{{}}:#]*)\]))?[ ]*"
)
_ITEM = late(rf"(?P<indent>[ ]*)-[ ]+{_TEXT}[ ]*")
_PART = late(
    r"""[ ]*(?:"(?P<double>[^"\\]*)"|'(?P<single>[^']*)'|(?P<bare>[\w/(.$+~][^"']*))[ ]*"""
)


def read_simple(block: str) -> dict[str, Value] | None:
    """Return what a block of front matter says, or None where it takes a parser to tell.

    Args:
        block: The block without its fences.
    """
    if block.count("\n") > _MOST_LINES or _ODD.search(block):
        return None
    read: dict[str, Value] = {}
    items: list[Value] | None = None
    indent = ""
    for line in block.split("\n"):
        if entry := _ENTRY.fullmatch(line):
            if entry["key"] in read or (value := _value(entry)) is _UNCLEAR:
                return None
            read[entry["key"]] = value
            items = [] if entry.lastgroup == "key" else None
        elif items is not None and (item := _ITEM.fullmatch(line)):
            if items and item["indent"] != indent:
                return None
            indent = item["indent"]
            items.append(_text(item))
            read[next(reversed(read))] = items
        elif line and line[0] != "#":
            return None
    return read


def _value(entry: re.Match[str]) -> Value:
    """Return what stands behind a key."""
    if entry["list"] is None:
        return _text(entry)
    if not entry["list"].strip():
        return []
    parts = [_PART.fullmatch(part) for part in entry["list"].split(",")]
    return [_text(part) for part in parts if part] if all(parts) else _UNCLEAR


def _text(found: re.Match[str]) -> str | None:
    """Return a text in quotes as it is, a bare one without the blanks behind it."""
    quoted = found["double"] if found["single"] is None else found["single"]
    if quoted is not None:
        return quoted
    bare = (found["bare"] or "").rstrip(" ")
    return None if bare in NULLS else bare
