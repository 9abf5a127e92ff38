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
    from typing import BinaryIO

LIMIT = 2 * 1024 * 1024
"""The bytes of a file that are read; what lies behind them is not shown."""

# Windows has none of the last three, and no pipes or links among files by default either.
_FLAGS = os.O_RDONLY
for _name in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK"):
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


def read_file(root: Path, path: str) -> Content:
    """Read a file of a blog, whole and at rest.

    Args:
        root: The blog's folder, resolved.
        path: The file beneath it, with forward slashes, as a walk of the folder found it.

    Raises:
        NotFound: There is no such file.
        BeingWritten: It changed each time it was read.
        Unreadable: It is a link, no regular file, or not allowed.
    """
    try:
        return _read_at_rest(root, path)
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}.") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreadable(f"The file {path} cannot be read: {reason}.") from None


def open_file(root: Path, path: str, limit: int) -> BinaryIO:
    """Open a file of a blog that is read in parts, such as a picture.

    Args:
        root: The blog's folder, resolved.
        path: The file beneath it, with forward slashes.
        limit: The most bytes that it may have.

    Raises:
        NotFound: There is no such file.
        Unreadable: It is a link, no regular file, too large, or not allowed.
    """
    try:
        stream = os.fdopen(_open_regular(root, path), "rb")
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}.") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unreadable(f"The file {path} cannot be read: {reason}.") from None
    if os.fstat(stream.fileno()).st_size > limit:
        stream.close()
        raise Unreadable(f"The file {path} is too large.")
    return stream


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


def _read_at_rest(root: Path, path: str) -> Content:
    for _ in range(_TRIES):
        descriptor = _open(root, path)
        try:
            before = _regular(descriptor)
            data = os.read(descriptor, min(before.size + 1, LIMIT))
            after = stamp_of(os.fstat(descriptor))
        finally:
            os.close(descriptor)
        if before == after and len(data) == min(before.size, LIMIT):
            return Content(data, before)
    raise BeingWritten(f"The file {path} is being written.")


def _open(root: Path, path: str) -> int:
    """Open a file step by step, since a folder may have become a link since it was walked."""
    if os.open not in os.supports_dir_fd:  # Windows
        return os.open(os.path.join(root, path), _FLAGS)  # noqa: PTH118  10,000 Paths cost 30 ms
    *folders, name = path.split("/")
    descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for folder in folders:
            beneath = os.open(folder, _FLAGS | os.O_DIRECTORY, dir_fd=descriptor)
            os.close(descriptor)
            descriptor = beneath
        return os.open(name, _FLAGS, dir_fd=descriptor)
    finally:
        os.close(descriptor)


def _open_regular(root: Path, path: str) -> int:
    descriptor = _open(root, path)
    try:
        _regular(descriptor)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _regular(descriptor: int) -> Stamp:
    """Return the stamp of an open file, or refuse what has no end."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(None, "it is no regular file")
    return stamp_of(status)
