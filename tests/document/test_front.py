"""What stands above a post's text."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len

from termblog.blog.post import DateSource, Post, PostDate, Status
from termblog.document.front import day, heading_block, pack, plain_block, wrapped

if TYPE_CHECKING:
    from termblog.document.document import Line

POST = Post(
    slug="a",
    title="A title that takes more than one line of forty cells",
    path="a.md",
    date=PostDate(datetime(2025, 12, 31, tzinfo=UTC)),
    updated=PostDate(datetime(2026, 1, 2, tzinfo=UTC)),
    tags=("sea", "light"),
    categories=(("Logs", "Night"),),
    authors=("Ada Keeper",),
    status=Status.DRAFT,
    words=920,
    summary="Why it is so.",
)


def texts(lines: tuple[Line, ...]) -> list[str]:
    """Return what lines say."""
    return ["".join(span.text for span in line.spans) for line in lines]


def test_the_heading_block_tells_what_a_reader_asks_first() -> None:
    """Title, dates, reading time, categories, tags, authors, status, and the summary."""
    said = "\n".join(texts(heading_block(POST, "The text.", 40)))
    for part in (
        "A title that takes more than one line of\nforty cells",
        "31 December 2025\nupdated 2 January 2026 · 4 min",
        "Logs › Night",
        "sea, light",
        "Ada Keeper",
        "draft",
        "Why it is so.",
    ):
        assert part in said, part


def test_nothing_is_wider_than_asked() -> None:
    """At ten cells every word still shows."""
    lines = texts(heading_block(POST._replace(summary="Unbreakablewordthatisverylong"), "", 10))
    assert max(map(cell_len, lines)) <= 10
    assert "Unbreakabl" in lines


def test_a_summary_that_repeats_the_text_is_left_out() -> None:
    """What the post says anyway need not be said twice."""
    said = texts(heading_block(POST, "Why *it* is so. And more.", 40))
    assert "Why it is so." not in said
    linked = "![Sea](s.png)\n\n[Why](https://example.org/a_b) <b>it</b> [is][1] so."
    assert "Why it is so." not in texts(heading_block(POST, linked, 40))


def test_the_block_can_be_read_aloud() -> None:
    """In the plain form the title is a heading, and facts are parted by semicolons."""
    said = texts(plain_block(POST, "The text.", 200))
    assert said[0] == "Heading 1: A title that takes more than one line of forty cells"
    assert said[2].startswith("31 December 2025; updated 2 January 2026; 4 min")
    assert said[4] == "Why it is so."


def test_an_undated_post_has_no_date() -> None:
    """Nothing is made up."""
    assert day(None) == ""


def test_a_files_own_date_is_about() -> None:
    """A date that only the file system knows is told as such."""
    found = PostDate(datetime(2025, 1, 2, tzinfo=UTC), source=DateSource.FILE)
    assert day(found) == "about 2 January 2025"


def test_parts_are_parted_between_and_not_within() -> None:
    """A part goes to the next line as a whole, where it fits one."""
    assert list(pack(["one two", "three"], 12)) == ["one two", "three"]
    assert list(pack(["one two three"], 7)) == ["one two", "three"]
    assert list(pack([], 7)) == []


def test_wide_characters_count_double() -> None:
    """Chinese breaks between characters, by cells."""
    assert wrapped("漢字漢字", 5) == ["漢字", "漢字"]
