"""Reads plain lines of `termblog` without click, whose import takes longer than a short post.

What is here is no second grammar: it takes a line that is plainly right, and leaves any other to
click, which knows what to say. A test holds the two together.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from termblog.cli.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_UNSAID: Mapping[str, Any] = MappingProxyType(
    {
        "blog": None,
        "width": None,
        "theme": None,
        "color": "auto",
        "plain": False,
        "raw": False,
        "toc": False,
        "section": None,
        "as_json": False,
        "pager": None,
        "drafts": None,
    }
)
"""What holds where the line says nothing, by the name of the option's parameter."""

FLAGS: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {
        "--plain": ("plain", True),
        "--raw": ("raw", True),
        "--toc": ("toc", True),
        "--json": ("as_json", True),
        "--drafts": ("drafts", True),
        "-p": ("pager", True),
        "--pager": ("pager", True),
        "-P": ("pager", False),
        "--no-pager": ("pager", False),
    }
)
"""Options without a value: the parameter, and what they make of it."""

VALUES: Mapping[str, str] = MappingProxyType(
    {
        "-b": "blog",
        "--blog": "blog",
        "-w": "width",
        "--width": "width",
        "-s": "theme",
        "--theme": "theme",
        "--color": "color",
        "--section": "section",
    }
)
"""Options with a value: the parameter that it is."""

_COLORS = ("auto", "always", "never")


def read_line(arguments: Iterable[str]) -> dict[str, Any] | None:
    """Return the parameters of `read`, or None for a line that is click's to read.

    Args:
        arguments: What follows the command's name.
    """
    given = dict(_UNSAID)
    try:
        for name, value in _pairs(iter(arguments)):
            if name == "name" and name in given:
                return None
            given[name] = value
    except ValueError:
        return None
    return given if "name" in given else None


def names_blog(arguments: Sequence[str]) -> bool:
    """Return whether a line names a blog, or nothing: then it starts the app, without any option.

    Args:
        arguments: What follows the program's name.
    """
    if not arguments:
        return True
    word, *others = arguments
    return not others and word not in ("", *COMMANDS) and word[0] != "-"


def _pairs(words: Iterator[str]) -> Iterator[tuple[str, Any]]:
    """Yield each parameter that a line sets.

    Raises:
        ValueError: The line says something else, or may.
    """
    for word in words:
        option, equals, value = word.partition("=")
        if word in FLAGS:
            yield FLAGS[word]
        elif option in VALUES and (option.startswith("--") or not equals):
            yield VALUES[option], _value(VALUES[option], value if equals else next(words, ""))
        elif word and (word == "-" or word[0] != "-"):
            yield "name", word
        else:
            raise ValueError(word)


def _value(name: str, text: str) -> str | int:
    """Return an option's value.

    Raises:
        ValueError: It is none, or click may see another in it.
    """
    if not text or text[0] == "-" or (name == "color" and text not in _COLORS):
        raise ValueError(text)
    if name != "width":
        return text
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise ValueError(text)
    return max(10, min(500, int(text)))
