"""The tables of the state, and the statements that read and change them.

Each change touches only what its name says, so that two instances that show the same post do not
undo each other's. Every row belongs to a reader: the empty name is the user's own.
"""

from __future__ import annotations

from typing import NamedTuple

VERSION = 1
"""Goes up with each change that an older termblog could not read."""

CREATE = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS readings (
    reader TEXT, blog TEXT, slug TEXT, heading TEXT NOT NULL DEFAULT '', block INTEGER NOT NULL DEFAULT 0,
    offset INTEGER NOT NULL DEFAULT 0, progress REAL NOT NULL DEFAULT 0,
    finished INTEGER NOT NULL DEFAULT 0, opened REAL NOT NULL DEFAULT 0,
    PRIMARY KEY (reader, blog, slug)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bookmarks (
    reader TEXT, blog TEXT, slug TEXT, heading TEXT, block INTEGER, offset INTEGER, note TEXT NOT NULL, made REAL NOT NULL,
    PRIMARY KEY (reader, blog, slug, heading, block, offset)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS settings (
    reader TEXT, blog TEXT, name TEXT, value TEXT NOT NULL, PRIMARY KEY (reader, blog, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS readers (reader TEXT PRIMARY KEY, seen REAL) WITHOUT ROWID;
PRAGMA user_version = {VERSION};
COMMIT;
"""


class Change(NamedTuple):
    """A statement that changes one aspect of one row."""

    aspect: str
    """What it changes: a later change of the same aspect and row takes its place."""
    sql: str
    """Takes the row's key, then its values."""


KEEP_PLACE = Change(
    "place",
    "INSERT INTO readings (reader, blog, slug, heading, block, offset, progress, opened)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET heading = excluded.heading, block = excluded.block,"
    " offset = excluded.offset, progress = excluded.progress, opened = excluded.opened",
)
MARK = Change(
    "mark",
    "INSERT INTO readings (reader, blog, slug, finished) VALUES (?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET finished = excluded.finished",
)
BOOKMARK = Change("bookmark", "INSERT OR REPLACE INTO bookmarks VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
FORGET_BOOKMARK = Change(
    "bookmark",
    "DELETE FROM bookmarks"
    " WHERE reader = ? AND blog = ? AND slug = ? AND heading = ? AND block = ? AND offset = ?",
)
KEEP_SETTING = Change("setting", "INSERT OR REPLACE INTO settings VALUES (?, ?, ?, ?)")
SEE_READER = Change("reader", "INSERT OR REPLACE INTO readers VALUES (?, ?)")

READINGS = """
SELECT slug, heading, CAST(block AS INTEGER), CAST(offset AS INTEGER), CAST(progress AS REAL), finished,
    CAST(opened AS REAL) FROM readings WHERE reader = ? AND blog = ? ORDER BY opened"""
BOOKMARKS = """
SELECT slug, heading, CAST(block AS INTEGER), CAST(offset AS INTEGER), note, CAST(made AS REAL)
FROM bookmarks WHERE reader = ? AND blog = ? ORDER BY made"""
SETTINGS = "SELECT blog, name, value FROM settings WHERE reader = ? AND blog IN ('', ?)"

_TABLES = ("readings", "bookmarks", "settings", "readers")
_FORGOTTEN = "(SELECT reader FROM readers ORDER BY seen DESC LIMIT -1 OFFSET ?)"
FORGET_READERS = tuple(
    f"DELETE FROM {table} WHERE reader IN {_FORGOTTEN}"  # noqa: S608  the tables are these four
    for table in _TABLES
)
"""Drops all but the readers seen last; `readers` goes last, since the others ask it."""
FORGET_READER = tuple(
    f"DELETE FROM {table} WHERE reader = ?"  # noqa: S608  the tables are these four
    for table in _TABLES
)
"""Drops one reader, of every blog."""
