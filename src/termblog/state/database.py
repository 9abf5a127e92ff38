"""Opening the file of the state, whatever has become of it.

A damaged file is renamed and a new one begun; a newer one is left alone; one that cannot be
written may still be read.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING
from urllib.parse import quote

from termblog.state import schema
from termblog.state.rows import Bookmark, Place, Reading, Rows

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 2.0
"""Seconds that a statement waits for another instance."""
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR")
"""What SQLite says of a file that is none, is torn, or holds other tables."""


class NewerError(Exception):
    """The file was written by a newer termblog."""


def connect(file: Path) -> sqlite3.Connection:
    """Return a connection to a database that is whole, of this version, and may be written.

    Args:
        file: Made where there is none, with its folder.

    Raises:
        NewerError: It is a newer termblog's.
        sqlite3.Error: It cannot be opened or written, or is damaged.
        OSError: Its folder cannot be made.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    connection = sqlite3.connect(
        file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Check a database, and make it ready where it is new."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > schema.VERSION:
        raise NewerError
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if version < schema.VERSION:
        connection.executescript(schema.CREATE)
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise _damage()
    _select(connection, "", "")


def _damage() -> sqlite3.DatabaseError:
    """Return the error of a file whose pages disagree."""
    error = sqlite3.DatabaseError("the pages of the database disagree")
    error.sqlite_errorname = "SQLITE_CORRUPT"
    return error


def damaged(error: Exception) -> bool:
    """Return whether an error says that the file itself is bad.

    Args:
        error: What opening or using it raised.
    """
    return getattr(error, "sqlite_errorname", "").startswith(_DAMAGED)


def identify(file: Path) -> int:
    """Return what tells a file from another of its name; 0 where there is none.

    Args:
        file: The database.
    """
    try:
        return file.stat().st_ino
    except OSError:
        return 0


def set_aside(file: Path, identity: int) -> Path:
    """Rename a damaged database, so that a new one can be begun, and return its new path.

    Args:
        file: The database.
        identity: Of the file that is damaged: another instance may have begun a new one.

    Raises:
        OSError: It cannot be renamed.
    """
    number = 1
    while (aside := file.with_name(f"{file.name}.damaged-{number}")).exists():
        number += 1
    if identify(file) == identity:
        for ending in ("-wal", "-shm", ""):
            with suppress(FileNotFoundError):
                file.with_name(file.name + ending).rename(aside.with_name(aside.name + ending))
    return aside


def load(file: Path, reader: str, blog: str) -> Rows:
    """Return all that is kept of a reader of a blog.

    Args:
        file: The database.
        reader: Empty for the user.
        blog: The blog's identity.

    Raises:
        sqlite3.Error: It cannot be read.
    """
    try:
        return _load(f"file:{quote(str(file))}?mode=ro", reader, blog)
    except sqlite3.OperationalError:
        # Where nothing may be written, there is no file for locks: nobody else writes either.
        return _load(f"file:{quote(str(file))}?mode=ro&immutable=1", reader, blog)


def _load(address: str, reader: str, blog: str) -> Rows:
    """Return the rows of the database at an address."""
    with closing(sqlite3.connect(address, timeout=_PATIENCE, uri=True)) as connection:
        connection.text_factory = lambda data: data.decode(errors="replace")
        return _select(connection, reader, blog)


def _select(connection: sqlite3.Connection, reader: str, blog: str) -> Rows:
    """Return the rows of a reader of a blog."""
    whose = (reader, blog)
    return Rows(
        {
            slug: Reading(slug, Place(heading, block, offset), progress, bool(finished), opened)
            for slug, heading, block, offset, progress, finished, opened in connection.execute(
                schema.READINGS, whose
            )
        },
        {
            (slug, place := Place(heading, block, offset)): Bookmark(slug, place, note, made)
            for slug, heading, block, offset, note, made in connection.execute(
                schema.BOOKMARKS, whose
            )
        },
        {(of, name): value for of, name, value in connection.execute(schema.SETTINGS, whose)},
    )
