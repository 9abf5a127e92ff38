"""JSON in braces at the top of a file, as Hugo reads it."""

from __future__ import annotations

import json
import re

from termblog.blog.frontmatter.format import (
    MAX_BYTES,
    MAX_NODES,
    Flaw,
    Format,
    Matter,
    Refused,
    Unclosed,
    plain,
)
from termblog.patterns import late

_OPEN = late(r"\s*\{\s*(?:\"|\}\s*$)", re.MULTILINE)


class Json(Format):
    """One JSON object, from the first brace to its match."""

    def detect(self, text: str) -> bool:
        """Tell whether a text starts with an object; a template's braces are none."""
        return _OPEN.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Divide a text behind the object.

        Raises:
            Unclosed: It does not end, or is no JSON.
        """
        start = text.index("{")
        head = text[start : start + MAX_BYTES]
        try:
            _, end = json.JSONDecoder(parse_int=str).raw_decode(head)
        except (ValueError, RecursionError) as error:
            raise Unclosed(f"the front matter is not valid JSON: {error}") from error
        body = text[start + end :]
        return head[:end], body.removeprefix("\n")

    def parse(self, block: str) -> Matter:
        """Return what an object says; scalars stay as they are written."""
        try:
            value = plain(_load(block))
        except Refused as error:
            return Matter({}, (Flaw(0, str(error)),), readable=False)
        except (ValueError, RecursionError) as error:
            reason = f"the front matter is not valid JSON: {error}"
            return Matter({}, (Flaw(0, reason),), readable=False)
        return Matter(value if isinstance(value, dict) else {})


def _load(block: str) -> object:
    if block.count(",") + block.count("[") > MAX_NODES:
        raise Refused(f"the front matter holds more than {MAX_NODES:,} values")
    return json.loads(block, parse_int=str, parse_float=str, parse_constant=str)
