"""What is kept of a reader, as frozen rows."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A place in a post that survives a resize, a theme and an edit: the fields of an anchor."""

    heading: str = ""
    """The id of the heading above; empty for the start."""
    block: int = 0
    """Blocks after that heading."""
    offset: int = 0
    """Characters into that block."""


START = Place()
"""The start of a post."""


class Reading(NamedTuple):
    """How far a post has been read."""

    slug: str
    """The post."""
    place: Place = START
    """Where its reader stopped."""
    progress: float = 0.0
    """How much of it has been seen, from 0 to 1."""
    finished: bool = False
    """Whether it is marked as read."""
    opened: float = 0.0
    """When it was last looked at, in seconds since 1970."""


class Bookmark(NamedTuple):
    """A place that its reader wants to find again."""

    slug: str
    """The post."""
    place: Place
    """Where in it."""
    note: str = ""
    """What the reader wrote of it."""
    made: float = 0.0
    """When, in seconds since 1970."""


class Rows(NamedTuple):
    """All that is kept of one reader of one blog."""

    readings: dict[str, Reading]
    """By slug."""
    bookmarks: dict[tuple[str, Place], Bookmark]
    """By post and place."""
    settings: dict[tuple[str, str], str]
    """By blog (empty for all of them) and name."""


def no_rows() -> Rows:
    """Return what is kept of a reader of whom nothing is known yet."""
    return Rows({}, {}, {})
