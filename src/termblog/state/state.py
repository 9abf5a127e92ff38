"""One reader's state of one blog, answered from memory and written behind."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from termblog.state import schema
from termblog.state.rows import Bookmark, Place, Reading, no_rows
from termblog.state.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_Key = TypeVar("_Key")
_Row = TypeVar("_Row")

MOST_ROWS = 2000
"""Posts, and bookmarks, that are kept of a visitor: their memory is the host's."""
LONGEST_TEXT = 2000
"""Characters of a note or a setting."""


class State:
    """What is kept of a reader; to be used from one thread.

    Args:
        blog: The blog's identity: its address, or its folder where it has none.
        store: Where it is kept; None for a visitor, of whom nothing is.
        reader: Who reads: empty for the user, a key's fingerprint for a remembered visitor.
        now: Returns the seconds since 1970.
    """

    def __init__(
        self,
        blog: str,
        store: Store | None = None,
        *,
        reader: str = "",
        now: Callable[[], float] = time.time,
    ) -> None:
        self._blog = blog
        self._store = store
        self._reader = reader
        self._now = now
        self._most = MOST_ROWS if store is None or reader else None
        self._rows = store.load(reader, blog) if store else no_rows()

    @property
    def readings(self) -> Mapping[str, Reading]:
        """How far each post has been read, by slug."""
        return self._rows.readings

    def reading(self, slug: str) -> Reading:
        """Return how far a post has been read; not at all, where nothing is known.

        Args:
            slug: The post.
        """
        return self._rows.readings.get(slug) or Reading(slug)

    @property
    def history(self) -> tuple[Reading, ...]:
        """The posts that were opened, the latest first."""
        opened = (reading for reading in self._rows.readings.values() if reading.opened)
        return tuple(sorted(opened, key=lambda reading: -reading.opened))

    def keep_place(self, slug: str, place: Place, progress: float) -> None:
        """Keep where a post's reader is.

        Args:
            slug: The post.
            place: What is at the top of the screen.
            progress: How much has been seen, from 0 to 1.
        """
        reading = self.reading(slug)._replace(place=place, progress=progress, opened=self._now())
        self._rows.readings.pop(slug, None)
        self._rows.readings[slug] = reading
        self._shed(self._rows.readings)
        key = (self._reader, self._blog, slug)
        self._put(schema.KEEP_PLACE, key, (*place, progress, reading.opened))

    def mark(self, slug: str, *, finished: bool) -> None:
        """Mark a post as read or unread.

        Args:
            slug: The post.
            finished: Whether it is read.
        """
        self._rows.readings[slug] = self.reading(slug)._replace(finished=finished)
        self._shed(self._rows.readings)
        self._put(schema.MARK, (self._reader, self._blog, slug), (finished,))

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The bookmarks, the latest first."""
        return tuple(sorted(self._rows.bookmarks.values(), key=lambda bookmark: -bookmark.made))

    def bookmark(self, slug: str, place: Place, note: str = "") -> None:
        """Keep a bookmark, or another note for one that is kept.

        Args:
            slug: The post.
            place: Where in it.
            note: What the reader writes of it.
        """
        bookmark = Bookmark(slug, place, note[:LONGEST_TEXT], self._now())
        self._rows.bookmarks[slug, place] = bookmark
        self._shed(self._rows.bookmarks)
        key = (self._reader, self._blog, slug, *place)
        self._put(schema.BOOKMARK, key, (bookmark.note, bookmark.made))

    def forget_bookmark(self, slug: str, place: Place) -> None:
        """Drop a bookmark, where there is one.

        Args:
            slug: The post.
            place: Where in it.
        """
        if self._rows.bookmarks.pop((slug, place), None):
            self._put(schema.FORGET_BOOKMARK, (self._reader, self._blog, slug, *place))

    def setting(self, name: str, default: str = "") -> str:
        """Return what the reader left a view at: this blog's, else every blog's.

        Args:
            name: What was set.
            default: What it is where nothing was.
        """
        settings = self._rows.settings
        return settings.get((self._blog, name)) or settings.get(("", name)) or default

    def keep_setting(self, name: str, value: str, *, everywhere: bool = False) -> None:
        """Keep what the reader leaves a view at.

        Args:
            name: What is set.
            value: To what; empty for the default.
            everywhere: Whether for every blog, and not for this one.
        """
        blog = "" if everywhere else self._blog
        self._rows.settings[blog, name] = value[:LONGEST_TEXT]
        self._shed(self._rows.settings)
        self._put(schema.KEEP_SETTING, (self._reader, blog, name), (value[:LONGEST_TEXT],))

    def forget(self) -> None:
        """Drop all that is kept of a visitor, of every blog, and keep nothing more of this visit."""
        self._rows = no_rows()
        if self._store and self._reader:
            self._store.forget(self._reader)
            self._store = None

    def take_problem(self) -> str:
        """Return a sentence on why nothing is kept, the first time; nothing after that."""
        return self._store.take_problem() if self._store else ""

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until all is written, and return whether it is.

        Args:
            timeout: Seconds to wait at most.
        """
        return self._store.flush(timeout) if self._store else True

    def close(self) -> None:
        """Write what is left, and let go of the file, where this reader has one to themselves."""
        if self._store and not self._reader:
            self._store.close()

    def _put(
        self, change: schema.Change, key: tuple[object, ...], values: tuple[object, ...] = ()
    ) -> None:
        if self._store:
            self._store.put(change, key, values)

    def _shed(self, rows: dict[_Key, _Row]) -> None:
        """Drop a visitor's oldest row, where there are too many."""
        if self._most is not None and len(rows) > self._most:
            del rows[next(iter(rows))]


def open_state(file: Path, blog: str) -> State:
    """Return the user's state of a blog; without a usable file it lasts for this session.

    Args:
        file: The database, made where there is none.
        blog: The blog's identity: its address, or its folder where it has none.
    """
    return State(blog, Store(file))
