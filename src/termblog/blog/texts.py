"""What posts are found by, as an index keeps it: words, links, and what each is about.

A text is only ever added, under the number that its post has by then. A post that is read again
gets another number, so what was kept of it is no longer found; most of it gone, all begins anew.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Set
    from sqlite3 import Connection

_EMPTY = (
    "INSERT INTO texts (texts) VALUES ('delete-all')",
    "INSERT INTO terms (terms) VALUES ('delete-all')",
    "DELETE FROM telling",
    "DELETE FROM common",
    "DELETE FROM links",
    "UPDATE files SET searchable = 0",
)


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
    links: tuple[tuple[str, str], ...] = ()
    """What it links to: the last step of each address, and the address as written."""
    telling: str = "{}"
    """What it is about, as `Gist.telling` has it."""
    terms: str = ""
    """By what others find it, as `Gist.terms` has it."""


def add(connection: Connection, texts: Iterable[Text]) -> None:
    """Add texts, but for those that another process has added or replaced.

    Args:
        connection: To the index, in a transaction.
        texts: Of posts that cannot be found by their text yet.
    """
    for text in texts:
        _add(connection, text)


def tidy(connection: Connection) -> None:
    """Begin anew where most texts are of posts that have changed since, or most posts are new.

    In the latter case other words are common now.

    Args:
        connection: To the index, in a transaction.
    """
    texts, files = connection.execute(
        "SELECT (SELECT count(*) FROM texts_docsize), (SELECT count(*) FROM files)"
    ).fetchone()
    (known,) = connection.execute("SELECT max(files) FROM common").fetchone()
    if texts > 2 * files + 1000 or files > 2 * (known or files):
        for statement in _EMPTY:
            connection.execute(statement)


def keep_common(connection: Connection, words: Set[str]) -> None:
    """Remember which words tell nothing, unless another process just did.

    Args:
        connection: To the index, in a transaction.
        words: Those of the files that there are now.
    """
    connection.execute(
        "INSERT INTO common SELECT (SELECT count(*) FROM files), ?"
        " WHERE NOT EXISTS (SELECT * FROM common)",
        (json.dumps(sorted(words), ensure_ascii=False),),
    )


def _add(connection: Connection, text: Text) -> None:
    claimed = connection.execute(
        "UPDATE files SET searchable = 1 WHERE id = ? AND searchable = 0", (text.number,)
    )
    if not claimed.rowcount:
        return
    connection.execute("INSERT INTO texts (rowid, title, tags, body) VALUES (?, ?, ?, ?)", text[:4])
    connection.execute("INSERT INTO terms (rowid, held) VALUES (?, ?)", (text.number, text.terms))
    connection.execute("INSERT INTO telling VALUES (?, ?)", (text.number, text.telling))
    if text.links:
        connection.executemany(
            "INSERT OR IGNORE INTO links VALUES (?, ?, ?)",
            ((tail, text.number, href) for tail, href in text.links),
        )
