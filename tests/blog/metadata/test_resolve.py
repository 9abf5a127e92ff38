"""Metadata: from the bytes of a file to its post."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from termblog.blog.engines import open_site
from termblog.blog.metadata.resolve import read_post
from termblog.blog.post import Status

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


def test_what_entities_write_is_made_safe(tmp_path: Path) -> None:
    """A title and a summary in which a reference stands for an escape are shown without it."""
    text = b"---\ntitle: A &#x202e;title\n---\nSum &#x9b;31m &#x202e;mary\n"
    post = read_post(open_site(tmp_path), "a.md", text).post
    assert post is not None
    assert post.title.isprintable()
    assert post.summary.isprintable()


@pytest.mark.parametrize("rest", ["", "\n\tb: c"])
@pytest.mark.parametrize(
    "line", ["published: false\tx: y", "draft: true x: y", "status: draft x: y"]
)
def test_a_broken_line_that_runs_on_hides_a_post(tmp_path: Path, line: str, rest: str) -> None:
    """Its first word is what its author said, even where the line can be read as it was meant."""
    text = f"---\ntitle: A\n{line}{rest}\n---\nText\n".encode()
    post = read_post(open_site(tmp_path), "a.md", text).post
    assert post is not None
    assert post.status is not Status.PUBLISHED


def test_a_day_in_the_folder_of_a_year(tmp_path: Path) -> None:
    """`2024/01-31-hello.md` has its date in its path; a number that is no day stays in its name."""
    site = open_site(tmp_path)
    posts = [read_post(site, f"posts/{path}.md", b"Text").post for path in ("2024/01-31-hello", "2024/13-45-hello", "more/01-31-hello")]  # fmt: skip
    assert [it and (it.slug, str(it.date)[:10]) for it in posts] == [
        ("hello", "2024-01-31"),
        ("13-45-hello", "None"),
        ("01-31-hello", "None"),
    ]


def test_a_note_that_is_only_numbered_is_titled_by_its_first_words(tmp_path: Path) -> None:
    """A number says nothing to who looks for a note; its first words do, as far as a line holds them."""
    site = open_site(tmp_path)
    said = b"Soup, **again**, " + b"with leeks " * 9
    posts = [read_post(site, f"2024/01/31/{name}", text).post for name, text in (("1.md", said), ("2/index.md", b"")) ]  # fmt: skip
    assert [it and it.title for it in posts] == [
        "Soup, again, with leeks with leeks with leeks with leeks…",
        "2",
    ]


@pytest.mark.parametrize(
    ("said", "lang"), [("pt_BR", "pt-BR"), ("fr", "fr"), ("Python", ""), ("C", ""), ("C++", "")]
)
def test_a_programs_language_is_no_posts(tmp_path: Path, said: str, lang: str) -> None:
    """A key `language` may say what the post is about."""
    post = read_post(
        open_site(tmp_path), "a.md", f"---\ntitle: A\nlanguage: {said}\n---\n".encode()
    ).post
    assert post is not None
    assert post.lang == lang
