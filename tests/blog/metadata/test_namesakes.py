"""Posts that share a slug: what each answers to, and what their author hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from termblog.blog.opening import open_blog
from tests.blog.folders import post, write
from tests.blog.reading import read_blog

if TYPE_CHECKING:
    from pathlib import Path

POST = post("A", date="2024-01-31")
SITES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "the day in the name": (
        {
            "_config.yml": "title: J",
            "_posts/2024-01-31-news.md": post("A"),
            "_posts/2024-02-28-news.md": post("A"),
            "_posts/2024-03-31-news.md": post("A"),
        },
        {
            "_posts/2024-01-31-news.md": "news",
            "_posts/2024-02-28-news.md": "news-2024-02-28",
            "_posts/2024-03-31-news.md": "news-2024-03-31",
        },
    ),
    "the innermost folder that differs": (
        {"b/Tips & tricks/x.md": POST, "a/Tips & tricks/x.md": POST, "b/More/x.md": POST},
        {
            "a/Tips & tricks/x.md": "x",
            "b/More/x.md": "x-more",
            "b/Tips & tricks/x.md": "x-b",
        },
    ),
    "the written day, then a number": (
        {
            "a.md": post("A", slug="x", date="2024-01-31"),
            "b.md": post("B", slug="x", date="2024-02-28"),
            "c.md": post("C", slug="x", date="2024-02-28"),
        },
        {"a.md": "x", "b.md": "x-2024-02-28", "c.md": "x-2"},
    ),
    "a number, for a draft of the same day": (
        {"_posts/2024-01-31-a.md": POST, "_drafts/a.md": POST},
        {"_posts/2024-01-31-a.md": "a", "_drafts/a.md": "a-2"},
    ),
    "the language": (
        {
            "a.md": post("A", date="2024-01-31", lang="en"),
            "deux/a.md": post("A", date="2024-02-28", lang="fr"),
        },
        {"a.md": "a", "deux/a.md": "a-fr"},
    ),
}
"""Blogs whose posts share a slug, by what tells them apart, and what each answers to."""


@pytest.mark.parametrize("case", SITES)
def test_what_the_site_tells_posts_apart_by_stands_behind_the_slug(
    tmp_path: Path, case: str
) -> None:
    """The second post of a slug is named by what sets it apart, which no later post changes."""
    files, slugs = SITES[case]
    posts = read_blog(write(tmp_path, files))
    assert {path: it.slug for path, it in posts.items()} == slugs


def test_one_line_tells_of_all_posts_that_the_site_keeps_apart(tmp_path: Path) -> None:
    """Where addresses differ, nothing is wrong on the site: the author hears once, with the number."""
    files, _ = SITES["the day in the name"]
    (told,) = open_blog(write(tmp_path, files)).problems
    assert str(told) == (
        "_posts/2024-02-28-news.md:1: the slug 'news' is that of _posts/2024-01-31-news.md, too; "
        "this post answers to 'news-2024-02-28', and 1 more is named like that"
    )


def test_each_post_whose_address_is_anothers_is_listed(tmp_path: Path) -> None:
    """Posts that the site cannot tell apart are a mistake each."""
    files = {
        "_config.yml": "permalink: /:title/",
        **{f"_posts/2024-0{month}-28-news.md": POST for month in (1, 2, 3)},
    }
    problems = open_blog(write(tmp_path, files)).problems
    assert [problem.path[-18:-8] for problem in problems] == ["2024-02-28", "2024-03-28"]


def test_a_written_slug_is_a_mistake_where_two_have_it(tmp_path: Path) -> None:
    """Without addresses, two posts of a folder that both chose one slug meet; others do not."""
    chosen = {name: post("A", slug="x") for name in ("a.md", "b.md", "c.md")}
    assert len(open_blog(write(tmp_path / "chosen", chosen)).problems) == 2
    chosen = {f"{folder}/{folder}.md": post("A", slug="x") for folder in "abc"}
    assert len(open_blog(write(tmp_path / "apart", chosen)).problems) == 1
    named = {f"{folder}/x.md": post("A") for folder in "abc"}
    assert len(open_blog(write(tmp_path / "named", named)).problems) == 1


def test_a_draft_does_not_meet_its_post(tmp_path: Path) -> None:
    """What is not published has no address yet, so that drafts are counted in the one line."""
    files = {"_config.yml": "permalink: /:title/"}
    files |= {f"_posts/2024-01-31-{name}.md": POST for name in "ab"}
    files |= {f"_drafts/{name}.md": POST for name in "ab"}
    (told,) = open_blog(write(tmp_path, files)).problems
    assert told.path == "_drafts/a.md"
    assert told.reason.endswith("'a-2', and 1 more is named like that")


def test_an_address_ties_translations_that_are_called_otherwise(tmp_path: Path) -> None:
    """Notes with one permalink in folders that are languages are one note, whatever their names."""
    note = "---\npermalink: cli\n---\nText.\n"
    files = {
        ".obsidian/app.json": "{}",
        "en/Extend/The line.md": note,
        "fr/Étendre/La ligne.md": note,
    }
    blog = open_blog(write(tmp_path, files))
    (told,) = blog.posts
    assert (told.slug, told.translations, blog.problems) == ("The line", ("The line-fr",), ())


def test_eleventy_refuses_twins(tmp_path: Path) -> None:
    """Its default drops the date, but two such posts it does not build: a layout gives them others."""
    files = {f"posts/2024-0{month}-28-news.md": POST for month in (1, 2, 3)}
    (told,) = open_blog(write(tmp_path, {"eleventy.config.js": "", **files})).problems
    assert told.reason.endswith("'news-2024-02-28', and 1 more is named like that")
