"""Posts are grouped as readers look for them."""

from __future__ import annotations

from termblog.blog.groups import by_series
from termblog.blog.post import Post, Series


def _part(name: str, order: int | None = None, series: str = "Trip") -> Post:
    return Post(slug=name, title=name, path=f"{name}.md", series=Series(series, order))


def test_a_series_follows_its_written_order_then_its_dates() -> None:
    """Parts without a number come last, oldest first; what is in no series is left out."""
    newest_first = [
        _part("two", 2),
        _part("newer"),
        _part("one", 1, "trip"),
        _part("older"),
        Post(slug="alone", title="", path="alone.md"),
    ]
    series = by_series(newest_first)
    assert {name: [post.slug for post in posts] for name, posts in series.items()} == {
        "Trip": ["one", "two", "older", "newer"]
    }
