"""Figure: reads outside the blog's folder, by slug, link, picture, symlink or device."""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from termblog.blog.files import read_file
from termblog.blog.links import Kind
from termblog.blog.opening import open_blog
from termblog.errors import TermblogError
from tests.reliability.figure import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.blog.blog import Blog

_SECRET = "the secret outside"  # noqa: S105  what must not be read
_STEPS = (
    "../",
    "..%2f",
    "%2e%2e/",
    "..\\",
    "....//",
    "./../",
    "posts/../../",
    "/../",
    "..%252f",
    "\u2025/",
    "..;/",
    "~/",
)
_TARGETS = ("secret.txt", "secret.md", "secret", "etc/passwd", "secret.png", "")
_WHOLE = (
    "/etc/passwd", "//etc/passwd", "file:///etc/passwd", "file:/etc/passwd", "FILE:///etc/passwd", "\\etc\\passwd", "C:\\secret.txt",
    "/proc/self/environ", "/dev/zero", "link.md", "link.txt", "folder-link/secret.txt", "loop/loop/loop", "pipe.md", "zero.md",
    ".hidden", ".git/config", "hidden-folder/../.hidden", "%00", "a\0b", "link.png", "hard/../../secret.txt", "draft.md", "draft.png/..",
)  # fmt: skip


def measure(runs: int) -> Outcome:
    """Ask for what lies outside, in every way in which one asks for anything.

    Args:
        runs: Of no meaning: every case is tried once.
    """
    outcome = Outcome()
    opened: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        root = _build(Path(name).resolve())
        blog = open_blog(root, cache=Path(name, "cache"))
        _listen(opened)
        for post in (*blog.posts, *blog.pages):
            text = blog.source(post).text
            outcome.check(_SECRET not in text, f"{post.path} shows the secret")
        for case in _cases(Path(name)):
            for fault in _faults(blog, root, case):
                outcome.check(False, fault)
            outcome.tried += 4
        outside = {path for path in opened if not Path(path).resolve().is_relative_to(Path(name))}
        inside = {
            path
            for path in opened
            if Path(path).resolve() in (Path(name, "secret.txt"), Path(name, "secret.md"))
        }
        outcome.check(
            not inside and not any("passwd" in path for path in outside),
            f"opened {inside | outside}",
        )
    return outcome


def _build(folder: Path) -> Path:
    """Make a blog that is full of ways out."""
    root = folder / "blog"
    root.mkdir()
    (root / "good.md").write_text("---\ntitle: Good\n---\n![](../secret.png) text\n", "utf-8")
    (root / "draft.md").write_text("---\ndraft: true\n---\nhidden\n", "utf-8")
    (root / "draft.png").write_bytes(b"x")
    (root / ".hidden").write_text(_SECRET, "utf-8")
    for name in ("secret.txt", "secret.md", "secret.png", "secret"):
        (folder / name).write_text(_SECRET, "utf-8")
    (root / "link.md").symlink_to(folder / "secret.md")
    (root / "link.txt").symlink_to(folder / "secret.txt")
    (root / "link.png").symlink_to(folder / "secret.png")
    (root / "folder-link").symlink_to(folder)
    (root / "loop").symlink_to(root)
    (root / "zero.md").symlink_to("/dev/zero")
    os.mkfifo(root / "pipe.md")
    return root


def _cases(folder: Path) -> Iterator[str]:
    """Yield names of what lies outside."""
    for steps, count, target in itertools.product(_STEPS, (1, 2, 5), _TARGETS):
        yield steps * count + target
    yield from _WHOLE
    yield from (str(folder / name) for name in ("secret.txt", "secret.md", "secret"))


def _faults(blog: Blog, root: Path, case: str) -> Iterator[str]:
    """Yield what a name gets at that it must not."""
    if (found := blog.get(case)) and found.path != "good.md":
        yield f"the slug {case!r} finds {found.path}"
    post = blog.posts[0]
    for href in (case, f"[[{case}]]"):
        target = blog.resolve(href, post)
        beneath = target.file is None or target.file.resolve().is_relative_to(root)
        hidden = target.file is not None and target.file.name in (".hidden", "draft.md")
        if not beneath or hidden or target.kind is Kind.EXTERNAL:
            yield f"the link {href!r} leads to {target}"
    try:
        data = (
            read_file(root, case.lstrip("/")).data if ".." not in case and "\0" not in case else b""
        )
    except TermblogError:
        return
    if _SECRET.encode() in data and case != ".hidden":
        yield f"the path {case!r} was read"


def _listen(opened: list[str]) -> None:
    """Note every file that is opened from now on."""

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        path, _, flags = arguments if event == "open" else ("", "", 0)
        if isinstance(path, str) and isinstance(flags, int) and not flags & os.O_NOFOLLOW:
            opened.append(path)

    sys.addaudithook(hear)
