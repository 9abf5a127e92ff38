"""`key:: value` lines at the top of a page, as Logseq reads them; the page starts right below."""

from __future__ import annotations

import re

from termblog.blog.frontmatter.format import Format, Matter
from termblog.patterns import late

_LINE = late(r"^(?:-[ \t]+|[ \t]+)?([\w-]+)::?:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_START = late(r"\s*(?:-[ \t]+)?[\w-]+::(?:[ \t]|$)", re.MULTILINE)
_BLOCK = late(r"\s*(?:(?:-[ \t]+|[ \t]+)?[\w-]+::(?:[ \t][^\n]*)?(?:\n|\Z))+")


class Logseq(Format):
    """A page's properties."""

    def detect(self, text: str) -> bool:
        """Tell whether a text starts with a property."""
        return _START.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Divide a text behind its last property at the top."""
        block = _BLOCK.match(text)
        end = block.end() if block else 0
        return text[:end], text[end:]

    def parse(self, block: str) -> Matter:
        """Return what the properties say."""
        return Matter({key: value or None for key, value in _LINE.findall(block)})
