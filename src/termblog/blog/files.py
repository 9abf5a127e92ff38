"""Reads a file of a blog without trusting it.

A blog's folder may hold anything: a pipe, a device, a link out of it, a file without an end, one
that is being saved. What is read here is a regular file beneath the blog's folder, at most
`LIMIT` bytes of it, and the same from its first byte to its last. Nothing here writes.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from termblog.errors import NotFound, Unreadable

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO, Self

    from termblog.errors import TermblogError

LIMIT = 2 * 1024 * 1024
"""The bytes of a file that are read; what lies behind them is not shown."""

# Windows has the first alone, without which it changes what it reads; it has none of the others,
# and no pipes or links among files by default either.
_FLAGS = os.O_RDONLY
for _name in ("O_BINARY", "O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK"):
    _FLAGS |= getattr(os, _name, 0)
# A save in place is over in milliseconds; who still writes after so many reads is no editor.
_TRIES = 5


class BeingWritten(Unreadable):
    """A file that changed each time it was read."""


class Stamp(NamedTuple):
    """What changes whenever a file does."""

    mtime_ns: int
    """When it was written, in nanoseconds."""
    size: int
    """In bytes."""
    inode: int
    """Which file it is; a save by renaming changes it."""
    ctime_ns: int
    """When anything of it changed; cannot be set back."""


class Content(NamedTuple):
    """A file as it was at one moment."""

    data: bytes
    """At most `LIMIT` bytes."""
    stamp: Stamp
    """What the file system said of it before and after it was read."""

    @property
    def cut(self) -> bool:
        """Whether the file is longer than what was read."""
        return self.stamp.size > LIMIT


class Files:
    """Reads files of a blog, one after another; who reads many in one folder opens that once.

    Args:
        root: The blog's folder, resolved.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = ""
        self._descriptor = -1  # of that folder, while it is open

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def read(self, path: str) -> Content:
        """Read a file, whole and at rest.

        Args:
            path: Beneath the blog's folder, with forward slashes, as a walk of it found it.

        Raises:
            NotFound: There is no such file.
            BeingWritten: It changed each time it was read.
            Unreadable: It is a link, no regular file, or not allowed.
        """
        try:
            return self._read_at_rest(path)
        except OSError as error:
            raise _told(path, error) from None

    def status(self, path: str) -> os.stat_result | None:
        """Return what the file system says of a file, unopened; None where there is no regular one.

        Args:
            path: Beneath the blog's folder, with forward slashes.
        """
        try:
            status = self._status_of(path)
        except OSError:
            return None
        return status if stat.S_ISREG(status.st_mode) else None

    def open(self, path: str, limit: int) -> BinaryIO:
        """Open a file that is read in parts, such as a picture.

        Args:
            path: Beneath the blog's folder, with forward slashes.
            limit: The most bytes that it may have.

        Raises:
            NotFound: There is no such file.
            Unreadable: It is a link, no regular file, too large, or not allowed.
        """
        try:
            descriptor, stamp = self._open(path)
        except OSError as error:
            raise _told(path, error) from None
        stream = os.fdopen(descriptor, "rb")
        if stamp.size > limit:
            stream.close()
            raise Unreadable(f"The file {path} is too large.")
        return stream

    def _read_at_rest(self, path: str) -> Content:
        for _ in range(_TRIES):
            descriptor, before = self._open(path)
            try:
                data = os.read(descriptor, min(before.size + 1, LIMIT))
                after = stamp_of(os.fstat(descriptor))
            finally:
                os.close(descriptor)
            if before == after and len(data) == min(before.size, LIMIT):
                return Content(data, before)
        raise BeingWritten(f"The file {path} is being written.")

    def _open(self, path: str) -> tuple[int, Stamp]:
        """Open a regular file, and refuse what has no end."""
        descriptor = self._descriptor_of(path)
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            os.close(descriptor)
            raise OSError(None, "it is no regular file")
        return descriptor, stamp_of(status)

    def _status_of(self, path: str) -> os.stat_result:
        if os.open not in os.supports_dir_fd:  # Windows
            return os.lstat(os.path.join(self._root, path))  # noqa: PTH118  a Path costs 3 µs
        name = self._enter(path)
        return os.stat(name, dir_fd=self._descriptor, follow_symlinks=False)

    def _descriptor_of(self, path: str) -> int:
        if os.open not in os.supports_dir_fd:  # Windows
            return os.open(os.path.join(self._root, path), _FLAGS)  # noqa: PTH118  as above
        name = self._enter(path)
        return os.open(name, _FLAGS, dir_fd=self._descriptor)

    def _enter(self, path: str) -> str:
        """Have the folder of a file open, and return the file's name in it."""
        folder, _, name = path.rpartition("/")
        if self._descriptor < 0 or folder != self._folder:
            self._close()
            self._descriptor = _open_folder(self._root, folder)
            self._folder = folder
        return name

    def _close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def read_file(root: Path, path: str) -> Content:
    """Read one file of a blog, as `Files.read` does.

    Args:
        root: The blog's folder, resolved.
        path: The file beneath it.

    Raises:
        NotFound: There is no such file.
        Unreadable: It is being written, a link, no regular file, or not allowed.
    """
    with Files(root) as files:
        return files.read(path)


def open_file(root: Path, path: str, limit: int) -> BinaryIO:
    """Open one file of a blog that is read in parts, as `Files.open` does.

    Args:
        root: The blog's folder, resolved.
        path: The file beneath it.
        limit: The most bytes that it may have.

    Raises:
        NotFound: There is no such file.
        Unreadable: It is a link, no regular file, too large, or not allowed.
    """
    with Files(root) as files:
        return files.open(path, limit)


def beneath(root: Path, path: Path) -> Path | None:
    """Return where a path really leads, or None where that is outside a folder.

    Args:
        root: The folder, resolved.
        path: What to look at; it need not exist.
    """
    try:
        real = path.resolve()
    except (OSError, ValueError, RuntimeError):  # a loop of links, a NUL in the name
        return None
    return real if real.is_relative_to(root) else None


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of what the file system says of a file."""
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns)


def beside(path: str, ending: str) -> str:
    """Return the file that stands beside another and differs from it only in its ending.

    Args:
        path: The file.
        ending: The other's, with its dot.
    """
    return path.rpartition(".")[0] + ending


def stamp_both(root: Path, second: str, stamp: Stamp) -> Stamp:
    """Return a stamp that also changes when a second file does, appears or goes.

    Args:
        root: The blog's folder.
        second: That file, relative to it; it need not exist.
        stamp: The first file's.
    """
    try:
        other = stamp_of(os.lstat(os.path.join(root, second)))  # noqa: PTH118  as above
    except OSError:
        return stamp
    mtime_ns = max(stamp.mtime_ns, other.mtime_ns)
    return stamp._replace(mtime_ns=mtime_ns, ctime_ns=stamp.ctime_ns + other.ctime_ns)


def _open_folder(root: Path, path: str) -> int:
    """Open a folder step by step, since one of them may have become a link since it was walked."""
    descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    for folder in filter(None, path.split("/")):
        try:
            beneath = os.open(folder, _FLAGS | os.O_DIRECTORY, dir_fd=descriptor)
        finally:
            os.close(descriptor)
        descriptor = beneath
    return descriptor


def _told(path: str, error: OSError) -> TermblogError:
    """Return what the system refuses as a sentence."""
    if isinstance(error, FileNotFoundError):
        return NotFound(f"There is no file {path}.")
    return Unreadable(f"The file {path} cannot be read: {error.strerror or error}.")
