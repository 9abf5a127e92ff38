"""The index's file: SQLite in the user's cache, one for each blog, throwaway.

It may be missing, foreign, older, broken, in use by others, or on a disk that takes no more. None
of that is worth a question: it is made anew, or it lives in memory for as long as the process does.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import threading
from typing import TYPE_CHECKING, Any, NamedTuple

from termblog.blog.records import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_APPLICATION = 0x7E4B106  # PRAGMA application_id: what tells an index of ours from another's file
# A text is kept by its words alone (`content=''`): the posts are on disk already. A word is
# letters, digits and marks; folding and cutting are done before, see `words.py`. One and two
# characters are what one types first, and are looked up in indexes of their own.
_SCHEMA = """
CREATE TABLE meta (key TEXT NOT NULL);
CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT UNIQUE NOT NULL,
    mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL,
    inode INTEGER NOT NULL, ctime_ns INTEGER NOT NULL,
    post TEXT,
    searchable INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX waiting ON files (path) WHERE searchable = 0 AND post IS NOT NULL;
CREATE VIEW unsearchable AS SELECT id, path FROM files WHERE searchable = 0 AND post IS NOT NULL;
CREATE TABLE links (
    tail TEXT NOT NULL, source INTEGER NOT NULL, href TEXT NOT NULL,
    PRIMARY KEY (tail, source, href)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE texts USING fts5(
    title, tags, body, content='', prefix='1 2',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab('texts', 'row');
"""
_VERSION = int.from_bytes(hashlib.sha256((_SCHEMA + FIELDS).encode()).digest()[:3])
_PATIENCE = 10.0  # seconds that one process waits for another's batch, which takes milliseconds


class Row(NamedTuple):
    """What is remembered of a file."""

    path: str
    """Relative to the blog's folder, with forward slashes."""
    mtime_ns: int
    """This and the next three: the file as it was when it was read."""
    size: int
    inode: int
    ctime_ns: int
    post: str | None
    """The packed post; None where the file is none."""


class Text(NamedTuple):
    """What a post is found by."""

    number: int
    """The post's number in the store."""
    title: str
    """Folded, as are the next two."""
    tags: str
    """Its tags, categories and series, one a line."""
    body: str
    """Its text without markup."""
    links: tuple[tuple[str, str], ...]
    """What it links to: the last step of each address, and the address as written."""


class Store:
    """The file of one blog's index.

    Args:
        path: Where it lies; None keeps it in memory.
        key: What its contents depend on besides the posts' files; another key empties it.
    """

    def __init__(self, path: Path | None, key: str) -> None:
        self._path = path
        self.key = key
        """What its contents depend on besides the posts' files."""
        self._memory: sqlite3.Connection | None = None
        self._lock = threading.RLock()
        if path is None:
            self.forget()
        else:
            self._open(path)

    @property
    def in_memory(self) -> bool:
        """Whether it is gone with the process."""
        return self._memory is not None

    @contextlib.contextmanager
    def connect(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection to read with, and to write with inside `with connection:`.

        Raises:
            sqlite3.Error: The file is broken, or was taken away.
        """
        if self._memory is not None:
            with self._lock:
                yield self._memory
            return
        with contextlib.closing(_connection(f"{_uri(self._path)}?mode=rw")) as connection:
            yield connection

    def rebuild(self) -> None:
        """Throw the file away and begin anew, empty."""
        if self._path is None or self._memory is not None:
            self.forget()
        else:
            _remove(self._path)
            self._open(self._path)

    def forget(self) -> None:
        """Begin anew, empty, in memory: the disk takes no more."""
        self._memory = _connection(":memory:")
        self._memory.executescript(_SCHEMA)

    def rows(self) -> list[Row]:
        """Return what is remembered of every file."""
        return list(map(Row._make, self._ask(_ROWS)))

    def rows_of(self, paths: list[str]) -> list[Row]:
        """Return what is remembered of some files."""
        return list(map(Row._make, self._ask(_ROWS_OF, json.dumps(paths))))

    def paths(self) -> set[str]:
        """Return every file that is remembered."""
        return {path for (path,) in self._ask("SELECT path FROM files")}

    def save(self, rows: Iterable[Row]) -> None:
        """Remember files, each under a new number: their old texts are no longer found."""
        self._write(
            "INSERT OR REPLACE INTO files (path, mtime_ns, size, inode, ctime_ns, post)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            list(rows),
        )

    def drop(self, paths: Iterable[str]) -> None:
        """Forget files."""
        self._write("DELETE FROM files WHERE path = ?", [(path,) for path in paths])

    def unsearchable(self) -> int:
        """Return how many posts cannot be found by their text yet."""
        return sum(count for (count,) in self._ask("SELECT count(*) FROM unsearchable"))

    def next_unsearchable(self, limit: int) -> list[tuple[int, str]]:
        """Return numbers and paths of posts that cannot be found by their text yet."""
        return self._ask("SELECT id, path FROM unsearchable LIMIT ?", limit)

    def add_texts(self, texts: Iterable[Text]) -> None:
        """Make posts searchable, but for those that another process has done or replaced."""
        with self._changing() as connection:
            for text in texts:
                _add(connection, text)

    def tidy(self) -> None:
        """Begin the texts anew where most of them are of posts that have changed since."""
        with self._changing() as connection:
            texts, files = connection.execute(
                "SELECT (SELECT count(*) FROM texts_docsize), (SELECT count(*) FROM files)"
            ).fetchone()
            if texts > 2 * files + 1000:
                for statement in _EMPTY_TEXTS:
                    connection.execute(statement)

    def _ask(self, query: str, *values: object) -> list[Any]:
        """Return the rows of a query; none from a broken file, which is begun anew."""
        try:
            with self.connect() as connection:
                return connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._recover(error)
            return []

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            with self._changing() as connection:
                connection.executemany(statement, rows)

    @contextlib.contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection for one change, whole or not at all; where that fails, begin anew."""
        try:
            with self.connect() as connection, connection:
                yield connection
        except sqlite3.Error as error:
            self._recover(error)

    def _recover(self, error: sqlite3.Error) -> None:
        """Begin anew after an error; elsewhere, where others hold the file for long."""
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            self.forget()
        else:
            self.rebuild()

    def _open(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not _fits(path, self.key):
                _remove(path)
                _create(path, self.key)
        except (sqlite3.Error, OSError):
            self.forget()


_ROWS = "SELECT path, mtime_ns, size, inode, ctime_ns, post FROM files"
_ROWS_OF = """
SELECT path, mtime_ns, size, inode, ctime_ns, post FROM files
WHERE path IN (SELECT value FROM json_each(?))
"""
_EMPTY_TEXTS = (
    "INSERT INTO texts (texts) VALUES ('delete-all')",
    "DELETE FROM links",
    "UPDATE files SET searchable = 0",
)


def _add(connection: sqlite3.Connection, text: Text) -> None:
    claimed = connection.execute(
        "UPDATE files SET searchable = 1 WHERE id = ? AND searchable = 0", (text.number,)
    )
    if claimed.rowcount:
        connection.execute(
            "INSERT INTO texts (rowid, title, tags, body) VALUES (?, ?, ?, ?)", text[:4]
        )
        connection.executemany(
            "INSERT OR IGNORE INTO links VALUES (?, ?, ?)",
            ((tail, text.number, href) for tail, href in text.links),
        )


def _connection(uri: str) -> sqlite3.Connection:
    """Return a connection that any thread may use, one at a time."""
    return sqlite3.connect(
        uri, uri=True, timeout=_PATIENCE, isolation_level="IMMEDIATE", check_same_thread=False
    )


def _uri(path: Path | None) -> str:
    return path.absolute().as_uri() if path else ":memory:"


def _fits(path: Path, key: str) -> bool:
    """Return whether a file is an index of this version for this key."""
    if not path.exists():
        return False
    try:
        with contextlib.closing(_connection(f"{_uri(path)}?mode=rw")) as connection:
            facts = [connection.execute(f"PRAGMA {it}").fetchone()[0] for it in _PRAGMAS]
            return facts == list(_PRAGMAS.values()) and _key(connection) == key
    except sqlite3.DatabaseError:
        return False


_PRAGMAS = {"application_id": _APPLICATION, "user_version": _VERSION}


def _key(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT key FROM meta").fetchone()
    return str(row[0]) if row else ""


def _create(path: Path, key: str) -> None:
    """Make an empty index, unless another process just did."""
    with contextlib.closing(_connection(_uri(path))) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
            for name, value in _PRAGMAS.items():
                connection.execute(f"PRAGMA {name} = {value}")
            connection.execute("INSERT INTO meta VALUES (?)", (key,))
        connection.commit()


def _remove(path: Path) -> None:
    """Remove an index with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
