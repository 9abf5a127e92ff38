"""Opens what somebody named: a folder of posts with its index, or one Markdown file without.

At once, step by step while it is read, or again when files of it may have changed.
"""

from __future__ import annotations

import os
import zlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from termblog import paths
from termblog.blog.blog import Blog
from termblog.blog.companion import accompanied, nobody, processors
from termblog.blog.discover import FileFact, find_files, find_names
from termblog.blog.engines import open_site
from termblog.blog.index import Folder, Index
from termblog.blog.site import Site
from termblog.blog.store import Store
from termblog.errors import NotFound, TermblogError, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termblog.blog.index import Progress
    from termblog.blog.post import Problem

_FRONT = 100  # posts: as many as a high screen lists


class Step(NamedTuple):
    """A blog while its folder is read."""

    blog: Blog
    """What is known so far; everything in it can be read."""
    progress: Progress
    """How far it is."""


class Glimpse(NamedTuple):
    """What is known of a blog before its folder is walked."""

    blog: Blog
    """The posts that are shown first, each as its file is now; without any, where nothing is known."""
    total: int
    """How many posts there were in all, the last time."""
    rest: Iterator[Step]
    """Reads the rest."""


def open_blog(root: Path | str, *, drafts: bool = False, cache: Path | None = None) -> Blog:
    """Open a blog: a folder of posts, or one Markdown file.

    Args:
        root: The folder or the file.
        drafts: Whether what is not published yet is shown, too.
        cache: The folder of the indexes; the user's own, unless told.

    Raises:
        NotFound: There is no such folder, or no post in it.
        Unreadable: It cannot be read, or is a file that is no post.
    """
    folder = Path(root).expanduser()
    index = open_index(folder, cache)
    for _ in index.refresh():
        pass
    return _whole(folder, index, drafts=drafts)


def stream_blog(root: Path, *, drafts: bool = False, cache: Path | None = None) -> Iterator[Step]:
    """Open a blog step by step; there is a new `Blog` each time that it has doubled, and at the end.

    Args:
        root: The folder or the file.
        drafts: Whether what is not published yet is shown, too.
        cache: The folder of the indexes; the user's own, unless told.

    Raises:
        NotFound: There is no such folder, or no post in it.
        Unreadable: It cannot be read, or is a file that is no post.
    """
    yield from _read_on(root, Blog(open_index(root, cache), drafts=drafts))


def glimpse_blog(root: Path, *, drafts: bool = False, cache: Path | None = None) -> Glimpse:
    """Return what is known of a blog at once, and what reads the rest as `stream_blog` does.

    Args:
        root: The folder or the file.
        drafts: Whether what is not published yet is shown, too.
        cache: The folder of the indexes; the user's own, unless told.

    Raises:
        NotFound: There is no such folder, or no file in it that may be a post.
        Unreadable: It cannot be read.
    """
    index = open_index(root, cache)
    total = index.glimpse()
    if not index.entries and next(iter(index.folder.names()), None) is None:
        msg = f"There is no post in {root}."
        raise NotFound(msg)
    blog = Blog(index, drafts=drafts)
    return Glimpse(blog, total, _read_on(root, blog))


def _read_on(root: Path, blog: Blog) -> Iterator[Step]:
    """Read a blog of which little or nothing is known."""
    index, drafts = blog.index, blog.drafts
    shown = 0
    for progress in index.refresh():
        if 2 * shown <= progress.done < progress.total:
            shown = max(progress.done, 1)
            blog = Blog(index, drafts=drafts)
        yield Step(blog, progress)
    blog = _whole(root, index, drafts=drafts)
    index.store.keep_front(len(blog.posts), _front(blog))
    yield Step(blog, progress)


def _front(blog: Blog) -> list[str]:
    """Return the files of the newest posts, and of the newest of each year: where one looks first.

    A post whose slug the others have settled is left out: without them it would have another.
    """
    newest = {post.date.moment.year: post for post in reversed(blog.posts) if post.date}
    slugs = {post.path: post.slug for post in (*blog.posts[:_FRONT], *newest.values())}
    read = {path: entry.post for path in slugs if (entry := blog.index.entries.get(path))}
    return [path for path, post in read.items() if post and post.slug == slugs[path]]


def _whole(root: Path, index: Index, *, drafts: bool) -> Blog:
    """Return the blog of an index that has been refreshed."""
    if not index.posts():
        raise _nothing(root, index.problems())
    return Blog(index, drafts=drafts)


def _nothing(root: Path, problems: Sequence[Problem]) -> TermblogError:
    """Return what to tell of a folder or a file without any post."""
    if root.is_dir():
        return NotFound(f"There are no posts in {root}.")
    reason = problems[0].reason if problems else "it is not text"
    return Unreadable(f"{root} is not a post: {reason}.")


def renew_blog(blog: Blog) -> Blog:
    """Look at a blog's folder again, and return what it is now; the same where nothing changed.

    Args:
        blog: As it was.

    Raises:
        NotFound: The folder is gone.
        Unreadable: It cannot be listed any more.
    """
    index, seen = blog.index, blog.changes
    afresh = index.folder.afresh()
    if afresh.store.key != index.store.key:
        index, seen = afresh, -1
    for _ in index.refresh():
        pass
    return blog if index.changes == seen else Blog(index, drafts=blog.drafts, hidden=blog.hidden)


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
        site = Site(root=root.parent, engine="plain", title=root.stem, folders=(root.name,))
        folder = Folder(lambda: [root.name], lambda: _fact(root), partial(open_index, root, cache))
        return Index(site, Store(None, ""), folder)
    site = open_site(root)
    cache = cache or paths.cache_folder()
    folder = Folder(
        lambda: find_names(site),
        lambda: find_files(site),
        partial(open_index, root, cache),
        partial(accompanied, root, cache) if processors() > 1 else nobody,
    )
    name = zlib.crc32(os.fsencode(root))  # to load OpenSSL for a longer one takes 2 ms of a start
    return Index(site, Store(cache / f"{name:08x}.sqlite", _key(site)), folder)


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
    said = map(_settled, site)
    return "\n".join([str(code), *said])


def _settled(value: object) -> str:
    """Return a value in the same words in every process: sets have no order."""
    return repr(sorted(value) if isinstance(value, frozenset) else value)
