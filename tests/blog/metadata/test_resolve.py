"""Metadata: from the bytes of a file to its post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.blog.metadata.resolve import read_post
from termblog.blog.site import open_site

if TYPE_CHECKING:
    from pathlib import Path


def test_seed(seeds: Path) -> None:
    """A seed post's front matter becomes its fields; what has no field stays in the rest."""
    path = "000_390d26c19ff19e85.md"
    post = read_post(open_site(seeds), path, (seeds / path).read_bytes()).post
    assert post is not None
    assert (post.slug, post.title) == (path[:-3], "My Journey Learning Machine Learning")
    assert str(post.date) == "2024-01-20"
    assert post.tags == ("machine-learning", "ai", "kaggle", "learning")
    assert post.extra == {"relatedBooks": ["foundation", "sapiens"]}
    assert post.body_line == 9
    assert not post.problems
