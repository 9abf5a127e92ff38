"""The index's file: SQLite in the user's cache, one for each blog, throwaway.

It may be missing, foreign, older, broken, in use by others, or on a disk that takes no more. None
of that is worth a question: it is made anew, or it lives in memory for as long as the process does.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
from typing import TYPE_CHECKING, Any, NamedTuple

from termblog.blog import schema, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence, Set
    from pathlib import Path

    from termblog.blog.texts import Text

_CHUNK = 250  # rows at a time: what many leave behind takes as much memory again as their posts
_ROWS_AFTER = """
SELECT path, mtime_ns, size, inode, ctime_ns, post, head FROM files WHERE path > ? ORDER BY path LIMIT ?
"""
_PATHS_AFTER = "SELECT path FROM files WHERE path > ? ORDER BY path LIMIT ?"
_ROWS_OF_OTHERS = """
SELECT path, mtime_ns, size, inode, ctime_ns, post, head, id FROM files
WHERE id > ? AND id NOT BETWEEN ? AND ? ORDER BY id
"""
_SAVE = """
INSERT OR REPLACE INTO files (path, mtime_ns, size, inode, ctime_ns, post, head)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_LAST = "SELECT coalesce(max(id), 0) FROM files"
_ROWS_IN_FRONT = """
SELECT path, mtime_ns, size, inode, ctime_ns, post, head FROM files
WHERE path IN (SELECT value FROM front, json_each(front.paths))
"""


