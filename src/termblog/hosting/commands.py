"""What a visitor may ask for in one line: `ssh host read SLUG`.

The words are looked up in a table of writers that the command line hands over; nothing else is
understood, so there is no path and no shell to reach.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from termblog.errors import NotFound, TermblogError, UsageError
from termblog.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Paper:
    """What a command's output is written on."""

    width: int
    """In cells."""
    colour: bool
    """Whether styles are written, in true colour."""
    plain: bool
    """Whether only plain text is understood."""
    reader: str = ""
    """The fingerprint of who asks; empty for who is not remembered."""


@dataclass(frozen=True, slots=True)
class Command:
    """One word that is understood."""

    usage: str
    """The arguments, as help shows them."""
    help: str
    """One sentence without a full stop."""
    write: Callable[[Sequence[str], Paper], Iterable[str]]
    """Returns pieces of output; raises a `TermblogError` that tells what is wrong."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a line leads to."""

    output: Iterable[str] = ()
    """Pieces of text for the reader."""
    error: str = ""
    """A sentence for stderr."""
    status: int = 0
    """The exit code."""


def answer(commands: Mapping[str, Command], line: str, paper: Paper) -> Answer:
    """Return what a line's command writes; its first piece is made already.

    Args:
        commands: The words that are understood.
        line: What the visitor asked for; empty for help.
        paper: What it is written on.
    """
    try:
        words = shlex.split(line) or ["help"]
        if words == ["help"]:
            return Answer((explain(commands),))
        return Answer(_begin(_look_up(commands, words[0]).write(words[1:], paper)))
    except ValueError:
        return Answer(error="A quotation mark is missing.", status=UsageError.exit_code)
    except TermblogError as error:
        return Answer(error=sanitise(str(error)), status=error.exit_code)


def explain(commands: Mapping[str, Command]) -> str:
    """Return the help that a visitor gets.

    Args:
        commands: The words that are understood.
    """
    rows = [
        ("ssh HOST", "read the blog on the whole screen"),
        ("ssh -t HOST SLUG", "start with one post"),
        *(
            (f"ssh HOST {name} {command.usage}".rstrip(), command.help)
            for name, command in commands.items()
        ),
        ("ssh HOST help", "this text"),
    ]
    width = max(len(usage) for usage, _ in rows)
    return "".join(f"{usage:<{width}}  {meaning}\n" for usage, meaning in rows)


def _look_up(commands: Mapping[str, Command], word: str) -> Command:
    if word not in commands:
        msg = f"There is no command {word!r}. Try: ssh HOST help"
        raise NotFound(msg)
    return commands[word]


def _begin(pieces: Iterable[str]) -> Iterator[str]:
    """Make the first piece, so that an error comes before any output."""
    iterator = iter(pieces)
    first = next(iterator, "")

    def rest() -> Iterator[str]:
        yield first
        yield from iterator

    return rest()
