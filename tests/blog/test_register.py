"""Posts are found by names that nobody keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.blog import register
from termblog.blog.post import Post
from termblog.blog.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

BREAD = Post(slug="bread", title="Bread", path="b.md", aliases=("loaf",))
SOUP = Post(slug="soup", title="Soup", path="s.md", aliases=("loaf", "broth"))


def names(post: Post) -> Iterator[str]:
    """Yield what a post is called."""
    yield from (post.slug, *post.aliases)


def test_a_post_is_found_by_each_of_its_names() -> None:
    """And by nothing else."""
    known = Register((BREAD, SOUP), names)
    assert [known.get(name) for name in ("bread", "soup", "broth")] == [BREAD, SOUP, SOUP]
    assert known.get("Bread") is None
    assert Register((), names).get("bread") is None


def test_the_first_of_those_that_are_called_alike_counts() -> None:
    """So the newest post has the name."""
    assert Register((BREAD, SOUP), names).get("loaf") is BREAD
    assert Register((SOUP, BREAD), names).get("loaf") is SOUP


def test_names_with_one_hash_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash only leads to those that may be meant."""
    monkeypatch.setattr(register, "_HASHES", 0)
    known = Register((BREAD, SOUP), names)
    assert (known.get("soup"), known.get("stew")) == (SOUP, None)


def test_no_post_is_asked_before_somebody_asks() -> None:
    """To name a hundred thousand posts takes a while, and most readers never follow a link."""
    asked: list[Post] = []

    def told(post: Post) -> Iterator[str]:
        asked.append(post)
        return names(post)

    known = Register((BREAD, SOUP), told)
    assert not asked
    known.get("nobody")
    assert asked == [BREAD, SOUP]
