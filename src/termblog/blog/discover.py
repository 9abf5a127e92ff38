"""Finding a blog's files: which may be posts, and what the file system says of each.

No link is followed, and nothing is opened: a name and a stat tell all that is needed here.
"""

from __future__ import annotations

import os
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from termblog.blog.engines import engine_of
from termblog.blog.files import beneath, beside, stamp_both, stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.blog.engines.engine import Engine
    from termblog.blog.files import Files
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


def find_names(site: Site) -> Iterator[str]:
    """Yield every file that may be a post, relative to the root, folder by folder, in the order of names.

    Args:
        site: The blog.
    """
    return (path for path, _ in _find(site))


def find_files(site: Site) -> Iterator[FileFact]:
    """Yield what the file system says of every file that may be a post, in that order.

    Args:
        site: The blog.
    """
    sidecar = engine_of(site).sidecar
    for path, entry in _find(site):
        fact = _entry_fact(site, sidecar, entry, path) if entry else FileFact(path, 0, 0, 0, 0)
        if fact:
            yield fact


def _find(site: Site) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    seen: set[str] = set()
    root = site.root.resolve()
    engine = engine_of(site)
    for folder in site.folders:
        if beneath(root, root / folder) is None:
            continue
        for path, entry in _walk(site, engine, folder):
            if path not in seen:
                seen.add(path)
                yield path, entry


def look(site: Site, files: Files, path: str) -> FileFact | None:
    """Return what the file system says of one file now; None where it is none any more.

    Args:
        site: The blog.
        files: Its files.
        path: As `find_files` found it once.
    """
    found = files.status(path)
    return _fact(site, engine_of(site).sidecar, path, found) if found else None


def _walk(site: Site, engine: Engine, folder: str) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    """Yield the files beneath a folder; one without an entry cannot be read, which is told then."""
    try:
        with os.scandir(site.root / folder) as scan:
            entries = sorted(scan, key=attrgetter("name"))
    except OSError as error:
        if folder and isinstance(error, PermissionError):
            yield folder, None
        return
    inside = f"{folder}/" if folder else ""
    names = {entry.name for entry in entries}
    if engine.bundles and folder not in site.folders and any(map(_is_index, names)):
        entries = [entry for entry in entries if entry.name.startswith("index.")]
    for entry in entries:
        path = inside + entry.name
        if _ignored(site, entry.name, path):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(site, engine, path)
        elif _readable(engine, entry, names):
            yield path, entry


def _is_index(name: str) -> bool:
    """Tell whether a file is a bundle's text, in whatever language."""
    return name.startswith("index.") and name.lower().endswith((*_RENDERED, ".md", ".html"))


def _readable(engine: Engine, entry: os.DirEntry[str], names: set[str]) -> bool:
    """Tell whether a file may be a post; a notebook that was rendered beside itself is not read."""
    low = entry.name.lower()
    if not low.endswith(engine.extensions) or not entry.is_file(follow_symlinks=False):
        return False
    return not low.endswith(_RENDERED) or f"{entry.name.rpartition('.')[0]}.md" not in names


def is_skipped(name: str) -> bool:
    """Tell whether no post is looked for in a folder, in any engine.

    Args:
        name: The folder's; or a file's that is no post.
    """
    return name in SKIPPED or name.startswith(".")


def _ignored(site: Site, name: str, path: str) -> bool:
    if is_skipped(name):
        return True
    return bool(site.ignored) and any(pattern.search(path) for pattern in site.ignored)


def _entry_fact(site: Site, sidecar: str, entry: os.DirEntry[str], path: str) -> FileFact | None:
    """Return what the file system says of a file that was walked past; None where it is gone."""
    try:
        return _fact(site, sidecar, path, entry.stat(follow_symlinks=False))
    except OSError:
        return None


def _fact(site: Site, sidecar: str, path: str, found: os.stat_result) -> FileFact:
    if sidecar:
        second = beside(path, sidecar)
        return FileFact(path, *stamp_both(site.root, second, stamp_of(found)))
    return FileFact(path, found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns)
