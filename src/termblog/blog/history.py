"""When files were first committed: the date of posts that say none, in a blog that is a checkout.

Git is asked once for the whole blog, and only when a post needs it. A repository is as untrusted
as its posts: nothing that its configuration could name is run.
"""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# `showSignature` would run the repository's own `gpg.program`; a clone that lacks objects would
# fetch them with its own command.
_GIT = (
    "git", "-c", "log.showSignature=false", "-c", "protocol.allow=never", "-c", "core.quotePath=false", "--no-pager",
)  # fmt: skip
_HEAD = ("rev-parse", "--quiet", "--verify", "HEAD")
_LOG = (
    "log", "--no-renames", "--diff-filter=A", "--name-only", "--relative", "-z", "--format=%x01%at", "--", ".",
)  # fmt: skip
_SECONDS = 20


class History:
    """A folder's commits, read when first asked for.

    Args:
        root: The folder; None for one without history.
    """

    def __init__(self, root: Path | None = None) -> None:
        self._root = root
        self._known: tuple[str, dict[str, int]] = ("", {})  # a last commit, and what it leads to

    def __repr__(self) -> str:
        return "History()"  # one blog's commits tell it from no other state of the same blog

    def first(self, path: str) -> int | None:
        """Return when a file was first committed, in seconds since 1970; None if never.

        Args:
            path: Relative to the folder, with forward slashes.
        """
        return self._added().get(path)

    @cached_property
    def head(self) -> str:
        """The last commit when it was first asked for; empty where there is none."""
        if self._root is None or not _tracked(self._root.resolve()):
            return ""
        return _ask(self._root, *_HEAD).strip()

    def look_again(self) -> None:
        """Forget what the last commit is: there may be another by now."""
        self.__dict__.pop("head", None)

    def _added(self) -> dict[str, int]:
        if self._root is not None and self.head != self._known[0]:
            self._known = self.head, parse_log(_ask(self._root, *_LOG))
        return self._known[1]


def parse_log(output: str) -> dict[str, int]:
    """Return the earliest time of each path in what `git log` prints, newest commit first.

    Args:
        output: Commits that start with a byte 1 and a time, paths that end in a NUL.
    """
    found: dict[str, int] = {}
    for commit in output.split("\1")[1:]:
        head, _, names = commit.partition("\0")
        if head.strip().isdigit():
            found |= dict.fromkeys(
                (name.lstrip("\n") for name in names.split("\0") if name), int(head)
            )
    return found


def _tracked(root: Path) -> bool:
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def _ask(root: Path, *command: str) -> str:
    """Return what git answers; nothing where it cannot."""
    import subprocess

    environment = os.environ | {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(  # noqa: S603  a fixed command, no word of it is the blog's
            (*_GIT, *command),
            cwd=root,
            env=environment,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")
