"""Front matter: what stands above a post's text, in every format that blogs use.

A new format is one file with a subclass of `Format`, and one row in `FORMATS`. An engine names
the formats that its files use, in the order in which they are tried.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import frontmatter

from termblog.blog.frontmatter.format import (
    MAX_BYTES,
    Flaw,
    Format,
    Matter,
    Refused,
    Split,
    Value,
    contradicts,
)
from termblog.blog.frontmatter.headers import Headers
from termblog.blog.frontmatter.hexo import Hexo
from termblog.blog.frontmatter.json import Json
from termblog.blog.frontmatter.labelled import Labelled
from termblog.blog.frontmatter.logseq import Logseq
from termblog.blog.frontmatter.nikola import Nikola
from termblog.blog.frontmatter.toml import Toml
from termblog.blog.frontmatter.yaml import Yaml
from termblog.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMATS: dict[str, Format] = {
    "yaml": Yaml(),
    "toml": Toml(),
    "json": Json(),
    "labelled": Labelled(),
    "headers": Headers(),
    "hexo": Hexo(),
    "nikola": Nikola(),
    "logseq": Logseq(),
}
"""Each format by its name."""

# Without these nothing needs to be made safe: a backslash may write any character.
_UNSAFE = re.compile(r"[^\t\n -\[\]-~]")

DEFAULT = ("yaml", "toml", "json", "labelled")
"""The formats that no other text can be mistaken for."""

__all__ = ["DEFAULT", "FORMATS", "Matter", "Split", "Value", "split"]


def split(text: str, formats: Iterable[str] = DEFAULT) -> Split:
    """Divide a file into what its front matter says and the text below; never raises.

    Args:
        text: The whole file, with Unix newlines.
        formats: Names of the formats to try, in order.
    """
    handler = frontmatter.detect_format(text, [FORMATS[name] for name in formats])
    if not isinstance(handler, Format):
        return Split(body=text)
    try:
        block, body = handler.split(text)
    except Refused as error:
        return _refused(text, str(error))
    line = text.count("\n", 0, text.find(block)) + 1
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    return Split(_parse(handler, block, line), body, body_line, found=True)


def _parse(handler: Format, block: str, line: int) -> Matter:
    if len(block) > MAX_BYTES:
        return Matter({}, (Flaw(line, "the front matter is longer than 64 KB"),), readable=False)
    matter = handler.parse(block)
    flaws = tuple(Flaw(line + flaw.line, flaw.reason) for flaw in matter.flaws)
    data = matter.data
    if _UNSAFE.search(block):
        data = {sanitise(key): _clean(value) for key, value in data.items()}
    return Matter(data, flaws, matter.readable and not contradicts(data, data))


def _refused(text: str, reason: str) -> Split:
    return Split(Matter({}, (Flaw(1, reason),), readable=False), text, found=True)


def _clean(value: Value) -> Value:
    if isinstance(value, str):
        return sanitise(value)
    if isinstance(value, dict):
        return {sanitise(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return value
