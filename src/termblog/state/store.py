"""The file of the state: one SQLite database, written behind by one thread.

It refuses to lose what it holds: a newer termblog's file is left alone, a damaged one is kept
aside under another name. It refuses to hold up its caller: `put` only remembers what is to be
written, and what cannot be written is tried again. Open it after a fork, never before.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from termblog.state import database, schema
from termblog.state.rows import Rows, no_rows

if TYPE_CHECKING:
    from pathlib import Path

_RETRY = 2.0
"""Seconds after which what could not be written is tried again."""

Row = tuple[object, ...]


class Store:
    """A database of readers' state, safe to share between instances.

    Args:
        file: Made where there is none, with its folder.
        most_readers: How many readers are kept, the latest; None for the user's own file.
    """

    def __init__(self, file: Path, *, most_readers: int | None = None) -> None:
        self._file = file
        self._most_readers = most_readers
        self._pending: dict[Row, tuple[str, Row]] = {}
        self._changed = threading.Condition()
        self._writer: threading.Thread | None = None
        self._connection: sqlite3.Connection | None = None
        self._closing = self._failed = self._newer = False
        self._problem: str | None = None
        try:
            self._connection = self._open()
        except (sqlite3.Error, OSError) as error:
            self._complain(error)

    def load(self, reader: str, blog: str) -> Rows:
        """Return all that is kept of a reader of a blog; nothing, where it cannot be read.

        Args:
            reader: Empty for the user.
            blog: The blog's identity.
        """
        if self._newer or not self._file.exists():
            return no_rows()
        try:
            return database.load(self._file, reader, blog)
        except sqlite3.Error as error:
            self._complain(error)
            return no_rows()

    def put(self, change: schema.Change, key: Row, values: Row) -> None:
        """Have a change written soon, in place of an earlier one of the same aspect and row.

        Args:
            change: One of the schema's.
            key: The row's key; its first is the reader.
            values: What the change takes after the key.
        """
        if self._newer:
            return
        row = tuple(map(_storable, (*key, *values)))
        with self._changed:
            self._pending[change.aspect, *key] = (change.sql, row)
            if self._most_readers is not None:
                self._pending["reader", key[0]] = (schema.SEE_READER.sql, (row[0], time.time()))
            self._wake()

    def _wake(self) -> None:
        """Have the writing thread look at what is to be written; the caller holds the lock."""
        if self._writer is None:
            self._writer = threading.Thread(target=self._write, name="state", daemon=True)
            self._writer.start()
        self._changed.notify_all()

    def forget(self, reader: str) -> None:
        """Have all that is kept of a reader deleted soon, of every blog.

        Args:
            reader: Who; what is still to be written of them is dropped.
        """
        if self._newer:
            return
        with self._changed:
            for key in [key for key in self._pending if key[1] == reader]:
                del self._pending[key]
            for sql in schema.FORGET_READER:
                self._pending[sql, reader] = (sql, (_storable(reader),))
            self._wake()

    def take_problem(self) -> str:
        """Return a sentence on why nothing is kept, the first time; nothing after that."""
        problem, self._problem = self._problem, "" if self._problem else self._problem
        return problem or ""

    def flush(self, timeout: float) -> bool:
        """Wait until all is written or cannot be, and return whether it is.

        Args:
            timeout: Seconds to wait at most.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._failed or not self._pending, timeout)
            return not self._pending

    def close(self, timeout: float = 5.0) -> None:
        """Write what is left, and let go of the file.

        Args:
            timeout: Seconds to wait at most.
        """
        with self._changed:
            self._closing, self._failed = True, False
            self._changed.notify_all()
        if self._writer:
            self._writer.join(timeout)
        if not (self._writer and self._writer.is_alive()):
            self._drop()

    def _write(self) -> None:
        """Write batches until the store is closed; the body of the writing thread."""
        while batch := self._next_batch():
            try:
                self._commit(batch)
            except (sqlite3.Error, OSError) as error:
                self._complain(error)
                self._drop()
            self._settle(batch, written=self._connection is not None)

    def _next_batch(self) -> dict[Row, tuple[str, Row]]:
        """Wait for changes, longer after a failure; return none of them once all is over."""
        with self._changed:
            if self._failed:
                self._changed.wait_for(lambda: self._closing, _RETRY)
            else:
                self._changed.wait_for(lambda: self._closing or self._pending)
            return {} if self._newer or (self._closing and self._failed) else dict(self._pending)

    def _commit(self, batch: dict[Row, tuple[str, Row]]) -> None:
        """Write a batch in one transaction, all of it or nothing."""
        self._connection = connection = self._connection or self._open()
        if connection is None:
            return
        connection.execute("BEGIN IMMEDIATE")
        for sql, row in batch.values():
            connection.execute(sql, row)
        if self._most_readers is not None:
            for sql in schema.FORGET_READERS:
                connection.execute(sql, (self._most_readers,))
        connection.execute("COMMIT")

    def _settle(self, batch: dict[Row, tuple[str, Row]], *, written: bool) -> None:
        """Note what became of a batch: what changed meanwhile is still to be written."""
        with self._changed:
            self._failed = not written
            if written:
                for key, change in batch.items():
                    if self._pending.get(key) is change:
                        del self._pending[key]
            self._changed.notify_all()

    def _open(self) -> sqlite3.Connection | None:
        """Return a connection, to a new file where the old one is damaged; None to a newer one.

        Everything gets a second look: a disk that failed once must not cost a healthy file.
        """
        identity = database.identify(self._file)
        try:
            return self._connect()
        except (sqlite3.Error, OSError):
            pass
        try:
            return self._connect()
        except sqlite3.Error as error:
            if not database.damaged(error):
                raise
        aside = database.set_aside(self._file, identity)
        self._say(
            f"{self._file} was damaged and is now {aside.name}: positions and bookmarks start anew."
        )
        return self._connect()

    def _connect(self) -> sqlite3.Connection | None:
        """Return a connection; None to a newer termblog's file, which is left alone."""
        try:
            return database.connect(self._file)
        except database.NewerError:
            self._newer = True
            self._say(f"{self._file} is a newer termblog's: nothing of this session is kept.")
            return None

    def _complain(self, error: Exception) -> None:
        """Say that nothing is kept, and why; not of another instance that is only slow."""
        if getattr(error, "sqlite_errorname", "") != "SQLITE_BUSY":
            reason = getattr(error, "strerror", None) or error
            self._say(
                f"Positions and bookmarks are kept for this session only: {reason} ({self._file})."
            )

    def _say(self, problem: str) -> None:
        """Keep the first problem until it is taken."""
        if self._problem is None:
            self._problem = problem

    def _drop(self) -> None:
        """Let go of the connection; what it had begun is rolled back."""
        connection, self._connection = self._connection, None
        if connection:
            with suppress(sqlite3.Error):
                connection.close()


def _storable(value: object) -> object:
    """Return a value as SQLite takes it: a file name may hold bytes that are no text."""
    return value.encode(errors="backslashreplace").decode() if isinstance(value, str) else value
