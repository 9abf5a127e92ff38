"""The guide is a blog without a fault, and its links lead somewhere."""

from __future__ import annotations

import pytest

from termblog import open_blog, paths
from termblog.blog.links import Kind
from termblog.document.parse import parse
from tests.document.syntax.page import links

WANTED = (
    "welcome", "keys", "rendering", "engines", "themes", "hosting", "settings", "inside", "math",
    "code", "chinese", "arabic",
)  # fmt: skip


def test_the_guide_is_whole() -> None:
    """Each of its posts is there, the welcome first, and nothing is wrong with them."""
    blog = open_blog(paths.guide())
    assert blog.title == "The guide to termblog"
    assert blog.posts[0].slug == "guide-welcome"
    assert {post.slug for post in blog.posts} == {f"guide-{name}" for name in WANTED}
    assert blog.problems == ()
    assert all(post.summary and post.date and post.series for post in blog.posts)


@pytest.mark.parametrize("name", WANTED)
def test_its_links_lead_somewhere(name: str) -> None:
    """A link to another post or heading of the guide finds it; others lead to the web."""
    blog = open_blog(paths.guide())
    post = blog.find(f"guide-{name}")
    for _, href in links(blog.source(post).text, *blog.syntax(post)):
        target = blog.resolve(href, post)
        assert target.kind is not Kind.NOTHING, href
        if target.kind is Kind.ANCHOR or (target.post and target.anchor):
            other = target.post or post
            there = parse(blog.source(other).text, blog.syntax(other), title=other.title)
            there.grow()
            ids = {heading.id for heading in there.headings}
            assert target.anchor in ids or target.anchor.startswith("fn"), href
