"""What a template tag, a shortcode or a component is, once its braces are taken off.

Every template language spells the same few things: a name, words, and named values. The dialects
differ in the braces; what is inside them is read here, once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMIT = 4096
"""The longest tag that is looked for, in characters: a brace without its partner costs no more."""

_ARGUMENT = late(
    r"""(?:(?P<name>[\w@.:-]*\w)\s*(?:=|:(?!//))\s*)?
        (?:"(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>(?:\\.|[^'\\])*)'|`(?P<back>[^`]*)`
          |“(?P<curly>[^”]*)”|(?P<bare>[^\s,"'`=|]+))""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = late(r"\\([\"'\\])")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a template language, as its author wrote it."""

    name: str
    """What it is called, without the braces."""
    end: int
    """Where it ends in the text that it was found in: the offset after its last brace."""
    source: str
    """The whole tag as written."""
    words: tuple[str, ...] = ()
    """Its values without a name, in order."""
    named: Mapping[str, str] = field(default_factory=dict)
    """Its values with a name."""
    closes: str = ""
    """The name of the tag that it ends, `*` for the innermost; empty for one that opens."""
    single: bool = False
    """Whether its spelling says that it has no body, as `<Tag/>` does."""

    def value(self, *names: str, word: int | None = None) -> str:
        """Return the first named value that is there, else a word, else nothing.

        Args:
            names: The names that it may go by, the most telling first.
            word: Which of the unnamed values stands in for it, counted from 0.
        """
        for name in names:
            if self.named.get(name):
                return self.named[name]
        if word is not None and word < len(self.words):
            return self.words[word]
        return ""


def parse_arguments(text: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the unnamed values and the named ones of a tag.

    Args:
        text: What follows the tag's name, such as `"a b" width=300 alt: 'c'`.
    """
    words: list[str] = []
    named: dict[str, str] = {}
    for match in _ARGUMENT.finditer(text):
        groups = match.groupdict()
        name = groups.pop("name")
        value = next((part for part in groups.values() if part is not None), "")
        value = _ESCAPE.sub(r"\1", value)
        if name:
            named.setdefault(name, value)
        else:
            words.append(value)
    return tuple(words), named
