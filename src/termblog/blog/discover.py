"""Finding a blog's files: which may be posts, and what the file system says of each.

No link is followed, and nothing is opened: a name and a stat tell all that is needed here.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from termblog.blog.files import beneath, beside, stamp_both, stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.blog.site import Site

SKIPPED = frozenset({
    "node_modules", "bower_components", "vendor", "__pycache__", "_site", "dist", "build", "target",
    "venv",
})  # fmt: skip
"""Folders that hold no posts, in any engine; nor do those whose names start with a dot."""

_RENDERED = (".rmd", ".rmarkdown", ".qmd", ".ipynb")


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
    root = site.root.resolve()
    for folder in site.folders:
        if beneath(root, root / folder) is None:
            continue
        for entry, path in _walk(site, folder):
            if path not in seen:
                seen.add(path)
                yield from _facts(site, entry, path)


def _walk(site: Site, folder: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    try:
        with os.scandir(site.root / folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError:
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if _ignored(site, entry.name, path):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(site, path)
        elif _readable(site, entry, names):
            yield entry, path


def _readable(site: Site, entry: os.DirEntry[str], names: set[str]) -> bool:
    """Tell whether a file may be a post; a notebook that was rendered beside itself is not read."""
    stem, dot, extension = entry.name.rpartition(".")
    kind = dot + extension.lower()
    if kind not in site.engine.extensions or not entry.is_file(follow_symlinks=False):
        return False
    return kind not in _RENDERED or f"{stem}.md" not in names


def _ignored(site: Site, name: str, path: str) -> bool:
    if name in SKIPPED or name[0] == "." or "\\" in name:
        return True
    return any(pattern.search(path) for pattern in site.ignored)


def _facts(site: Site, entry: os.DirEntry[str], path: str) -> Iterator[FileFact]:
    try:
        stamp = stamp_of(entry.stat(follow_symlinks=False))
    except OSError:
        return
    if site.engine.sidecar:
        stamp = stamp_both(site.root, beside(path, site.engine.sidecar), stamp)
    yield FileFact(path, *stamp)
