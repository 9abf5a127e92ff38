"""What a visitor may ask for in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from termblog.errors import NotFound
from termblog.hosting.commands import Command, Paper, answer
from tests.hosting.standin import COMMANDS, POSTS

if TYPE_CHECKING:
    from collections.abc import Sequence

PAPER = Paper(width=80, colour=False, plain=False)


@pytest.mark.parametrize("line", ["", "help"])
def test_help_names_every_command(line: str) -> None:
    """Who asks for nothing gets the help."""
    found = answer(COMMANDS, line, PAPER)
    text = "".join(found.output)
    assert all(f"ssh HOST {name}" in text for name in COMMANDS)
    assert found.status == 0


def test_a_command_writes() -> None:
    """The words after the command are its arguments."""
    assert "".join(answer(COMMANDS, "list", PAPER).output).split() == list(POSTS)
    assert "".join(answer(COMMANDS, "read 'post-003'", PAPER).output).startswith("line 0\n")


@pytest.mark.parametrize(
    ("line", "status", "words"),
    [
        ("read nothing", 1, "Did you mean post-001?"),
        ("cat /etc/passwd", 1, "no command 'cat'"),
        ("../../bin/sh", 1, "no command"),
        ("read 'post", 2, "quotation mark"),
        ("\x1b]0;x\x07", 1, r"\x1b"),
    ],
)
def test_nothing_else_is_understood(line: str, status: int, words: str) -> None:
    """A sentence tells why, with nothing in it that a terminal obeys."""
    found = answer(COMMANDS, line, PAPER)
    assert (list(found.output), found.status) == ([], status)
    assert words in found.error
    assert "\x1b" not in found.error


def test_an_error_tells_nothing_that_a_terminal_obeys() -> None:
    """A command may name in its error what a post or a visitor wrote."""

    def write(words: Sequence[str], _: Paper) -> list[str]:
        raise NotFound(f"There is no {words[0]}.")

    found = answer({"read": Command("SLUG", "print a post", write)}, "read '\x1b[2J\u202ex'", PAPER)
    assert found.error == "There is no ␛[2J\ufffdx."
