"""First commits: the dates of posts that say none."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from termblog.blog.history import History
from termblog.blog.opening import open_blog, renew_blog
from tests.blog.folders import write
from tests.blog.reading import read_blog

if TYPE_CHECKING:
    from pathlib import Path


def git(root: Path, *arguments: str) -> None:
    """Run git as an author who needs no configuration."""
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *author, *arguments), cwd=root, check=True, capture_output=True)


def commit(root: Path, day: str) -> None:
    """Commit everything as if it were another day."""
    git(root, "add", "--all")
    date = f"{day}T12:00:00Z"
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(
        ("git", *author, "commit", "-m", day, "--date", date),
        cwd=root, check=True, capture_output=True, env={"GIT_COMMITTER_DATE": date, "PATH": "/usr/bin:/bin"},
    )  # fmt: skip


def test_first(tmp_path: Path) -> None:
    """A post without a date is dated by its first commit, whatever its name; a new one by its file."""
    root = write(tmp_path, {"blog/ä b.md": "# A\n", "x.md": "# X\n"})
    git(root, "init")
    commit(root, "2020-01-02")
    write(root, {"blog/ä b.md": "# A changed\n"})
    commit(root, "2021-01-02")
    write(root, {"blog/new.md": "# New\n"})
    posts = read_blog(root / "blog")
    assert str(posts["ä b.md"].date)[:10] == "2020-01-02"
    assert not posts["ä b.md"].date.approximate  # type: ignore[union-attr]  # it has one
    assert posts["new.md"].date.approximate  # type: ignore[union-attr]  # likewise
    assert History(root).first("blog/ä b.md") == 1_577_966_400


def test_a_commit_dates_what_was_dated_by_its_file(tmp_path: Path) -> None:
    """The index takes a post's first commit for its date, the next time that it is opened or renewed."""
    root = write(tmp_path / "blog", {"a.md": "# A\n", "b.md": "# B\n", "c.md": "# C\n"})
    _opened(root, tmp_path, {"a": "file", "b": "file", "c": "file"})
    git(root, "init")
    git(root, "add", "a.md")
    git(root, "commit", "-m", "a")
    _opened(root, tmp_path, {"a": "git", "b": "file", "c": "file"})
    blog = open_blog(root, cache=tmp_path / "cache")
    assert renew_blog(blog) is blog
    commit(root, "2021-01-02")
    assert str(renew_blog(blog).find("b").date)[:10] == "2021-01-02"
    _opened(root, tmp_path, {"a": "git", "b": "git", "c": "git"})


def _opened(root: Path, folder: Path, sources: dict[str, str]) -> None:
    """Check where the dates of a blog's posts come from."""
    posts = open_blog(root, cache=folder / "cache").posts
    assert {post.slug: post.date.source for post in posts if post.date} == sources


def test_nothing(tmp_path: Path) -> None:
    """A folder without history, or with a broken one, has no dates and no errors."""
    assert History().first("a.md") is None
    assert History(tmp_path).first("a.md") is None
    (tmp_path / ".git").mkdir()
    assert History(tmp_path).first("a.md") is None


def test_nothing_is_run(tmp_path: Path) -> None:
    """No program that a blog's own git configuration names is run, not even for a signed commit."""
    root = write(tmp_path / "blog", {"a.md": "# A\n"})
    git(root, "init")
    commit(root, "2020-01-02")
    sign(root)
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "gpg.program", "core.sshCommand", "diff.external"):
        git(root, "config", key, str(trap))
    git(root, "config", "log.showSignature", "true")
    assert History(root).first("a.md")
    assert not (tmp_path / "sprung").exists()


def sign(root: Path) -> None:
    """Make the last commit look signed, as `git log --show-signature` would have to check."""
    raw = subprocess.run(
        ("git", "cat-file", "commit", "HEAD"), cwd=root, check=True, capture_output=True
    )
    head, _, message = raw.stdout.partition(b"\n\n")
    mark = b"-----%s PGP SIGNATURE-----"
    signed = b"\n".join(
        (head, b"gpgsig " + mark % b"BEGIN", b" ", b" x", b" " + mark % b"END", b"", message)
    )
    write = ("git", "hash-object", "-t", "commit", "-w", "--stdin")
    made = subprocess.run(write, cwd=root, check=True, capture_output=True, input=signed)
    git(root, "update-ref", "HEAD", made.stdout.decode().strip())
