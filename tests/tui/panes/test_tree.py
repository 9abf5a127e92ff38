"""The sidebar's tree."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from termblog.blog.post import Post, PostDate, Series
from termblog.tui.panes.groups import Grouping
from termblog.tui.panes.tree import Row, Tree


def post(slug: str, year: int = 2024, month: int = 1, **fields: object) -> Post:
    """Return a post of a month."""
    date = PostDate(datetime(year, month, 1, tzinfo=UTC))
    return Post(slug=slug, title=slug.title(), path=f"{slug}.md", date=date, **fields)  # type: ignore[arg-type]  # a test's own


POSTS = (
    post("d", 2024, 5, tags=("Sea", "light"), categories=(("Logs", "Night"),)),
    post("c", 2024, 2, tags=("sea",), series=Series("Keeping", 2), authors=("Ada",)),
    post("b", 2023, 2, series=Series("Keeping", 1), categories=(("Logs",),)),
    Post(slug="a", title="A", path="a.md"),
)


def drawn(tree: Tree) -> list[str]:
    """Return the rows, indented by depth."""
    return ["  " * row.depth + _told(row) for row in tree.rows]


def _told(row: Row) -> str:
    if row.post is not None:
        return row.post.slug
    assert row.group is not None
    return f"{row.group.label} {row.group.total}"


def test_by_date_it_is_years_then_months() -> None:
    """Newest first, with counts; what has no date comes last."""
    tree = Tree(POSTS, Grouping.DATE, {("2024",), ("2024", "May")})
    assert drawn(tree) == ["2024 2", "  May 1", "    d", "  February 1", "2023 1", "Undated 1"]


@pytest.mark.parametrize(
    ("grouping", "expected"),
    [
        (Grouping.TAG, ["light 1", "Sea 2", "Untagged 2"]),
        (Grouping.CATEGORY, ["Logs 2", "No category 2"]),
        (Grouping.SERIES, ["Keeping 2", "No series 2"]),
        (Grouping.AUTHOR, ["Ada 1", "No author 3"]),
    ],
)
def test_other_groups_are_in_alphabetical_order(grouping: Grouping, expected: list[str]) -> None:
    """Case does not part them, and what belongs nowhere comes last."""
    assert drawn(Tree(POSTS, grouping, set())) == expected


def test_a_group_holds_groups_and_posts() -> None:
    """A category's own posts stand beneath its narrower ones."""
    tree = Tree(POSTS, Grouping.CATEGORY, {("Logs",)})
    assert drawn(tree)[:3] == ["Logs 2", "  Night 1", "  b"]


def test_a_series_goes_from_first_to_last() -> None:
    """Its own order goes before the blog's."""
    tree = Tree(POSTS, Grouping.SERIES, {("Keeping",)})
    assert drawn(tree)[1:3] == ["  b", "  c"]


def test_groups_open_and_close() -> None:
    """Opening shows what is in a group, closing takes it away, whatever is open within."""
    opened: set[tuple[str, ...]] = set()
    tree = Tree(POSTS, Grouping.DATE, opened)
    before = drawn(tree)
    tree.toggle(0)
    tree.toggle(1)
    assert drawn(tree)[2] == "    d"
    tree.toggle(2)
    assert drawn(tree)[2] == "    d"
    tree.toggle(0)
    assert drawn(tree) == before
    assert opened == {("2024", "May")}


def test_a_row_knows_the_group_above_it() -> None:
    """At the top there is none."""
    tree = Tree(POSTS, Grouping.DATE, {("2024",), ("2024", "May")})
    assert [tree.parent(index) for index in (2, 1, 0)] == [1, 0, 0]


def test_a_post_is_found_behind_closed_groups() -> None:
    """The groups above it open."""
    tree = Tree(POSTS, Grouping.DATE, set())
    assert tree.locate(POSTS[2]) == 3
    assert tree.locate(POSTS[2]) == 3
    assert tree.locate(post("unknown")) == -1


def test_a_post_of_two_tags_stands_in_two_groups() -> None:
    """From each of them one goes on in that group, so that no way leads in a circle."""
    opened: set[tuple[str, ...]] = {("light",), ("Sea",)}
    tree = Tree(POSTS, Grouping.TAG, opened)
    assert drawn(tree) == ["light 1", "  d", "Sea 2", "  d", "  c", "Untagged 2"]
    assert tree.beside(1, "d", 1) == (("Sea",), POSTS[0])
    assert tree.beside(3, "d", 1) == (("Sea",), POSTS[1])
    assert tree.beside(3, "d", -1) == (("light",), POSTS[0])
    assert tree.beside(4, "d", 1) == (("Sea",), POSTS[0])
    assert tree.locate(POSTS[0], ("Sea",)) == 3
    assert tree.beside(0, "unknown", 1) == (("light",), POSTS[0])
    assert tree.beside(5, "a", 1) is None


def test_a_post_is_found_in_the_group_that_is_meant() -> None:
    """Though it shows in another one already."""
    tree = Tree(POSTS, Grouping.TAG, {("light",)})
    assert tree.locate(POSTS[0]) == 1
    assert tree.locate(POSTS[0], ("Sea",)) == 3


def test_ten_thousand_posts_cost_a_row_a_group() -> None:
    """What is closed has no rows."""
    many = [post(f"p{number}", 2000 + number % 20, 1 + number % 12) for number in range(10_000)]
    tree = Tree(many, Grouping.DATE, set())
    assert len(tree.rows) == 20
    tree.toggle(0)
    assert len(tree.rows) < 40


def test_groupings_go_around() -> None:
    """After the last comes the first."""
    names = [Grouping.DATE]
    while (following := names[-1].after) is not Grouping.DATE:
        names.append(following)
    assert names == list(Grouping)
