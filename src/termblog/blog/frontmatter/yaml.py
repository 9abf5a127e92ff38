"""YAML between `---` fences, the front matter that nearly every engine reads.

Most of it is keys with a text each, and read without a YAML parser; what reads the rest is imported
when a post needs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from termblog.blog.frontmatter.format import Fenced, Flaw, Matter
from termblog.blog.frontmatter.simple import ENTRY, read_simple
from termblog.patterns import late

if TYPE_CHECKING:
    import re

_FIRST = late(r"(?:[ \t]*+(?:#.*+)?\n)*+(.*)")  # the first line that says anything
_OF_TOML = late(r"\s*(?:title|date|draft|slug|description|tags|author|published)[ \t]*=[ \t]*\S")
_END = late(r"(?:---|\.\.\.)[ \t]*$")


class Yaml(Fenced):
    """YAML between `---` and `---` or `...`."""

    opening: ClassVar[re.Pattern[str]] = late(r"\s*---[ \t]*\n")
    closing: ClassVar[re.Pattern[str]] = late(r"\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)")

    def detect(self, text: str) -> bool:
        """Tell whether a text starts with a fence and a key below it."""
        opened = self.opening.match(text)
        return opened is not None and _holds_keys(text, opened.end())

    def parse(self, block: str) -> Matter:
        """Return what a block says, line by line where YAML refuses it."""
        simple = read_simple(block)
        if simple is not None:
            return Matter(simple)
        if _OF_TOML.match(block):
            return _read_toml(block)
        from termblog.blog.frontmatter.events import read_events

        return read_events(block)


def _holds_keys(text: str, start: int) -> bool:
    """Tell whether what follows a fence is front matter rather than text after a rule."""
    found = _FIRST.match(text, start, start + 4_096)
    bare = found[1].strip() if found else ""
    keys = ENTRY.match(bare) or _END.match(bare) or _OF_TOML.match(bare)
    return not bare or bool(keys or bare[0] in "{?\"'&*[<-|")


def _read_toml(block: str) -> Matter:
    """Return what TOML says that stands between YAML's fences, where no engine reads it."""
    from termblog.blog.frontmatter import find_format

    flaw = Flaw(0, "the front matter is TOML, which stands between +++")
    return Matter(find_format("toml").parse(block).data, (flaw,), readable=False)
