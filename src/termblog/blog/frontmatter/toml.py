"""TOML between `+++` fences, as Hugo and Zola read it."""

from __future__ import annotations

import re
from typing import ClassVar

from termblog.blog.frontmatter.format import (
    MAX_DEPTH,
    Fenced,
    Flaw,
    Matter,
    Refused,
    Value,
    plain,
)
from termblog.patterns import late
from termblog.toml import read_toml

_ENTRY = late(r"""^\s*["']?([\w-]+)["']?\s*=\s*(.*?)\s*$""", re.MULTILINE)
_WHERE = late(r"\(at line (\d+)")

# tomllib walks a dotted key again for each of its parts, so that one long key costs its square.
# Possessive, and only from the start of a part, so that the search itself is linear.
_DOTTED = late(rf"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){{{MAX_DEPTH}}}")
_MOST_ENTRIES = 500
"""Of tables and values: tomllib takes 8 µs for each, and more for a dotted one."""


class Toml(Fenced):
    """TOML between `+++` and `+++`."""

    opening: ClassVar[re.Pattern[str]] = late(r"\s*\+\+\+[ \t]*\n")
    closing: ClassVar[re.Pattern[str]] = late(r"\n\+\+\+[ \t]*(?:\n|\Z)")
    fence: ClassVar[str] = "+++"

    def parse(self, block: str) -> Matter:
        """Return what a block says; what is no TOML is read line by line, and not to be shown."""
        try:
            _bound(block)
            value = plain(read_toml(block, parse_float=str))
        except Refused as error:
            return Matter({}, (Flaw(0, str(error)),), readable=False)
        except (RecursionError, ValueError) as error:
            return _recover(block, str(error))
        return Matter(value if isinstance(value, dict) else {})


def _bound(block: str) -> None:
    if block.count("=") > _MOST_ENTRIES or block.count("[") > _MOST_ENTRIES:
        raise Refused(f"the front matter holds more than {_MOST_ENTRIES:,} values")
    if _DOTTED.search(block):
        raise Refused(f"the front matter is nested more than {MAX_DEPTH} deep")


def _recover(block: str, message: str) -> Matter:
    where = _WHERE.search(message)
    line = int(where[1]) - 1 if where else 0
    data: dict[str, Value] = {key: value.strip("\"'") for key, value in _ENTRY.findall(block)}
    reason = f"the front matter is not valid TOML: {message.partition(' (at')[0]}"
    return Matter(data, (Flaw(line, reason),), readable=False)
