"""`Key: value` lines down to the first blank line, as Pelican and MultiMarkdown read them.

A value is the text behind the colon, whatever it holds; an indented line continues it. Fences
of `---` around the block are allowed, as Python-Markdown's meta-data extension allows them.
"""

from __future__ import annotations

import re

from termblog.blog.frontmatter.format import Flaw, Format, Matter, Value
from termblog.patterns import late

_KEY = r"[A-Za-z][\w -]{0,40}"
_LINE = late(rf"({_KEY}?):[ \t]*(.*)")
_START = late(rf"\s*(?:---[ \t]*\n)?(?:{_KEY}):[ \t]+\S|\s*(?:title|date):", re.IGNORECASE)
_END = late(r"^(?:[ \t]*|---[ \t]*|\.\.\.[ \t]*)$\n?", re.MULTILINE)
_FENCE = late(r"\s*---[ \t]*\n")


class Headers(Format):
    """Lines of keys and values."""

    def detect(self, text: str) -> bool:
        """Tell whether a text starts with a key and a value."""
        return _START.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Divide a text at the first blank line, or at the closing fence."""
        fence = _FENCE.match(text)
        start = fence.end() if fence else len(text) - len(text.lstrip())
        closed = _END.search(text, start)
        if closed is None:
            return text[start:], ""
        return text[start : closed.start()], text[closed.end() :]

    def parse(self, block: str) -> Matter:
        """Return what the lines say; a key that comes twice adds to its values."""
        data: dict[str, Value] = {}
        flaws: list[Flaw] = []
        last = ""
        for number, line in enumerate(block.splitlines()):
            found = _LINE.fullmatch(line)
            if found:
                last = found[1].strip()
                _add(data, last, found[2].strip())
            elif last and line[:1].isspace():
                _add(data, last, line.strip())
            else:
                flaws.append(Flaw(number, f"{line[:40]!r} is no “Key: value”"))
        return Matter(data, tuple(flaws), readable=not flaws)


def _add(data: dict[str, Value], key: str, text: str) -> None:
    held = data.get(key)
    if not held:
        data[key] = text
    elif isinstance(held, list):
        held.append(text)
    else:
        data[key] = [held, text]
