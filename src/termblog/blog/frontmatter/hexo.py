"""YAML that only a closing `---` ends, as Hexo's files may have it."""

from __future__ import annotations

import re

from termblog.blog.frontmatter.format import Unclosed
from termblog.blog.frontmatter.yaml import Yaml
from termblog.patterns import late

_START = late(r"\s*[A-Za-z][\w-]*:(?:[ \t].*)?\n(?:(?!\n).*\n)*?---[ \t]*(?:\n|\Z)")
_CLOSE = late(r"^---[ \t]*$\n?", re.MULTILINE)


class Hexo(Yaml):
    """YAML without an opening fence."""

    def detect(self, text: str) -> bool:
        """Tell whether a text starts with a key, and a fence comes before a blank line."""
        return _START.match(text[:8_192]) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Divide a text at the fence.

        Raises:
            Unclosed: There is none.
        """
        closed = _CLOSE.search(text)
        if closed is None:
            raise Unclosed("the front matter has no closing ---")
        return text[: closed.start()], text[closed.end() :]
