"""A blog that was read once shows at once what one looks at first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NoReturn

import pytest

from termblog.blog.files import Content, Files
from termblog.blog.opening import Glimpse, glimpse_blog, stream_blog
from termblog.errors import NotFound
from tests.blog.folders import post, write

if TYPE_CHECKING:
    import os
    from pathlib import Path

FIRST = 100
"""The newest posts that are remembered as the first ones."""
OLDEST = 1990


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a blog of a hundred posts of this century and a dozen older ones, read once."""
    new = {f"new/n{day}.md": post(f"New {day}", date=_date(2024, day)) for day in range(FIRST)}
    old = {f"old/o{it}.md": post(f"Old {it}", date=_date(OLDEST + it % 6, it)) for it in range(12)}
    folder = write(tmp_path / "blog", new | old)
    read(folder)
    return folder


def _date(year: int, day: int) -> str:
    return f"{year}-{1 + day // 28:02}-{1 + day % 28:02}"


def read(folder: Path) -> None:
    """Read a blog whole, as the app does."""
    *_, last = stream_blog(folder)
    assert last.blog.posts


def _paths(glimpse: Glimpse) -> list[str]:
    return [post.path for post in glimpse.blog.posts]


def test_a_glimpse_has_the_newest_posts_and_the_newest_of_each_year(folder: Path) -> None:
    """So the newest groups of the list are whole, and no year is missing; the count is the last one."""
    glimpse = glimpse_blog(folder)
    assert _paths(glimpse)[FIRST:] == [f"old/o{it}.md" for it in (11, 10, 9, 8, 7, 6)]
    assert all(path.startswith("new/") for path in _paths(glimpse)[:FIRST])
    assert glimpse.total == FIRST + 12


def test_a_glimpse_walks_no_folder_and_reads_no_post(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It asks the index for so many rows, and the file system for as many files."""
    looked: list[str] = []

    class Noting(Files):
        def read(self, path: str) -> Content:
            raise AssertionError(path)

        def _status_of(self, path: str) -> os.stat_result:
            looked.append(path)
            return super()._status_of(path)

    def walk(*_: object) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr("termblog.blog.index.Files", Noting)
    for name in ("find_files", "find_names"):
        monkeypatch.setattr(f"termblog.blog.opening.{name}", walk)
    glimpse = glimpse_blog(folder)
    assert sorted(looked) == sorted(_paths(glimpse))
    assert len(looked) == FIRST + 6


def test_what_has_changed_is_in_no_glimpse(folder: Path, tmp_path: Path) -> None:
    """A file is shown as it was read only while it is the same; a draft never leaks."""
    write(folder, {"new/n1.md": post("New 1", date=_date(2024, 1), draft="true")})
    (folder / "new/n2.md").unlink()
    outside = write(tmp_path, {"x.md": post("New 3", date=_date(2024, 3))})
    (folder / "new/n3.md").unlink()
    (folder / "new/n3.md").symlink_to(outside / "x.md")
    (folder / "old").rename(tmp_path / "old")
    (folder / "old").symlink_to(tmp_path / "old")
    known = _paths(glimpse_blog(folder))
    assert len(known) == FIRST - 3
    assert not {f"new/n{it}.md" for it in (1, 2, 3)} & {*known}


def test_a_glimpse_hides_what_the_blog_hides(tmp_path: Path) -> None:
    """What was remembered for one who sees drafts shows no draft to another."""
    files = {"a.md": post("A", draft="true"), "b.md": post("B"), "c.md": post("C")}
    folder = write(tmp_path / "blog", files)
    for _ in stream_blog(folder, drafts=True):
        pass
    assert len(glimpse_blog(folder, drafts=True).blog.posts) == 3
    assert [post.title for post in glimpse_blog(folder).blog.posts] == ["B", "C"]


def test_a_slug_that_the_others_settle_waits_for_them(tmp_path: Path) -> None:
    """A post that answers to another name in the whole blog is in no glimpse."""
    folder = write(tmp_path / "blog", {"a/x.md": post("One"), "b/x.md": post("Two")})
    for name in ("a", "b"):
        (folder / name / "x.md").write_text(post("X", slug="same"), "utf-8")
    read(folder)
    assert _paths(glimpse_blog(folder)) == ["a/x.md"]


def test_the_rest_reads_all(folder: Path) -> None:
    """What follows a glimpse is the whole blog, and remembers its first posts anew."""
    write(folder, {"new/new.md": post("Newest", date="2025-01-01")})
    glimpse = glimpse_blog(folder)
    *_, last = glimpse.rest
    assert len(last.blog.posts) == FIRST + 13
    assert _paths(glimpse_blog(folder))[0] == "new/new.md"


def test_a_blog_that_is_not_known_has_an_empty_glimpse(tmp_path: Path) -> None:
    """It is read from its start."""
    glimpse = glimpse_blog(write(tmp_path / "blog", {"a.md": post("A")}))
    assert (_paths(glimpse), glimpse.total) == ([], 0)
    *_, last = glimpse.rest
    assert [post.title for post in last.blog.posts] == ["A"]


def test_a_folder_without_posts_has_no_glimpse(tmp_path: Path) -> None:
    """One is told before an app starts."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotFound, match="There is no post in"):
        glimpse_blog(tmp_path / "empty")


def test_first_posts_that_are_garbage_are_forgotten(folder: Path) -> None:
    """An index that somebody has broken is begun anew."""
    path = glimpse_blog(folder).blog.index.store._path
    assert path is not None
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE front SET paths = 'no JSON'")
    assert _paths(glimpse_blog(folder)) == []
    read(folder)
    assert len(_paths(glimpse_blog(folder))) == FIRST + 6


def test_what_was_shown_first_is_written_when_it_changes(folder: Path) -> None:
    """Opening a blog that has not changed writes nothing."""
    path = glimpse_blog(folder).blog.index.store._path
    assert path is not None
    with closing(sqlite3.connect(path)) as connection:
        before = connection.execute("PRAGMA data_version").fetchone()
        read(folder)
        assert connection.execute("PRAGMA data_version").fetchone() == before
        write(folder, {"new/new.md": post("Newest", date="2025-01-01")})
        read(folder)
        assert connection.execute("PRAGMA data_version").fetchone() != before
