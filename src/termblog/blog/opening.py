"""Opens what somebody named: a folder of posts with its index, or one Markdown file without."""

from __future__ import annotations

import hashlib
import os
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from termblog import paths
from termblog.blog.discover import FileFact, find_files
from termblog.blog.engines.plain import SingleFile
from termblog.blog.index import Index
from termblog.blog.site import Site, open_site
from termblog.blog.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator


def open_index(root: Path, cache: Path | None = None) -> Index:
    """Prepare to index a folder of posts, or one file; no post is read yet.

    Args:
        root: The folder or the file.
        cache: The folder of the indexes; the user's own, unless told.

    Raises:
        NotFound: There is no such folder or file.
        Unreadable: The folder cannot be listed.
    """
    root = root.expanduser().resolve()
    if root.exists() and not root.is_dir():
        site = Site(root=root.parent, engine=SingleFile(), title=root.stem, folders=(root.name,))
        return Index(site, Store(None, ""), lambda: _fact(root))
    site = open_site(root)
    name = hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
    folder = cache or paths.cache_folder()
    return Index(site, Store(folder / f"{name}.sqlite", _key(site)), lambda: find_files(site))


def _fact(file: Path) -> Iterator[FileFact]:
    """Yield the one file, as long as it is there."""
    try:
        found = file.lstat()
    except OSError:
        return
    yield FileFact(file.name, found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns)


def _key(site: Site) -> str:
    """Return what a post depends on besides its file: the site's configuration, and this code."""
    code = max(file.stat().st_mtime_ns for file in Path(__file__).parent.rglob("*.py"))
    said = [f"{it.name}={getattr(site, it.name)!r}" for it in fields(site) if it.name != "engine"]
    return hashlib.sha256("\n".join([str(code), site.engine.name, *said]).encode()).hexdigest()
