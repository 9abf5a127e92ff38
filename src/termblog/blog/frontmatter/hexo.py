"""YAML as Hexo reads it: tabs may indent it, and only a closing `---` needs to end it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.frontmatter.yaml import Yaml
from termblog.patterns import late

if TYPE_CHECKING:
    from termblog.blog.frontmatter.format import Matter

_START = late(r"\s*[A-Za-z][\w-]*:(?:[ \t].*)?\n(?:(?!\n).*\n)*?---[ \t]*(?:\n|\Z)")
_TABS = late(r"^\t+", re.MULTILINE)


class Tabbed(Yaml):
    """YAML in which a tab at the start of a line is two blanks, as `hexo-front-matter` has it."""

    def parse(self, block: str) -> Matter:
        """Return what a block says, with blanks for tabs."""
        if "\n\t" in block:
            block = _TABS.sub(lambda tabs: "  " * len(tabs[0]), block)
        return super().parse(block)


class Hexo(Tabbed):
    """Such YAML without an opening fence."""

    opening: ClassVar[re.Pattern[str]] = late("")
    closing: ClassVar[re.Pattern[str]] = late(r"\n---[ \t]*(?:\n|\Z)")

    def detect(self, text: str) -> bool:
        """Tell whether a text starts with a key, and a fence comes before a blank line."""
        return _START.match(text[:8_192]) is not None
