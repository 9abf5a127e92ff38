"""`.. key: value` lines, bare or inside an HTML comment, as Nikola reads them."""

from __future__ import annotations

import re

from termblog.blog.frontmatter.format import Format, Matter, Unclosed
from termblog.patterns import late

_OPEN = late(r"\s*+(?P<comment><!--[ \t]*\n?)?(?=[ \t]*\.\.[ \t]+[\w-]+:)")
_LINE = late(r"^[ \t]*\.\.[ \t]+([\w-]+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_BLANK = late(r"^[ \t]*$\n?", re.MULTILINE)
_COMMENT_END = late(r"[ \t]*-->[ \t]*\n?")


class Nikola(Format):
    """Comments of reStructuredText that hold keys and values."""

    def detect(self, text: str) -> bool:
        """Tell whether a text starts with such a line."""
        return _OPEN.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Divide a text at the end of the comment, or at the first blank line.

        Raises:
            Unclosed: The comment does not end.
        """
        opened = _OPEN.match(text)
        start = opened.end() if opened else 0
        end = _COMMENT_END if opened and opened["comment"] else _BLANK
        closed = end.search(text, start)
        if closed is None and end is _COMMENT_END:
            raise Unclosed("the comment that holds the front matter does not end")
        if closed is None:
            return text[start:], ""
        return text[start : closed.start()], text[closed.end() :]

    def parse(self, block: str) -> Matter:
        """Return what the lines say."""
        return Matter({key: value or None for key, value in _LINE.findall(block)})
