"""The table of commands, from which keys, help, palette and footer come."""

from __future__ import annotations

import subprocess
import sys

import pytest

from termblog.tui.capabilities import HOSTED, LOCAL
from termblog.tui.commands import (
    COMMANDS,
    Where,
    allowed,
    bindings,
    conflicts,
    keys_of,
    shown,
)


def test_each_id_is_given_once() -> None:
    """An id names one command."""
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))


def test_the_keys_as_they_are_do_not_conflict() -> None:
    """No two commands share a key where both work."""
    assert conflicts({}) == []


def test_a_conflict_is_told() -> None:
    """A remapped key that another command has is told, with both ids."""
    [told] = conflicts({"search": "t"})
    assert "search" in told
    assert "contents" in told


def test_a_key_may_mean_two_things_in_two_panes() -> None:
    """Panes do not have the keys at the same time, so they may share them."""
    assert conflicts({"scroll.down": "x", "list.down": "x"}) == []


def test_an_unknown_id_is_told() -> None:
    """Keys for a command that there is not are told."""
    assert conflicts({"serch": "x"}) == ["There is no command 'serch' to give keys to."]


def test_keys_are_remapped_by_id() -> None:
    """What the settings say of an id takes the place of its keys."""
    search = next(command for command in COMMANDS if command.id == "search")
    assert keys_of(search, {"search": "x, ctrl+x"}) == ("x", "ctrl+x")


@pytest.mark.parametrize(
    ("key", "written"), [("pagedown", "PgDn"), ("ctrl+p", "Ctrl+p"), ("J", "J"), ("+", "+")]
)
def test_keys_are_written_as_people_do(key: str, written: str) -> None:
    """Textual's names become those on a keyboard."""
    assert shown(key) == written


def test_every_binding_has_its_commands_id() -> None:
    """Users remap by id, so each binding carries one."""
    bound = {binding.id for where in Where for binding in bindings(where)}
    assert bound == {command.id for command in COMMANDS if command.keys}


def test_a_visitor_has_no_command_that_touches_the_host() -> None:
    """Editing, reloading and fetching are not offered to a hosted session."""
    refused = {c.id for c in COMMANDS} - {c.id for c in allowed(HOSTED)}
    assert refused == {"edit", "reload", "forget", "images"}
    assert {c.id for c in COMMANDS} - {c.id for c in allowed(LOCAL)} == {"forget"}


def test_the_table_is_read_without_textual() -> None:
    """`termblog keys` must not load what it does not need."""
    code = "import sys, termblog.tui.commands; sys.exit('textual' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
