"""Globs, as configurations name files with: which to pass over, which are drafts.

One meaning serves all, `.gitignore`'s: what has no slash is found in any folder, what has one begins
at the top, a folder stands for all that is in it. What would take long to match is passed over.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_STARS, _WIDE, _LOOSE = 6, 2, 3
"""Stars of one glob, those that cross folders, and those that no plain text ends: more take their time."""
_LONGEST = 200
_MOST = 500
"""Globs of one list that are looked at."""
_GLOB = late(r"\*\*/|\*\*|[*?{},]|[^*?{},]+")
_MEANT: Mapping[str, str] = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
_CHOICE: Mapping[str, str] = {"{": "(?:", "}": ")", ",": "|"}


def is_glob(text: str) -> bool:
    """Tell whether a text is a glob that is understood, and short enough to be matched in time.

    Args:
        text: Of a configuration.
    """
    if len(text) > _LONGEST or text.count("{") != text.count("}") or "[" in text:
        return False
    stars = text.replace("**", "").count("*")
    loose = stars if "{" in text else text.count("*?")
    return stars <= _STARS and text.count("**") <= _WIDE and loose <= _LOOSE


def glob(text: str) -> str:
    """Return a glob as a regular expression, without its ends.

    Args:
        text: One that `is_glob`.
    """
    meant = {**_MEANT, **_CHOICE} if "{" in text else _MEANT
    parts = _GLOB.findall(text)
    found: list[str] = []
    while parts:
        part, *parts = parts
        if part == "*" and len(parts) > 1 and parts[0] not in meant and parts[1] == "*":
            literal = re.escape(parts.pop(0))  # the first one will do: another star follows
            found.append(f"(?>[^/]*?{literal})")
        else:
            found.append(meant.get(part) or re.escape(part))
    return "".join(found)


def find_by(home: str, globs: Iterable[str]) -> Iterator[re.Pattern[str]]:
    """Yield what finds the paths that globs name, each with all beneath it.

    Args:
        home: The folder that they begin at, relative to the blog's; empty for the top.
        globs: As written, one each; remarks, exceptions and what is no glob are passed over.
    """
    for written in islice(globs, _MOST):
        text = written.strip()
        if text.strip("/*") and text[0] not in "#!" and is_glob(text):
            inner = text.strip("/").removeprefix("./")
            anywhere = "" if "/" in text.rstrip("/") else "(?:.*/)?"
            top = re.escape(f"{home}/") if home else ""
            yield re.compile(rf"\A{top}{anywhere}{glob(inner)}(?:/|\Z)")
