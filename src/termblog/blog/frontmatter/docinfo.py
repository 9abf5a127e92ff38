"""`:key: value` lines below an underlined title, as Docutils' `docinfo` has them.

Pelican reads its reStructuredText so. The title is a part of it, and so is no heading of the text.
"""

from __future__ import annotations

import re

from termblog.blog.frontmatter.format import Format, Matter, Value
from termblog.patterns import late

_RULE = r"(?:=+|#+|\*+|-+|~+|\^+)[ \t]*\n"
_HEAD = late(
    rf"\s*+(?:(?:{_RULE})?[ \t]*+(\S[^\n]*)\n{_RULE}\s*+)?(?=:[A-Za-z][\w -]{{0,40}}:(?:\s|$))"
)
_LINE = late(r":([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*))?")
_END = late(r"^[ \t]*$\n?", re.MULTILINE)
_ESCAPE = late(r"\\(.)")


class Docinfo(Format):
    """A title and a list of fields."""

    def detect(self, text: str) -> bool:
        """Tell whether a text starts with fields, below a title or without one."""
        return _HEAD.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Divide a text at the first blank line below a field."""
        head = _HEAD.match(text)
        fields = head.end() if head else 0
        closed = _END.search(text, fields)
        start = len(text) - len(text.lstrip())
        if closed is None:
            return text[start:], ""
        return text[start : closed.start()], text[closed.end() :]

    def parse(self, block: str) -> Matter:
        """Return the title and what the fields say; an indented line continues a field."""
        head = _HEAD.match(block)
        title = head[1] if head else None
        data: dict[str, Value] = {"title": _plain(title)} if title else {}
        key = ""
        for line in block[head.end() if head else 0 :].splitlines():
            if found := _LINE.fullmatch(line):
                key = found[1]
                data[key] = _plain(found[2] or "")
            elif key:
                data[key] = f"{data[key]} {_plain(line)}".strip()
        return Matter(data)


def _plain(text: str) -> str:
    """Return a text without the backslashes that keep reStructuredText from reading it."""
    return _ESCAPE.sub(r"\1", text.strip())
