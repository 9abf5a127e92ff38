"""What an index's file holds, and how one is told from any other file."""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from typing import TYPE_CHECKING

from termblog.blog.records import FIELDS

if TYPE_CHECKING:
    from pathlib import Path

_APPLICATION = 0x7E4B106  # PRAGMA application_id: what tells an index of ours from another's file
# A text is kept by its words alone (`content=''`): the posts are on disk already. A word is
# letters, digits and marks; folding and cutting are done before, see `words.py`. One and two
# characters are what one types first, and are looked up in indexes of their own. Fewer and larger
# merges of those indexes take a third less time; the words wait in 4 MB of memory.
_SCHEMA = """
CREATE TABLE meta (key TEXT NOT NULL, made TEXT NOT NULL DEFAULT (hex(randomblob(8))));
CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT UNIQUE NOT NULL,
    mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL,
    inode INTEGER NOT NULL, ctime_ns INTEGER NOT NULL,
    post TEXT, head TEXT,
    searchable INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE front (count INTEGER NOT NULL, paths TEXT NOT NULL);
CREATE INDEX waiting ON files (id, path) WHERE searchable = 0 AND post IS NOT NULL;
CREATE VIEW unsearchable AS SELECT id, path, post FROM files WHERE searchable = 0 AND post IS NOT NULL;
CREATE TABLE links (
    tail TEXT NOT NULL, source INTEGER NOT NULL, href TEXT NOT NULL,
    PRIMARY KEY (tail, source, href)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE texts USING fts5(
    title, tags, body, content='', prefix='1 2',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
INSERT INTO texts (texts, rank) VALUES ('automerge', 8);
INSERT INTO texts (texts, rank) VALUES ('hashsize', 4194304);
CREATE VIRTUAL TABLE terms USING fts5(
    held, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '#'"
);
INSERT INTO terms (terms, rank) VALUES ('automerge', 8);
INSERT INTO terms (terms, rank) VALUES ('hashsize', 4194304);
CREATE TABLE telling (post INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE TABLE common (files INTEGER NOT NULL, words TEXT NOT NULL);
"""
_VERSION = zlib.crc32((_SCHEMA + FIELDS).encode()) & 0x7FFFFFFF
_PATIENCE = 10.0  # seconds that one process waits for another's batch, which takes milliseconds
_PRAGMAS = {"application_id": _APPLICATION, "user_version": _VERSION}


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Return a connection to an index's file, for one thread at a time.

    Args:
        path: The file.
        mode: `rwc` makes it where there is none.
    """
    return _connection(f"{path.absolute().as_uri()}?mode={mode}")


def connect_to_memory() -> sqlite3.Connection:
    """Return a connection to an empty index that is gone with it."""
    connection = _connection(":memory:")
    connection.executescript(_SCHEMA)
    connection.execute("INSERT INTO meta (key) VALUES ('')")
    connection.commit()
    return connection


def fits(path: Path, key: str) -> bool:
    """Return whether a file is an index of this version for this key.

    Args:
        path: The file; it need not exist.
        key: What its contents depend on besides the posts' files.
    """
    if not path.exists():
        return False
    try:
        with contextlib.closing(connect(path)) as connection:
            facts = [connection.execute(f"PRAGMA {it}").fetchone()[0] for it in _PRAGMAS]
            return facts == list(_PRAGMAS.values()) and _key(connection) == key
    except sqlite3.DatabaseError:
        return False


def create(path: Path, key: str) -> None:
    """Make an empty index, unless another process just did.

    Args:
        path: The file.
        key: What its contents will depend on besides the posts' files.
    """
    with contextlib.closing(connect(path, "rwc")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
            for name, value in _PRAGMAS.items():
                connection.execute(f"PRAGMA {name} = {value}")
            connection.execute("INSERT INTO meta (key) VALUES (?)", (key,))
        connection.commit()


def remove(path: Path) -> None:
    """Remove an index with what SQLite keeps beside it.

    Args:
        path: The file; it need not exist.
    """
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _connection(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, timeout=_PATIENCE, isolation_level="IMMEDIATE", check_same_thread=False
    )
    # A loss of power costs an index, which is no loss.
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def _key(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT key FROM meta").fetchone()
    return str(row[0]) if row else ""
