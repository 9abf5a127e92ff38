"""A blog answers what its readers ask."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from termblog.blog.blog import Blog
from termblog.blog.opening import open_blog, open_index, stream_blog
from termblog.blog.post import Status
from termblog.errors import NotFound, Unreadable
from tests.blog.folders import post, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a blog of five posts."""
    return write(
        tmp_path / "notes",
        {
            "bread.md": post("Bread", date="2024-03-01", tags="[Food, Slow]", author="Ann"),
            "soup.md": post("Soup", date="2024-05-02", tags="[food]", author="Bob"),
            "walks.md": post("Walks", date="2023-05-02", lang="en"),
            "secret.md": post("Secret", date="2024-01-01", draft="true", tags="[hidden]"),
            "later.md": post("Later", date="2999-01-01"),
        },
    )


def test_posts_come_newest_first(folder: Path) -> None:
    """What was published last is first."""
    assert [post.slug for post in open_blog(folder).posts] == ["soup", "bread", "walks"]


def test_drafts_and_posts_to_come_are_hidden_unless_asked_for(folder: Path) -> None:
    """Neither the posts nor their tags show."""
    shown, everything = open_blog(folder), open_blog(folder, drafts=True)
    assert shown.get("secret") is None
    assert "hidden" not in shown.tags
    assert [post.slug for post in everything.posts][:2] == ["later", "soup"]
    assert everything.find("secret").status is Status.DRAFT


def test_a_post_appears_when_its_time_has_come(folder: Path) -> None:
    """What is scheduled is decided when the blog is looked at, not when the file was read."""
    index = open_index(folder)
    list(index.refresh())
    blog = Blog(index, now=datetime(2999, 1, 2, tzinfo=UTC))
    assert blog.find("later").status is Status.PUBLISHED


def test_groups_ignore_case_and_keep_the_oldest_spelling(folder: Path) -> None:
    """`food` and `Food` are one tag."""
    blog = open_blog(folder)
    assert {tag: [post.slug for post in posts] for tag, posts in blog.tags.items()} == {
        "Food": ["soup", "bread"],
        "Slow": ["bread"],
    }
    assert list(blog.authors) == ["Ann", "Bob"]


def test_years_hold_months_newest_first(folder: Path) -> None:
    """The sidebar's tree of dates is ready."""
    years = open_blog(folder).years
    assert [(year, list(months)) for year, months in years.items()] == [(2024, [5, 3]), (2023, [5])]


def test_neighbours_are_the_older_and_the_newer_post(folder: Path) -> None:
    """The ends have one neighbour, a hidden post none."""
    blog = open_blog(folder)
    soup, bread, walks = blog.posts
    assert blog.neighbours(soup) == (bread, None)
    assert blog.neighbours(bread) == (walks, soup)
    assert blog.neighbours(walks) == (None, bread)
    hidden = open_blog(folder, drafts=True).find("secret")
    assert blog.neighbours(hidden) == (None, None)


def test_a_category_holds_what_is_beneath_it(tmp_path: Path) -> None:
    """A category's posts are its own and those of narrower ones, each once."""
    write(tmp_path, {"food/bread/rye.md": post("Rye"), "food/soup.md": post("Soup")})
    categories = open_blog(tmp_path).categories
    assert {name: len(posts) for name, posts in categories.items()} == {
        ("food",): 2,
        ("food", "bread"): 1,
    }


def test_what_is_not_found_is_answered_with_what_is_near(folder: Path) -> None:
    """The error tells what may have been meant."""
    with pytest.raises(NotFound, match=r"no post 'bred' in notes\. Did you mean bread\?"):
        open_blog(folder).find("bred")


def test_a_name_without_likeness_is_just_not_found(folder: Path) -> None:
    """Nothing is suggested for nothing."""
    with pytest.raises(NotFound) as caught:
        open_blog(folder).find("")
    assert caught.value.nearest == ()


def test_a_source_is_the_body_and_where_it_starts(folder: Path) -> None:
    """The front matter is left out, and its lines are counted."""
    blog = open_blog(folder)
    source = blog.source(blog.find("walks"))
    assert (source.text.strip(), source.line, source.cut) == ("Text.", 6, False)


def test_the_source_of_a_deleted_post_is_not_found(folder: Path) -> None:
    """A clear error, not a traceback of the file system."""
    blog = open_blog(folder)
    (folder / "walks.md").unlink()
    with pytest.raises(NotFound, match=r"no file walks\.md"):
        blog.source(blog.find("walks"))


def test_a_single_file_is_a_blog_of_one_post(folder: Path) -> None:
    """Whatever it is called, and without the files beside it."""
    readme = write(folder, {"README.md": post("Read me", date="2020-01-01")}) / "README.md"
    assert [post.title for post in open_blog(readme).posts] == ["Read me"]


@pytest.mark.parametrize(
    ("name", "content", "error", "sentence"),
    [
        ("missing", None, NotFound, "There is no folder"),
        ("empty", {}, NotFound, "There are no posts in"),
        ("photos", {"a.jpg": b"\xff\xd8"}, NotFound, "There are no posts in"),
    ],
)
def test_a_folder_without_posts_is_told_in_one_sentence(
    tmp_path: Path,
    name: str,
    content: dict[str, str | bytes] | None,
    error: type[Exception],
    sentence: str,
) -> None:
    """Missing, empty, or full of something else."""
    if content is not None:
        (tmp_path / name).mkdir()
        write(tmp_path / name, content)
    with pytest.raises(error, match=rf"^{sentence} .*{name}\.$"):
        open_blog(tmp_path / name)


def test_a_file_that_is_no_text_is_no_post(tmp_path: Path) -> None:
    """A program, a picture: one sentence."""
    write(tmp_path, {"tool": b"\x7fELF\0\0"})
    with pytest.raises(Unreadable, match=r"tool is not a post: it is not text\.$"):
        open_blog(tmp_path / "tool")


def test_a_name_that_is_no_text_is_a_problem(folder: Path) -> None:
    """A file whose name is no UTF-8 is listed as a problem, and costs nothing when it goes."""
    odd = os.fsencode(folder) + b"/caf\xe9.md"
    with open(odd, "wb") as file:  # noqa: PTH123  the name is bytes
        file.write(b"Text.")
    blog = open_blog(folder)
    assert len(blog.posts) == 3
    assert [problem.path for problem in blog.problems] == ["caf\ufffd.md"]
    os.unlink(odd)  # noqa: PTH108  likewise
    assert not open_blog(folder).problems


def test_a_pipe_is_no_post(tmp_path: Path) -> None:
    """It is refused at once instead of waited for."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Unreadable, match="no regular file"):
        open_blog(tmp_path / "pipe")


def test_a_blog_grows_while_it_is_read(tmp_path: Path) -> None:
    """It doubles, so that sorting it again costs little, while the progress goes on evenly."""
    write(tmp_path, {f"{number}.md": post(str(number)) for number in range(900)})
    steps = list(stream_blog(tmp_path))
    assert [len(step.blog.posts) for step in steps] == [0, 200, 400, 400, 800, 800, 900]
    assert [step.progress.done for step in steps] == [0, 200, 400, 600, 800, 900, 900]
    assert {step.progress.total for step in steps} == {900}
