"""Posts are found by what people call them."""

from __future__ import annotations

from termblog.blog.names import Names
from termblog.blog.post import Post

BREAD = Post(
    slug="bread", title="Bread", path="deep/b.md", url="/2024/bread/", aliases=("/old/bread/",)
)
SOUP = Post(slug="old/bread", title="Soup", path="soup.md")


def test_a_post_is_found_by_its_other_names() -> None:
    """A slug in any case, an alias, the address and the file's path all lead to it."""
    names = Names((BREAD,))
    for name in ("bread", "Bread", "old/bread", "2024/bread", "/2024/bread/", "deep/b.md"):
        assert names.get(name) is BREAD


def test_a_post_is_found_by_its_files_name() -> None:
    """What no slug, alias or address is may be a file's name, but `index` is too many files'."""
    news = Post(slug="news-2024-02-28", title="", path="_posts/2024-02-28-News.md")
    names = Names((BREAD, news, Post(slug="soup", title="", path="soup/index.md")))
    assert names.get("2024-02-28-news") is news
    assert names.get("B") is BREAD
    assert names.get("index") is None


def test_a_slug_comes_before_an_alias() -> None:
    """Another post's alias takes nobody's slug."""
    assert Names((BREAD, SOUP)).get("old/bread") is SOUP


def test_an_empty_name_is_nobodys() -> None:
    """Posts without an address are not found by its absence."""
    assert Names((SOUP,)).get("") is None
    assert Names((SOUP,)).get("/") is None


def test_the_nearest_are_alike_or_contain_what_was_typed() -> None:
    """Misspellings first, then parts."""
    names = Names((BREAD, Post(slug="sourdough-bread-at-home", title="", path="s.md")))
    assert names.nearest("bred") == ("bread",)
    assert names.nearest("dough") == ("sourdough-bread-at-home",)
    assert names.nearest("") == ()
