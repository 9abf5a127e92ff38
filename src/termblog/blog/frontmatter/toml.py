"""TOML between `+++` fences, as Hugo and Zola read it."""

from __future__ import annotations

import re
import tomllib

from termblog.blog.frontmatter.format import (
    MAX_DEPTH,
    Flaw,
    Format,
    Matter,
    Refused,
    Unclosed,
    Value,
    plain,
)
from termblog.patterns import late

_OPEN = late(r"\s*\+\+\+[ \t]*\n")
_CLOSE = late(r"^\+\+\+[ \t]*$\n?", re.MULTILINE)
_ENTRY = late(r"""^\s*["']?([\w-]+)["']?\s*=\s*(.*?)\s*$""", re.MULTILINE)
_WHERE = late(r"\(at line (\d+)")

# tomllib walks a dotted key again for each of its parts, so that one long key costs its square.
# Possessive, and only from the start of a part, so that the search itself is linear.
_DOTTED = late(rf"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){{{MAX_DEPTH}}}")
_MOST_ENTRIES = 500
"""Of tables and values: tomllib takes 8 µs for each, and more for a dotted one."""


class Toml(Format):
    """TOML between `+++` and `+++`."""

    def detect(self, text: str) -> bool:
        """Tell whether a text starts with a fence."""
        return _OPEN.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Divide a text at the closing fence.

        Raises:
            Unclosed: There is none.
        """
        opened = _OPEN.match(text)
        start = opened.end() if opened else 0
        closed = _CLOSE.search(text, start)
        if closed is None:
            raise Unclosed("the front matter has no closing +++")
        return text[start : closed.start()], text[closed.end() :]

    def parse(self, block: str) -> Matter:
        """Return what a block says; what is no TOML is read line by line, and not to be shown."""
        try:
            _bound(block)
            value = plain(tomllib.loads(block, parse_float=str))
        except Refused as error:
            return Matter({}, (Flaw(0, str(error)),), readable=False)
        except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
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
