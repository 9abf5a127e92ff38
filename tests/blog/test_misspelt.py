"""Keys that are likely to be meant otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from termblog.blog.misspelt import find_misspelt
from termblog.blog.opening import open_blog
from tests.blog.folders import post, write

if TYPE_CHECKING:
    from pathlib import Path


def _told(folder: Path, key: str, posts: int = 1) -> list[str]:
    """Return what is told of a blog in which so many of twenty posts have a key."""
    files = {f"{number}.md": post(str(number)) for number in range(20)}
    text = f"---\ntitle: A\n{key}: x\n---\nText.\n"
    files |= {f"{number}.md": text for number in range(posts)}
    return list(map(str, find_misspelt(open_blog(write(folder, files)))))


@pytest.mark.parametrize(
    ("key", "meant"),
    [("tilte", "title"), ("discription", "description"), ("Catagories", "categories")],
)
def test_a_rare_key_that_is_close_to_another_is_told(tmp_path: Path, key: str, meant: str) -> None:
    """With its line, as it is written."""
    told = f"0.md:3: {key}: no engine reads this key — did you mean {meant}?"
    assert _told(tmp_path, key) == [told]


@pytest.mark.parametrize(
    "key", ["mood", "tag_line", "data", "subtitle", "titles", "weigh", "og-description"]
)
def test_a_key_of_the_authors_own_is_not_told(tmp_path: Path, key: str) -> None:
    """Themes have many; a form of a known key is no mistake either."""
    assert _told(tmp_path, key) == []


def test_a_key_that_many_posts_have_is_meant_as_it_is(tmp_path: Path) -> None:
    """Nobody misspells a word the same way each time."""
    assert _told(tmp_path, "tilte", posts=5) == []


def test_a_file_that_goes_meanwhile_has_its_first_line_named(tmp_path: Path) -> None:
    """The key is told all the same."""
    blog = open_blog(write(tmp_path, {"a.md": "---\ntitle: A\ntilte: B\n---\nText.\n"}))
    (tmp_path / "a.md").unlink()
    assert [problem.line for problem in find_misspelt(blog)] == [1]


def test_the_corpus_has_none(corpus: Path) -> None:
    """A dozen blogs with keys of all sorts: not one false alarm."""
    folders = sorted(folder for folder in corpus.iterdir() if folder.is_dir())
    assert [str(it) for folder in folders[:12] for it in find_misspelt(open_blog(folder))] == []
