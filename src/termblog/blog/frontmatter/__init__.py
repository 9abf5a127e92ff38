"""Front matter: which formats of it blogs use, and where each is read.

A new format is one file with a subclass of `Format`, and one row in `FORMATS`. An engine names
the formats that its files use, in the order in which they are tried.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from termblog.blog.frontmatter.format import Format


class Row(NamedTuple):
    """Where a format is, and what gives it away."""

    place: str
    """Its module and class, `module:Class`, imported when the first file may need it."""
    starts: tuple[str, ...] = ("",)
    """What such a file starts with, blanks aside; it may be another format all the same."""


FORMATS: Mapping[str, Row] = MappingProxyType(
    {
        "yaml": Row("yaml:Yaml", ("---",)),
        "toml": Row("toml:Toml", ("+++",)),
        "json": Row("json:Json", ("{",)),
        "labelled": Row("labelled:Labelled", ("---j", "---t", "---y", "--- ", "---\t")),
        "headers": Row("headers:Headers"),
        "docinfo": Row("docinfo:Docinfo"),
        "tabbed": Row("hexo:Tabbed", ("---",)),
        "hexo": Row("hexo:Hexo"),
        "nikola": Row("nikola:Nikola", ("<!--", "..")),
        "logseq": Row("logseq:Logseq"),
    }
)
"""Each format by its name."""

_LONGEST_START = 4

DEFAULT = ("yaml", "toml", "json", "labelled")
"""The formats that no other text can be mistaken for."""

NOTE_FORMATS = (*DEFAULT, "nikola")
"""The formats of a file in a folder that no engine claims."""


@cache
def find_format(name: str) -> Format:
    """Return a format.

    Args:
        name: A row of `FORMATS`.
    """
    module, _, kind = FORMATS[name].place.partition(":")
    found: Format = getattr(import_module(f"termblog.blog.frontmatter.{module}"), kind)()
    return found


def possible(text: str, formats: Iterable[str]) -> list[str]:
    """Return the formats that a file may start with, by its first characters.

    Args:
        text: The whole file.
        formats: Names of the formats to try, in order.
    """
    start = text.lstrip()[:_LONGEST_START]
    return [name for name in formats if start.startswith(FORMATS[name].starts)]
