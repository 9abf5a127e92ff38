"""The 32 blogs of the corpus: engine, counts, dates and posts as one reads them in the files."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from termblog.blog.engines import open_site
from termblog.blog.post import Post, Problem, Status
from tests.blog.reading import read_blog

if TYPE_CHECKING:
    from collections.abc import Mapping

EXPECTED: Mapping[str, Any] = tomllib.loads(
    Path(__file__).with_name("corpus.toml").read_text("utf-8")
)
_AS_IT_IS = ("slug", "title", "lang", "cover", "toc", "url", "original")


@cache
def blog_of(root: Path) -> Mapping[str, Post]:
    """Return a blog's posts by their paths; each blog is read once."""
    return read_blog(root)


def facts(post: Post, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a post says of what the table asks, in the words of the table."""
    said: dict[str, Any] = {
        "path": post.path,
        "date": str(post.date),
        "updated": str(post.updated),
        "status": str(post.status),
        "tags": list(post.tags),
        "categories": ["/".join(path) for path in post.categories],
        "authors": list(post.authors),
        "aliases": list(post.aliases),
        **{name: getattr(post, name) for name in _AS_IT_IS},
    }
    return {name: said[name] for name in asked}


@pytest.mark.parametrize("blog", EXPECTED)
def test_site(blog: str, corpus: Path) -> None:
    """The engine is recognised, and its configuration says what it is called and where it lies."""
    site = open_site(corpus / blog)
    table = EXPECTED[blog]
    assert site.engine == table["engine"]
    for name in {"title", "url", "lang"} & table.keys():
        assert getattr(site, name) == table[name]


@pytest.mark.parametrize("blog", EXPECTED)
def test_counts(blog: str, corpus: Path) -> None:
    """As many posts, drafts, pages, translations and tags as one counts in the folder."""
    table = EXPECTED[blog]
    found = blog_of(corpus / blog).values()
    entries = [post for post in found if not post.original]
    posts = [post for post in entries if post.status is not Status.PAGE]
    assert len(posts) == table["posts"]
    assert sum(post.status is Status.DRAFT for post in posts) == table.get("drafts", 0)
    assert len(entries) - len(posts) == table.get("pages", 0)
    assert len(found) - len(entries) == table.get("translated", 0)
    assert len({tag.casefold() for post in posts for tag in post.tags}) == table.get("tags", 0)


@pytest.mark.parametrize("blog", EXPECTED)
def test_dates(blog: str, corpus: Path) -> None:
    """The newest and the oldest post are those of the folder; what has no date is approximate."""
    table = EXPECTED[blog]
    posts = [post for post in blog_of(corpus / blog).values() if post.status is not Status.PAGE]
    days = sorted(str(post.date)[:10] for post in posts if post.date and not post.date.approximate)
    assert days[:1] == [table["oldest"]] if "oldest" in table else not days
    assert days[-1:] == [table["newest"]] if "newest" in table else not days


@pytest.mark.parametrize("blog", EXPECTED)
def test_posts(blog: str, corpus: Path) -> None:
    """Three posts say what their front matter says."""
    posts = blog_of(corpus / blog)
    for asked in EXPECTED[blog]["post"]:
        wanted = {"status": "published", **asked}
        assert facts(posts[asked["path"]], wanted) == wanted


PROBLEMS = {
    "the key 'redirect_from' is written twice; the last one counts": 1,
    "the front matter is not valid YAML: did not find expected key": 1,
}


def test_problems(corpus: Path) -> None:
    """No false alarm: but for slugs that clash, two posts of 5,900 have a problem, and they do."""
    found: list[Problem] = []
    for blog in EXPECTED:
        found += [problem for post in blog_of(corpus / blog).values() for problem in post.problems]
    others = [problem for problem in found if not problem.reason.startswith("the slug ")]
    assert {problem.reason: others.count(problem) for problem in others} == PROBLEMS
    assert len(found) - len(others) <= 30