class Row(NamedTuple):
    """What is remembered of a file."""

    path: str
    """Relative to the blog's folder, with forward slashes."""
    mtime_ns: int
    """When its content had changed, as it was read; in nanoseconds."""
    size: int
    """In bytes, then."""
    inode: int
    """Which file it was."""
    ctime_ns: int
    """When anything of it had changed, in nanoseconds."""
    post: str | None
    """The packed post; None where the file is none."""
    head: str | None
    """The blog's last commit by then, where the post's date depends on it."""


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
        self._memory = schema.connect_to_memory()  # what it is where there is no file
        self._lock = threading.RLock()
        self._told = 0  # the number of the last row that `rows` or `news` knew of
        self._own = range(1)  # the numbers of the rows that were saved last
        if path is not None:
            self._open(path)

    @property
    def in_memory(self) -> bool:
        """Whether it is gone with the process."""
        return self._path is None

    @contextlib.contextmanager
    def connect(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection to read with, and to write with inside `with connection:`.

        Raises:
            sqlite3.Error: The file is broken, or was taken away.
        """
        if self._path is None:
            with self._lock:
                yield self._memory
            return
        with contextlib.closing(schema.connect(self._path)) as connection:
            yield connection

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Keep the file open for as long as the context lasts, since who closes it last tidies it up."""
        with contextlib.ExitStack() as stack:
            if self._path is not None:
                with contextlib.suppress(sqlite3.Error):  # who needs it next is told
                    stack.enter_context(self.connect()).execute("SELECT key FROM meta")
            yield

    def rebuild(self) -> None:
        """Throw the file away and begin anew, empty; in memory, where the disk refuses even that."""
        try:
            path = self._path
            if path is not None:
                schema.remove(path)
        except OSError:
            path = None
        if path is None:
            self.forget()
        else:
            self._open(path)

    def forget(self) -> None:
        """Begin anew, empty, in memory: the disk takes no more."""
        self._path = None
        self._memory = schema.connect_to_memory()

    def holds_files(self) -> bool:
        """Return whether any file is remembered."""
        return bool(self._ask("SELECT 1 FROM files LIMIT 1"))

    def rows(self) -> Iterator[list[Row]]:
        """Yield what is remembered of every file, some hundreds at a time."""
        self._told = sum(last for (last,) in self._ask(_LAST))
        last = ""
        while rows := list(map(Row._make, self._ask(_ROWS_AFTER, last, _CHUNK))):
            yield rows
            last = rows[-1].path

    def front(self) -> tuple[int, list[Row]]:
        """Return how many posts were last shown in all, and what is remembered of those shown first."""
        count = sum(count for (count,) in self._ask("SELECT count FROM front"))
        return count, list(map(Row._make, self._ask(_ROWS_IN_FRONT)))

    def keep_front(self, count: int, paths: Sequence[str]) -> None:
        """Remember which posts are shown first, unless that is remembered already.

        Args:
            count: How many are shown in all.
            paths: Their files.
        """
        front = count, json.dumps(paths)
        if self._ask("SELECT * FROM front") != [front]:
            self._change(lambda connection: _replace_front(connection, front))

    def paths(self) -> Iterator[str]:
        """Yield every file that is remembered."""
        last = ""
        while rows := self._ask(_PATHS_AFTER, last, _CHUNK):
            yield from (path for (path,) in rows)
            last = rows[-1][0]

    def news(self) -> list[Row]:
        """Return what other processes have remembered since `rows` or this was asked last.

        This process saves no more than once meanwhile.
        """
        found = self._ask(_ROWS_OF_OTHERS, self._told, self._own.start, self._own.stop - 1)
        self._told = max(self._told, self._own.stop - 1, *(row[-1] for row in found[-1:]))
        return [Row._make(row[:-1]) for row in found]

    def save(self, rows: Iterable[Row]) -> None:
        """Remember files, each under a new number: their old texts are no longer found."""
        saved = list(rows)
        if saved:
            self._change(lambda connection: self._save(connection, saved))

    def _save(self, connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
        connection.executemany(_SAVE, rows)
        last = connection.execute(_LAST).fetchone()[0]
        self._own = range(last - len(rows) + 1, last + 1)

    def drop(self, paths: Iterable[str]) -> None:
        """Forget files."""
        gone = [(path,) for path in paths]
        if gone:
            self._change(lambda it: it.executemany("DELETE FROM files WHERE path = ?", gone))

    def unsearchable(self) -> int:
        """Return how many posts cannot be found by their text yet."""
        return sum(count for (count,) in self._ask("SELECT count(*) FROM unsearchable"))

    def next_unsearchable(self, limit: int) -> list[tuple[int, str, str]]:
        """Return numbers, paths and packed posts of those that cannot be found by their text yet.

        By their numbers: FTS5 collects what comes in that order, and writes at once what does not.
        """
        return self._ask("SELECT id, path, post FROM unsearchable ORDER BY id LIMIT ?", limit)

    def add_texts(self, added: Iterable[Text]) -> None:
        """Make posts searchable, but for those that another process has done or replaced."""
        self._change(lambda connection: texts.add(connection, added))

    def common(self) -> frozenset[str] | None:
        """Return the words that tell nothing of a post; None where that is not known yet."""
        found = self._ask("SELECT words FROM common")
        return frozenset(json.loads(found[0][0])) if found else None

    def keep_common(self, words: Set[str]) -> None:
        """Remember the words that tell nothing of a post."""
        self._change(lambda connection: texts.keep_common(connection, words))

    def tidy(self) -> None:
        """Begin the texts anew where most are of posts that have changed since, or most posts are new."""
        self._change(texts.tidy)

    def _ask(self, query: str, *values: object) -> list[Any]:
        """Return the rows of a query; none from a broken file, which is begun anew."""
        try:
            with self.connect() as connection:
                return connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._recover(error)
            return []

    def _change(self, change: Callable[[sqlite3.Connection], object]) -> None:
        """Make one change, whole or not at all; where that fails, begin anew."""
        try:
            with self.connect() as connection, connection:
                change(connection)
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
            if not schema.fits(path, self.key):
                schema.remove(path)
                schema.create(path, self.key)
        except (sqlite3.Error, OSError):
            self.forget()


def _replace_front(connection: sqlite3.Connection, front: tuple[int, str]) -> None:
    connection.execute("DELETE FROM front")
    connection.execute("INSERT INTO front VALUES (?, ?)", front)
