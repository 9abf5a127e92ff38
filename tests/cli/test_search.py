"""`termblog search`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from termblog import paths
from termblog.state import Place, open_state

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_posts_are_found_by_their_words(cli: Run, blog: Path) -> None:
    """A post that fits shows its slug, day and title, and beneath it the passage."""
    done = cli("search", "-b", blog, "bridge")
    assert done.code == 0
    first, *passage = done.out.splitlines()
    assert first == "river  2024-03-01  A walk along the river"
    assert "bridge" in " ".join(passage)


def test_two_chinese_characters_are_enough(cli: Run, blog: Path) -> None:
    """Scripts without blanks are searched, too."""
    assert "winter" in cli("search", "-b", blog, "雪が").out


def test_qualifiers_narrow(cli: Run, blog: Path) -> None:
    """`tag:` and the others go with the words; drafts are found only where they are asked for."""
    assert cli("search", "-b", blog, "tag:meta").out.startswith("hello")
    assert cli("search", "-b", blog, "thinking").code == 1
    assert "Not yet" in cli("search", "-b", blog, "--drafts", "thinking").out


def test_words_are_marked_in_colours(cli: Run, blog: Path) -> None:
    """With colours the words that were looked for stand out."""
    out = cli("search", "-b", blog, "bridge", "--color", "always").out
    assert "\x1b[1mbridge\x1b[0m" in out


def test_json_has_the_snippet(cli: Run, blog: Path) -> None:
    """One array, the fields of a post and its snippet."""
    (found,) = json.loads(cli("search", "-b", blog, "bridge", "--json").out)
    assert found["slug"] == "river"
    assert "bridge" in found["snippet"]


def test_the_limit_holds(cli: Run, blog: Path) -> None:
    """No more posts than asked for; those below another are parted by a blank line."""
    assert len(json.loads(cli("search", "-b", blog, "a", "--limit", "1", "--json").out)) == 1
    assert "\n\n" in cli("search", "-b", blog, "a").out


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("tga:food", "There is no qualifier tga: — did you mean tag: ?"),
        ("is:unred", "There is no is:unred; there is is:draft, is:unread, is:bookmarked."),
        ("after:may", "'may' is no date; write after:2024, after:2024-05 or after:2024-05-31."),
    ],
)
def test_a_qualifier_that_is_none_gets_a_hint(cli: Run, blog: Path, query: str, hint: str) -> None:
    """On stderr, whatever was found."""
    assert cli("search", "-b", blog, query, "bridge").err.startswith(f"termblog: {hint}\n")


def test_words_with_a_colon_get_no_hint(cli: Run, blog: Path) -> None:
    """An address, a name of C++, and qualifiers as they should be."""
    query = 'https://example.org std::move tag:meta after:2024-05 is:unread "a: b"'
    assert "There is no" not in cli("search", "-b", blog, query).err


def test_what_the_reader_has_done_counts(cli: Run, blog: Path) -> None:
    """`is:unread` and `is:bookmarked` know what the app keeps; asking writes nothing."""
    file = paths.state_folder() / "state.db"
    assert len(cli("search", "-b", blog, "is:unread").out.split("\n\n")) == 3
    assert not file.exists()
    state = open_state(file, str(blog.resolve()))
    state.mark("river", finished=True)
    state.bookmark("hello", Place())
    state.close()
    assert "river" not in cli("search", "-b", blog, "is:unread").out
    assert cli("search", "-b", blog, "is:bookmarked").out.startswith("hello")


def test_nothing_found_is_told(cli: Run, blog: Path) -> None:
    """Where nothing fits the exit code is 1, as grep has it."""
    assert cli("search", "-b", blog, "zebra") == (1, "", "termblog: Nothing fits.\n")
    assert cli("search", "-b", blog, "zebra", "--json").out == "[]\n"
