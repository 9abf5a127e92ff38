"""The lines that need no click: they mean what click reads in them."""

from __future__ import annotations

from unittest import mock

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from termblog.cli import list as listing
from termblog.cli import read, starting
from termblog.cli.commands import COMMANDS
from termblog.cli.program import program
from termblog.cli.swift import LINES, find_call, names_blog, read_line

CLICKED = {"read": read.command, "list": listing.command}
WORDS = (
    *{name for line in LINES.values() for name in (*line.flags, *line.values)},
    "-h", "--help", "--", "-", "-Pw", "-w80", "--width=70", "--color=never", "--color=red", "--col", "--tag=x", "--sort=",
    "--section=", "-w=9", "river", "a b.md", "80", "5", "9999", "٣", "auto", "always", "", "-x", "--plain=1", "-words",
)  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_every_option_is_known(name: str) -> None:
    """An option that the command gets is one here, too: a row, by the same names."""
    names = {
        name
        for row in CLICKED[name].params
        for name in (*row.opts, *row.secondary_opts)
        if isinstance(row, click.Option)
    }
    assert names == {*LINES[name].flags, *LINES[name].values}


@given(st.sampled_from([*LINES]), st.lists(st.sampled_from(WORDS), max_size=6))
def test_what_is_taken_means_what_click_reads(name: str, words: list[str]) -> None:
    """Whatever is not left to click gives the very same parameters."""
    swift = read_line(LINES[name], words)
    if swift is None:
        return
    assert swift == CLICKED[name].make_context(name, words).params


@pytest.mark.parametrize(
    "line",
    [
        "read river",
        "read river -P",
        "read -b blog river -w 60",
        "read --color=always x.md",
        "read - --section One",
        "read --json a",
        "list",
        "list -b blog --tag rust --json",
        "list --after 2024 --sort title --drafts",
    ],
)
def test_a_plain_line_needs_no_click(line: str) -> None:
    """What people write is taken."""
    assert find_call(line.split()) is not None


@pytest.mark.parametrize(
    "line",
    [
        "check",
        "read",
        "read a b",
        "read -h",
        "read a --nope",
        "read a -w wide",
        "read a --color=red",
        "read -Pw 60 a",
        "read a -s",
        "read a -s -P",
        "list a",
        "list --tag",
        "list --sort -words",
        "list --help",
    ],
)
def test_what_is_not_plainly_right_is_left_to_click(line: str) -> None:
    """Help, mistakes and spellings of click's own are click's to answer."""
    assert find_call(line.split()) is None


@given(st.lists(st.sampled_from([*WORDS, *COMMANDS, ".", "~/blog", "x.md"]), max_size=2))
def test_a_line_that_names_a_blog_is_what_click_starts_the_app_with(words: list[str]) -> None:
    """Whatever is not left to click names a blog, or nothing, and has no option."""
    if not names_blog(words):
        return
    with mock.patch.object(starting, "start_app") as start:
        program.main([*words], standalone_mode=False)
    unsaid = {"at": "", "theme": None, "width": None, "drafts": None}
    start.assert_called_once_with(blog=next(iter(words), None), **unsaid)


def test_a_blog_alone_needs_no_click() -> None:
    """A folder, a file and nothing at all are taken; commands and options are not."""
    assert all(names_blog(words) for words in ([], ["."], ["a b.md"], ["raed"]))
    assert not any(
        names_blog(words) for words in (["list"], ["-h"], [".", "--at"], [""], ["--at=x"])
    )
