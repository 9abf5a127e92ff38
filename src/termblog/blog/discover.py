"""Finding a blog's files: which may be posts, and what the file system says of each.

Symlinks are never followed, special files never opened, and every read is bounded.
"""

from __future__ import annotations

import os
import stat
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from termblog.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from termblog.blog.site import Site

MAX_FILE = 2_000_000
"""Bytes of a post that are read; longer ones are cut, with a problem."""

SKIPPED = frozenset(
    [
        "node_modules",
        "bower_components",
        "vendor",
        "__pycache__",
        "_site",
        "dist",
        "build",
        "target",
        ".git",
        ".hg",
        ".svn",
        ".venv",
        "venv",
        ".github",
        ".obsidian",
        ".trash",
        ".logseq",
        ".cache",
        ".jekyll-cache",
        ".quarto",
        ".vitepress",
        ".docusaurus",
        ".next",
        ".svelte-kit",
        ".nuxt",
    ]
)
"""Folders that hold no posts, in any engine."""


class FileFact(NamedTuple):
    """A file that may be a post, and what tells whether it changed."""

    path: str
    """Relative to the blog's folder, with forward slashes."""
    mtime_ns: int
    """When its content changed, in nanoseconds."""
    size: int
    """In bytes."""
    inode: int
    """Which file it is."""
    ctime_ns: int
    """When anything of it changed, in nanoseconds."""


def find_files(site: Site) -> Iterator[FileFact]:
    """Yield every file that may be a post, folder by folder, in the order of names.

    Args:
        site: The blog.
    """
    seen: set[str] = set()
    for folder in site.folders:
        for entry, path in _walk(site, folder):
            if path in seen or not path.lower().endswith(site.engine.extensions):
                continue
            if site.engine.place(site, path) is None:
                continue
            seen.add(path)
            fact = _fact(entry, path)
            if fact is not None:
                yield fact


def _walk(site: Site, folder: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    try:
        with os.scandir(site.root / folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.is_symlink() or _ignored(site, entry.name, path):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(site, path)
        elif entry.is_file(follow_symlinks=False):
            yield entry, path


def _ignored(site: Site, name: str, path: str) -> bool:
    if name in SKIPPED or name.startswith(".") or "\\" in name:
        return True
    return any(fnmatchcase(path, pattern) for pattern in site.ignored)


def _fact(entry: os.DirEntry[str], path: str) -> FileFact | None:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    return FileFact(path, found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns)


def read_file(root: Path, path: str, limit: int = MAX_FILE) -> bytes:
    """Return the start of a regular file beneath a folder.

    Args:
        root: The folder.
        path: Relative to it, with forward slashes.
        limit: In bytes.

    Raises:
        Unreadable: It is no regular file, or it lies elsewhere.
        OSError: The system refuses.
    """
    flags = os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(root / path, flags)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise Unreadable(f"{path} is not a regular file.")
        with open(handle, "rb", closefd=False) as file:
            return file.read(limit)
    finally:
        os.close(handle)
