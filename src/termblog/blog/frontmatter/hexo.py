"""YAML that only a closing `---` ends, as Hexo's files may have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.frontmatter.yaml import Yaml
from termblog.patterns import late

if TYPE_CHECKING:
    import re

_START = late(r"\s*[A-Za-z][\w-]*:(?:[ \t].*)?\n(?:(?!\n).*\n)*?---[ \t]*(?:\n|\Z)")


class Hexo(Yaml):
    """YAML without an opening fence."""

    opening: ClassVar[re.Pattern[str]] = late("")
    closing: ClassVar[re.Pattern[str]] = late(r"\n---[ \t]*(?:\n|\Z)")

    def detect(self, text: str) -> bool:
        """Tell whether a text starts with a key, and a fence comes before a blank line."""
        return _START.match(text[:8_192]) is not None
