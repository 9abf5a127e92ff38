"""Front matter whose fence names its language: `---json`, `---toml`, `---js`, as Eleventy reads it.

JavaScript is never run. Of it, only assignments of literals are read (`const draft = true;`,
`title: "Hello",`); a block that holds anything else may be a draft, and is not to be shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.frontmatter.format import Fenced, Flaw, Matter, Value
from termblog.blog.frontmatter.json import Json
from termblog.blog.frontmatter.toml import Toml
from termblog.blog.frontmatter.yaml import Yaml
from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Callable

_LITERAL = late(
    r"""\s*(?:(?:const|let|var)\s+)?["']?(?P<key>[\w$-]+)["']?\s*[:=]\s*
        (?:"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\\\n]|\\.)*)'|(?P<word>true|false|null|-?[\d.]+))\s*[,;]?\s*""",
    re.VERBOSE,
)
_NOISE = late(r"\s*(?://.*|(?:module\.exports\s*=\s*)?[{}();,]*\s*)")
_NESTED = late(
    r"(?:const|let|var)\s+[\w$]+\s*=\s*\{[^{}`()]*\};?|[\w$\"']+\s*:\s*(?:\{[^{}`()]*\}|\[[^\[\]`()]*\]),?"
)


class Labelled(Fenced):
    """A block between `---language` and `---`."""

    # The name of the language stays on top of the block.
    opening: ClassVar[re.Pattern[str]] = late(
        r"\s*---[ \t]*(?=(?:js|javascript|json|toml|yaml|yml)[ \t]*\n)"
    )
    closing: ClassVar[re.Pattern[str]] = late(r"\n---[ \t]*(?:\n|\Z)")

    def parse(self, block: str) -> Matter:
        """Return what a block says, read as its first line asks."""
        language, _, rest = block.partition("\n")
        matter = _READERS[language.strip()](rest)
        flaws = tuple(Flaw(flaw.line + 1, flaw.reason) for flaw in matter.flaws)
        return Matter(matter.data, flaws, matter.readable)


def read_literals(block: str) -> Matter:
    """Return what assignments of literals in a piece of JavaScript say.

    Args:
        block: The code, which is not run.
    """
    data: dict[str, Value] = {}
    flaws: list[Flaw] = []
    flat = _NESTED.sub(lambda nested: "\n" * nested[0].count("\n"), block)
    for number, line in enumerate(flat.splitlines()):
        found = _LITERAL.fullmatch(line)
        if found:
            text = found["double"] if found["single"] is None else found["single"]
            word = found["word"] if found["word"] != "null" else None
            data[found["key"]] = word if text is None else text
        elif not _NOISE.fullmatch(line):
            flaws.append(Flaw(number, "the front matter is a program, which is not run"))
    return Matter(data, tuple(flaws[:1]), readable=not flaws)


_READERS: dict[str, Callable[[str], Matter]] = {
    "js": read_literals,
    "javascript": read_literals,
    "json": Json().parse,
    "toml": Toml().parse,
    "yaml": Yaml().parse,
    "yml": Yaml().parse,
}
