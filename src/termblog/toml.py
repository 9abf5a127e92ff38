"""TOML, and most of what one writes of it without tomllib, which takes longer to import than to read.

A line that is a key and a plain string, a table's name, a comment or nothing is read here; a file
with any other line is tomllib's, as are all its errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Callable

_PAIR = late(
    r"""[ ]*(?:(?P<key>[A-Za-z0-9_-]+)|"(?P<quoted>[A-Za-z0-9_. -]+)")[ ]*="""
    r"""[ ]*"(?P<value>[^"\\\x00-\x1f\x7f]*)"[ ]*(?:\#[^\x00-\x1f\x7f]*)?"""
)
_TABLE = late(r"\[(?P<name>[A-Za-z0-9_-]+)\][ ]*")
_NOTHING = late(r"[ ]*(?:#[^\x00-\x1f\x7f]*)?")


def read_toml(text: str, parse_float: Callable[[str], object] = float) -> dict[str, Any]:
    """Return what a text of TOML says.

    Args:
        text: A file's.
        parse_float: Makes a value of a number that is no whole one.

    Raises:
        ValueError: It is no TOML; the message tells the line.
    """
    try:
        return _read_plain(text)
    except LookupError:
        import tomllib

        return tomllib.loads(text, parse_float=parse_float)


def _read_plain(text: str) -> dict[str, Any]:
    """Return what plain lines say.

    Raises:
        LookupError: A line is not plain, or says again what another has said.
    """
    whole: dict[str, Any] = {}
    table = whole
    for line in text.split("\n"):
        if pair := _PAIR.fullmatch(line):
            _add(table, pair["key"] or pair["quoted"], pair["value"])
        elif head := _TABLE.fullmatch(line):
            table = {}
            _add(whole, head["name"], table)
        elif not _NOTHING.fullmatch(line):
            raise LookupError(line)
    return whole


def _add(table: dict[str, Any], key: str, value: object) -> None:
    if key in table:
        raise LookupError(key)
    table[key] = value
