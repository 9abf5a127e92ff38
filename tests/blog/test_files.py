"""Files are read whole, at rest, and only where they belong."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from termblog.blog.files import LIMIT, BeingWritten, Files, beneath, open_file, read_file
from termblog.errors import NotFound, Unreadable

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_read_with_its_stamp(tmp_path: Path) -> None:
    """Its bytes, and what tells whether it changed."""
    (tmp_path / "a.md").write_bytes(b"text")
    content = read_file(tmp_path, "a.md")
    status = (tmp_path / "a.md").stat()
    assert (content.data, content.cut) == (b"text", False)
    assert content.stamp == (
        status.st_mtime_ns,
        status.st_size,
        status.st_ino,
        status.st_ctime_ns,
    )


def test_a_file_without_an_end_is_cut(tmp_path: Path) -> None:
    """Fifty gigabytes of nothing cost two megabytes."""
    with (tmp_path / "huge.md").open("wb") as file:
        file.truncate(50 * 1024**3)
    content = read_file(tmp_path, "huge.md")
    assert (len(content.data), content.cut) == (LIMIT, True)


def test_the_folder_of_many_files_is_opened_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of ten thousand posts is not looked for ten thousand times; nothing stays open."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    names = [f"a/b/{number}.md" for number in range(20)] + ["a/last.md"]
    for name in names:
        (tmp_path / name).write_text(name)
    opened, opening, descriptors = [], os.open, _descriptors()

    def noting(path: str, flags: int, **place: int) -> int:
        opened.append(path)
        return opening(path, flags, **place)

    monkeypatch.setattr(os, "open", noting)
    monkeypatch.setattr(os, "supports_dir_fd", {*os.supports_dir_fd, noting})
    with Files(tmp_path) as files:
        assert [files.read(name).data.decode() for name in names] == names
    assert (opened.count("a"), opened.count("b")) == (2, 1)
    assert _descriptors() == descriptors


def _descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208  one less to keep open


@pytest.mark.parametrize("linked", ["a", "a/b"])
def test_a_folder_that_became_a_link_is_not_entered(tmp_path: Path, linked: str) -> None:
    """It may lead anywhere."""
    root, outside = tmp_path / "blog", tmp_path / "outside"
    (outside / "b").mkdir(parents=True)
    (outside / "b" / "c.md").write_text("secret")
    (root / linked).parent.mkdir(parents=True)
    (root / linked).symlink_to(outside if linked == "a" else outside / "b")
    with pytest.raises(Unreadable):
        read_file(root, "a/b/c.md")


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    """One sentence."""
    with pytest.raises(NotFound, match=r"^There is no file a\.md\.$"):
        read_file(tmp_path, "a.md")


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "loop"])
def test_what_is_no_file_of_the_blog_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    """Links out of it, pipes that nobody writes to, folders."""
    (tmp_path / "outside").write_text("secret")
    (tmp_path / "link").symlink_to(tmp_path / "outside")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Unreadable, match=r"cannot be read: .+\.$"):
        read_file(tmp_path, kind)


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "loop", "up/b.png"])
def test_a_picture_is_opened_only_where_it_belongs(tmp_path: Path, kind: str) -> None:
    """Links, also on the way, pipes and folders are refused at once."""
    (tmp_path / "outside").write_text("secret")
    (tmp_path / "link").symlink_to(tmp_path / "outside")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Unreadable, match=r"cannot be read: .+\.$"):
        open_file(tmp_path, kind, 10)


def test_a_picture_is_opened_up_to_a_size(tmp_path: Path) -> None:
    """A byte more, and it is refused unread; a missing one is not found."""
    (tmp_path / "a.png").write_bytes(bytes(10))
    with open_file(tmp_path, "a.png", 10) as stream:
        assert stream.read() == bytes(10)
    with pytest.raises(Unreadable, match="too large"):
        open_file(tmp_path, "a.png", 9)
    with pytest.raises(NotFound):
        open_file(tmp_path, "b.png", 9)


def test_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes out is one version of it, whole."""
    file = tmp_path / "a.md"
    file.write_bytes(b"first")
    reads = _writing_while_reading(monkeypatch, file, times=2)
    assert read_file(tmp_path, "a.md").data == b"version 2"
    assert len(reads) == 3


def test_a_file_that_never_rests_is_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is left for later instead of shown half."""
    file = tmp_path / "a.md"
    file.write_bytes(b"first")
    _writing_while_reading(monkeypatch, file, times=100)
    with pytest.raises(BeingWritten):
        read_file(tmp_path, "a.md")


def _writing_while_reading(monkeypatch: pytest.MonkeyPatch, file: Path, times: int) -> list[bytes]:
    """Have a writer replace the content right after each of the first reads."""
    reads: list[bytes] = []
    read = os.read

    def reading(descriptor: int, size: int) -> bytes:
        data = read(descriptor, size)
        reads.append(data)
        if len(reads) <= times:
            file.write_bytes(b"version %d" % len(reads))
            os.utime(file, (len(reads), len(reads)))
        return data

    monkeypatch.setattr(os, "read", reading)
    return reads


def test_a_path_is_beneath_a_folder_by_where_it_really_leads(tmp_path: Path) -> None:
    """Dots and links are followed first."""
    root = (tmp_path / "blog").resolve()
    (root / "posts").mkdir(parents=True)
    (root / "out").symlink_to(tmp_path)
    (root / "loop").symlink_to(root / "loop")
    assert beneath(root, root / "posts" / ".." / "posts") == root / "posts"
    assert beneath(root, root / "..") is None
    assert beneath(root, root / "out" / "x") is None
    assert beneath(root, root / "a\0b") is None
