"""What stands behind a fence's ticks: a language, a title, the lines to mark, in everyone's spelling."""

from __future__ import annotations

import re
from typing import NamedTuple

from termblog.patterns import late

_LINES = late(r"(?:\{|hl_lines=[\"']?|mark=\{|highlight=[\"']?)([\d][\d,\s-]*)[}\"']?")
_TITLE = late(
    r"(?:title|file|filename|caption|name)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s}\"',]+))"
)
_LABEL = late(r"\s\[([^\]]+)\]")
_BRACED = late(r"\{[\s.=]*(?:lang(?:uage)?=)?[\"']?([\w+#-]+)")
_PLAIN = late(r"\.?([^\s,{:\[=\"']+)(?::(?!title=)([^\s,{]+))?")
_NUMBERED = late(r":(?:no-)?(?:line-numbers|v-pre)(?:=\d+)?(?![\w-])")
"""What VitePress and VuePress write behind a language, and is no title."""
_MOST = 10_000
"""Lines that may be marked: what is counted beyond was never meant."""


class Info(NamedTuple):
    """A fence's info string (CommonMark 0.31.2 §4.5), read."""

    language: str = ""
    """As written."""
    title: str = ""
    """A file's name, usually."""
    marked: frozenset[int] = frozenset()
    """The lines that are marked, counted from 1."""


def read_info(info: str) -> Info:
    """Return what an info string says.

    Args:
        info: Such as `js title="a.js" {1,3-5}`, `{r, echo=FALSE}` or `js:a.js`.
    """
    info = _NUMBERED.sub("", info.strip()[:1000])
    if info.isalnum() and not info.isdigit():  # a language, as nearly always
        return Info(info)
    lines = _LINES.search(info)
    title = _first(_TITLE, info) or _first(_LABEL, info)
    braced = _BRACED.match(info)
    head = braced or _PLAIN.match(info)
    if head is None or info[head.end() : head.end() + 1] == "=" or (lines and head[1][0].isdigit()):
        return Info("", title, _numbers(lines))
    after = "" if braced else head[2] or ""
    return Info(head[1], title or after, _numbers(lines))


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return next((group for group in match.groups() if group), "") if match else ""


def _numbers(match: re.Match[str] | None) -> frozenset[int]:
    """Return the numbers of `1,3-5`."""
    numbers: set[int] = set()
    for part in re.findall(r"(\d{1,5})(?:\s*-\s*(\d{1,5}))?", match[1] if match else ""):
        first = int(part[0])
        numbers.update(range(first, min(int(part[1] or first), first + _MOST) + 1))
    return frozenset(numbers)
