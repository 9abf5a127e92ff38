"""`termblog list`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from termblog.blog.post import Post
from termblog.cli.table import Column, table_lines
from termblog.cli.terminal import Terminal
from termblog.look import Depth

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def _slugs(out: str) -> list[str]:
    return [line.split()[0] for line in out.splitlines()]


def test_posts_are_listed_newest_first(cli: Run, blog: Path) -> None:
    """In a pipe there is a line a post, whole and without a heading: slug, date, minutes, title."""
    done = cli("list", "-b", blog)
    assert done.code == 0
    assert done.err == ""
    assert done.out == (
        "hello   2025-06-10  1  Hello, [bold]world[/]\n"
        "river   2024-03-01  1  A walk along the river\n"
        "winter  2023-01-05  1  冬の朝\n"
    )


@pytest.mark.parametrize(
    ("flags", "slugs"),
    [
        (["--tag", "walking"], ["river", "winter"]),
        (["--tag", "WALKING"], ["river", "winter"]),
        (["--category", "outdoors"], ["river"]),
        (["--series", "Walks"], ["river"]),
        (["--author", "Ada"], ["river"]),
        (["--after", "2024"], ["hello", "river"]),
        (["--after", "2024-03-01"], ["hello", "river"]),
        (["--after", "2024-03-02"], ["hello"]),
        (["--before", "2024"], ["winter"]),
        (["--before", "2024-03"], ["winter"]),
        (["--before", "2024-04"], ["river", "winter"]),
        (["--tag", "walking", "--after", "2024"], ["river"]),
        (["--tag", "meta", "--author", "Ada"], []),
        (["--drafts"], ["draft", "hello", "river", "winter"]),
        (["--sort", "-date"], ["winter", "river", "hello"]),
        (["--sort", "title"], ["river", "hello", "winter"]),
        (["--sort", "slug"], ["hello", "river", "winter"]),
        (["--sort", "-slug"], ["winter", "river", "hello"]),
        (["--sort", "updated"], ["hello", "river", "winter"]),
        (["--sort", "words"], ["river", "hello", "winter"]),
    ],
)
def test_posts_are_picked_and_sorted(
    cli: Run, blog: Path, flags: list[str], slugs: list[str]
) -> None:
    """Each flag narrows or orders the list; several narrow together."""
    done = cli("list", "-b", blog, *flags)
    assert (done.code, _slugs(done.out)) == (0, slugs)


@pytest.mark.parametrize(
    ("flags", "code", "told"),
    [
        (["--tag", "walkin"], 1, "There is no tag 'walkin'. Did you mean walking?"),
        (["--author", "Bob"], 1, "There is no author 'Bob'."),
        (["--after", "soon"], 2, "'soon' is no date; write 2024, 2024-05 or 2024-05-31."),
        (
            ["--sort", "size"],
            2,
            "There is no sort key 'size'; there is date, updated, title, slug, words.",
        ),
    ],
)
def test_a_wrong_wish_is_told(cli: Run, blog: Path, flags: list[str], code: int, told: str) -> None:
    """What is not there is told with what may have been meant, and nothing is listed."""
    assert cli("list", "-b", blog, *flags) == (code, "", f"termblog: {told}\n")


def test_json_has_the_fields_of_a_post(cli: Run, blog: Path) -> None:
    """One array, an object a post, dates in ISO 8601."""
    found = json.loads(cli("list", "-b", blog, "--json").out)
    assert [post["slug"] for post in found] == ["hello", "river", "winter"]
    assert [set(post) for post in found] == [{"date_approximate", *Post._fields}] * 3
    river = found[1]
    assert river["date"] == "2024-03-01"
    assert river["tags"] == ["walking", "rivers"]
    assert river["categories"] == [["Outdoors"]]
    assert river["series"] == {"name": "Walks", "order": None}
    assert (
        json.loads(cli("list", "-b", blog, "--author", "Ada", "--tag", "meta", "--json").out) == []
    )


def test_a_terminal_gets_a_heading_and_what_fits() -> None:
    """On a terminal the columns have names, and the last one is cut to the width, in cells."""
    columns = (Column("Slug", most=0.4), Column("Title"))
    rows = [("river", "A walk along the river"), ("a-rather-long-slug", "冬の朝の長い長い散歩")]
    lines = list(table_lines(columns, rows, Terminal(width=24, depth=Depth.TRUE, tty=True)))
    assert lines == [
        "\x1b[1mSlug       Title\x1b[0m",
        "river      A walk along…",
        "a-rather…  冬の朝の長い…",
    ]


def test_a_table_can_be_read_aloud(cli: Run, blog: Path) -> None:
    """With --plain each value follows its column's name."""
    first = cli("list", "-b", blog, "--plain").out.splitlines()[0]
    assert first == "Slug: hello; Date: 2025-06-10; Min: 1; Title: Hello, [bold]world[/]"


def test_hostile_titles_are_shown_and_not_sent(cli: Run, blog: Path) -> None:
    """A title cannot write escape sequences, line breaks or bidi controls."""
    (blog / "evil.md").write_text('---\ntitle: "a\\e[31mb\\u202ec\\nd"\n---\nx\n', "utf-8")
    out = cli("list", "-b", blog).out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert len(out.splitlines()) == 4


def test_a_guessed_date_is_marked(cli: Run, tmp_path: Path) -> None:
    """Where only the file system knows a date, who reads it is told."""
    (tmp_path / "note.md").write_text("# A note\n\nText.\n")
    (tmp_path / "dated.md").write_text("---\ndate: 2024-05-01\n---\n# Dated\n")
    lines = cli("list", "-b", tmp_path).out.splitlines()
    assert [line.split()[1][0] for line in lines] == ["~", "2"]
    posts = json.loads(cli("list", "-b", tmp_path, "--json").out)
    assert [post["date_approximate"] for post in posts] == [True, False]
