"""Globs, as configurations name files with: which to pass over, which are drafts.

One meaning serves all, `.gitignore`'s: what has no slash is found in any folder, what has one begins
at the top, a folder stands for all that is in it. What would take long to match is passed over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_STARS = 6
"""Stars of one glob: a search for more of them takes its time."""
_LONGEST = 200
_GLOB = late(r"\*\*/|\*\*|[*?{},]|[^*?{},]+")
_MEANT: Mapping[str, str] = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
_CHOICE: Mapping[str, str] = {"{": "(?:", "}": ")", ",": "|"}


def is_glob(text: str) -> bool:
    """Tell whether a text is a glob that is understood, and short enough to be matched in time.

    Args:
        text: Of a configuration.
    """
    even = text.count("{") == text.count("}") and "[" not in text
    return even and text.count("*") <= _STARS and len(text) <= _LONGEST


def glob(text: str) -> str:
    """Return a glob as a regular expression, without its ends.

    Args:
        text: One that `is_glob`.
    """
    meant = {**_MEANT, **_CHOICE} if "{" in text else _MEANT
    return "".join(meant.get(part) or re.escape(part) for part in _GLOB.findall(text))


def find_by(home: str, globs: Iterable[str]) -> Iterator[re.Pattern[str]]:
    """Yield what finds the paths that globs name, each with all beneath it.

    Args:
        home: The folder that they begin at, relative to the blog's; empty for the top.
        globs: As written, one each; remarks, exceptions and what is no glob are passed over.
    """
    for written in globs:
        text = written.strip()
        if text.strip("/*") and text[0] not in "#!" and is_glob(text):
            inner = text.strip("/").removeprefix("./")
            anywhere = "" if "/" in text.rstrip("/") else "(?:.*/)?"
            top = re.escape(f"{home}/") if home else ""
            yield re.compile(rf"\A{top}{anywhere}{glob(inner)}(?:/|\Z)")
