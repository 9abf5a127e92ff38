"""Posts know who mentions them and what is about the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from termblog.blog.opening import open_blog
from tests.blog.folders import post, write

if TYPE_CHECKING:
    from pathlib import Path

    from termblog.blog.blog import Blog

POSTS = {
    "rye.md": post("Rye bread", "Dense.\n", tags="[Baking]", date="2024-01-01"),
    "oven.md": post("A clay oven", "See [rye](rye.md) and [[Rye bread]].\n", date="2024-01-02"),
    "rolls.md": post("Rolls", 'In <a href="./oven">it</a>.\n', tags="[baking]", date="2024-01-03"),
    "hidden.md": post("Hidden", "[rye](rye.md)\n", tags="[Baking]", draft="true"),
    "other.md": post("Other", "`[x](other.md)` [else](/elsewhere/rye.png)\n", date="2024-01-04"),
    "clay.md": post("Digging clay", "By the river.\n", date="2024-01-05"),
    "zh.md": post("机器学习", "一\n", date="2024-01-06"),
    "zh2.md": post("学习方法", "二\n", date="2024-01-07"),
}


def _open(folder: Path) -> Blog:
    blog = open_blog(write(folder / "blog", POSTS), cache=folder / "cache")
    list(blog.make_searchable())
    return blog


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Blog:
    """Return a blog whose posts mention each other."""
    return _open(tmp_path_factory.mktemp("related"))


@pytest.mark.parametrize(
    ("slug", "sources"), [("rye", ["oven"]), ("oven", ["rolls"]), ("rolls", []), ("other", [])]
)
def test_backlinks_are_the_posts_that_link_here(blog: Blog, slug: str, sources: list[str]) -> None:
    """Each once, however often and in whatever way; no hidden one, and never the post itself."""
    assert [source.slug for source in blog.backlinks(blog.find(slug))] == sources


def test_related_posts_share_tags_or_telling_words(blog: Blog) -> None:
    """A shared tag weighs more than a word; hidden posts and the post itself are left out."""
    assert [it.slug for it in blog.related(blog.find("rye"))] == ["rolls", "oven"]
    assert [it.slug for it in blog.related(blog.find("oven"))] == ["rye", "clay"]
    assert [it.slug for it in blog.related(blog.find("zh"))] == ["zh2"]
    assert blog.related(blog.find("other")) == ()
    assert blog.related(blog.find("rye"), 0) == ()


def test_without_an_index_nothing_is_related(tmp_path: Path) -> None:
    """A broken file is no reason to fail."""
    blog = _open(tmp_path)
    (file,) = (tmp_path / "cache").glob("*.sqlite")
    file.write_bytes(b"broken" * 1000)
    assert blog.related(blog.find("rye")) == ()
    assert blog.backlinks(blog.find("rye")) == ()
