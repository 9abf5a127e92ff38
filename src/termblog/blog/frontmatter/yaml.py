"""YAML between `---` fences, the front matter that nearly every engine reads.

Most of it is keys with a text each, and read without a YAML parser; what reads the rest is imported
when a post needs it.
"""

from __future__ import annotations

import re

from termblog.blog.frontmatter.format import Format, Matter, Unclosed
from termblog.blog.frontmatter.simple import read_simple
from termblog.patterns import late

_OPEN = late(r"\s*---[ \t]*\n")
_CLOSE = late(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
ENTRY = late(r"""(?P<key>[^\s#'"\-&*!|>%@`{\[,?][^:\n]*?|"[^"\n]+"|'[^'\n]+')[ \t]*:(?P<rest>.*)""")
"""A key at the start of a line, and what stands behind it."""


class Yaml(Format):
    """YAML between `---` and `---` or `...`."""

    def detect(self, text: str) -> bool:
        """Tell whether a text starts with a fence and a key below it."""
        opened = _OPEN.match(text)
        return opened is not None and _holds_keys(text, opened.end())

    def split(self, text: str) -> tuple[str, str]:
        """Divide a text at the closing fence.

        Raises:
            Unclosed: There is none.
        """
        opened = _OPEN.match(text)
        start = opened.end() if opened else 0
        closed = _CLOSE.search(text, start)
        if closed is None:
            raise Unclosed("the front matter has no closing ---")
        return text[start : closed.start()], text[closed.end() :]

    def parse(self, block: str) -> Matter:
        """Return what a block says, line by line where YAML refuses it."""
        simple = read_simple(block)
        if simple is not None:
            return Matter(simple)
        from termblog.blog.frontmatter.events import read_events

        return read_events(block)


def _holds_keys(text: str, start: int) -> bool:
    """Tell whether what follows a fence is front matter rather than text after a rule."""
    for line in text[start : start + 4_096].splitlines():
        bare = line.strip()
        if bare and not bare.startswith("#"):
            return bool(_CLOSE.match(bare) or ENTRY.match(bare) or bare[0] in "{?\"'&*[<-|")
    return True
