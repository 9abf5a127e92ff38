"""The lines that need no click: they mean what click reads in them."""

from __future__ import annotations

from unittest import mock

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from termblog.cli import browse
from termblog.cli.commands import COMMANDS
from termblog.cli.program import program
from termblog.cli.read import command
from termblog.cli.swift import FLAGS, VALUES, names_blog, read_line

WORDS = (
    *FLAGS, *VALUES, "-h", "--help", "--", "-", "-Pw", "-w80", "--width=70", "--color=never", "--color=red", "--col",
    "--section=", "-w=9", "river", "a b.md", "80", "5", "9999", "٣", "auto", "always", "", "-x", "--plain=1",
)  # fmt: skip


def test_every_option_is_known() -> None:
    """An option that `read` gets is one here, too: a row, by the same names."""
    names = {
        name
        for row in command.params
        for name in (*row.opts, *row.secondary_opts)
        if isinstance(row, click.Option)
    }
    assert names == {*FLAGS, *VALUES}


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_what_is_taken_means_what_click_reads(words: list[str]) -> None:
    """Whatever is not left to click gives the very same parameters."""
    swift = read_line(words)
    if swift is None:
        return
    assert swift == command.make_context("read", words).params


@pytest.mark.parametrize(
    "line",
    [
        "river",
        "river -P",
        "-b blog river -w 60",
        "--color=always x.md",
        "- --section One",
        "--json a",
    ],
)
def test_a_plain_line_needs_no_click(line: str) -> None:
    """What people write is taken."""
    assert read_line(line.split()) is not None


@pytest.mark.parametrize(
    "line",
    ["", "a b", "-h", "a --nope", "a -w wide", "a --color=red", "-Pw 60 a", "a -s", "a -s -P"],
)
def test_what_is_not_plainly_right_is_left_to_click(line: str) -> None:
    """Help, mistakes and spellings of click's own are click's to answer."""
    assert read_line(line.split()) is None


@given(st.lists(st.sampled_from([*WORDS, *COMMANDS, ".", "~/blog", "x.md"]), max_size=2))
def test_a_line_that_names_a_blog_is_what_click_starts_the_app_with(words: list[str]) -> None:
    """Whatever is not left to click names a blog, or nothing, and has no option."""
    if not names_blog(words):
        return
    with mock.patch.object(browse, "start_app") as start:
        program.main([*words], standalone_mode=False)
    unsaid = {"at": "", "theme": None, "width": None, "drafts": None}
    start.assert_called_once_with(blog=next(iter(words), None), **unsaid)


def test_a_blog_alone_needs_no_click() -> None:
    """A folder, a file and nothing at all are taken; commands and options are not."""
    assert all(names_blog(words) for words in ([], ["."], ["a b.md"], ["raed"]))
    assert not any(
        names_blog(words) for words in (["list"], ["-h"], [".", "--at"], [""], ["--at=x"])
    )
