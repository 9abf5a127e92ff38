"""Reads plain lines of `termblog` without click, whose import takes longer than a short post.

What is here is no second grammar: it takes a line that is plainly right, and leaves any other to
click, which knows what to say. A test holds the two together.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from termblog.cli.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


class Line(NamedTuple):
    """What may stand behind a command's name."""

    place: str
    """What does it, given the parameters: `module:function`, imported when it is called."""
    unsaid: Mapping[str, Any]
    """What holds where the line says nothing, by the name of the parameter."""
    flags: Mapping[str, tuple[str, bool]]
    """Options without a value: the parameter, and what they make of it."""
    values: Mapping[str, str]
    """Options with a value: the parameter that it is."""
    operand: str = ""
    """The parameter that has to be there, and is no option; empty where there is none."""


_SHARED_FLAGS = {
    "--plain": ("plain", True),
    "--json": ("as_json", True),
    "--drafts": ("drafts", True),
}
_SHARED_VALUES = {"-b": "blog", "--blog": "blog", "--color": "color"}
_SHARED = {"blog": None, "color": "auto", "plain": False, "as_json": False, "drafts": None}

LINES: Mapping[str, Line] = MappingProxyType(
    {
        "read": Line(
            place="printing:print_post",
            unsaid={
                **_SHARED,
                "width": None,
                "theme": None,
                "raw": False,
                "toc": False,
                "section": None,
                "pager": None,
            },
            flags={
                **_SHARED_FLAGS,
                "--raw": ("raw", True),
                "--toc": ("toc", True),
                "-p": ("pager", True),
                "--pager": ("pager", True),
                "-P": ("pager", False),
                "--no-pager": ("pager", False),
            },
            values={
                **_SHARED_VALUES,
                "-w": "width",
                "--width": "width",
                "-s": "theme",
                "--theme": "theme",
                "--section": "section",
            },
            operand="name",
        ),
        "list": Line(
            place="listing:print_posts",
            unsaid={
                **_SHARED,
                "tag": None,
                "category": None,
                "series": None,
                "author": None,
                "after": None,
                "before": None,
                "sort": "date",
            },
            flags=_SHARED_FLAGS,
            values={
                **_SHARED_VALUES,
                "--tag": "tag",
                "--category": "category",
                "--series": "series",
                "--author": "author",
                "--after": "after",
                "--before": "before",
                "--sort": "sort",
            },
        ),
    }
)
"""The commands whose lines need no click."""

_COLORS = ("auto", "always", "never")


def find_call(arguments: Sequence[str]) -> Callable[[], None] | None:
    """Return what a line asks for, or None for one that is click's to read.

    Args:
        arguments: What follows the program's name.
    """
    if names_blog(arguments):
        return partial(_find("starting:start_app"), *arguments)
    line = LINES.get(arguments[0])
    options = read_line(line, arguments[1:]) if line else None
    return partial(_find(line.place), **options) if line and options else None


def _find(place: str) -> Callable[..., None]:
    module, _, name = place.partition(":")
    found: Callable[..., None] = getattr(import_module(f"termblog.cli.{module}"), name)
    return found


def names_blog(arguments: Sequence[str]) -> bool:
    """Return whether a line names a blog, or nothing: then it starts the app, without any option.

    Args:
        arguments: What follows the program's name.
    """
    if not arguments:
        return True
    word, *others = arguments
    return not others and word not in ("", *COMMANDS) and word[0] != "-"


def read_line(line: Line, words: Sequence[str]) -> dict[str, Any] | None:
    """Return the parameters of a command, or None for a line that is click's to read.

    Args:
        line: What may stand there.
        words: What follows the command's name.
    """
    given: dict[str, Any] = {}
    try:
        for name, value in _pairs(line, iter(words)):
            if name == line.operand and name in given:
                return None
            given[name] = value
    except ValueError:
        return None
    return {**line.unsaid, **given} if not line.operand or line.operand in given else None


def _pairs(line: Line, words: Iterator[str]) -> Iterator[tuple[str, Any]]:
    """Yield each parameter that a line sets.

    Raises:
        ValueError: The line says something else, or may.
    """
    for word in words:
        option, equals, value = word.partition("=")
        if word in line.flags:
            yield line.flags[word]
        elif option in line.values and (option.startswith("--") or not equals):
            name = line.values[option]
            yield name, _value(name, value if equals else next(words, ""))
        elif line.operand and word and (word == "-" or word[0] != "-"):
            yield line.operand, word
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
    from termblog.settings import NARROWEST, WIDEST

    return max(NARROWEST, min(WIDEST, int(text)))
