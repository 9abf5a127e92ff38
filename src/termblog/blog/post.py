"""A post's facts: what its front matter, its file and its place in the blog say of it.

A `Post` never holds its body; `Blog.source` reads that when somebody asks for it. These are named
tuples, since ten thousand of them are made before the first screen: a frozen data class sets its
fields one by one, which takes six times as long.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""The empty mapping that posts without further front matter share."""


class Status(StrEnum):
    """Who may see a post."""

    PUBLISHED = "published"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    EXPIRED = "expired"
    PRIVATE = "private"
    PAGE = "page"


class DateSource(StrEnum):
    """Where a post's date comes from, best first."""

    WRITTEN = "written"
    NAME = "name"
    GIT = "git"
    FILE = "file"


class PostDate(NamedTuple):
    """A moment as its author wrote it."""

    moment: datetime
    """Aware; in the offset that was written, else in the site's time zone."""
    has_time: bool = True
    """Whether an hour was written, too."""
    source: DateSource = DateSource.WRITTEN
    """Where it was found."""

    @property
    def approximate(self) -> bool:
        """Whether it is only what the file system says."""
        return self.source is DateSource.FILE

    def __str__(self) -> str:
        """Return the date in ISO 8601, with a time only where one was written."""
        return self.moment.isoformat() if self.has_time else self.moment.date().isoformat()


class Problem(NamedTuple):
    """What is wrong in a file, for its author."""

    path: str
    """Relative to the blog's folder, with forward slashes."""
    line: int
    """1-based; 1 where the whole file is meant."""
    reason: str
    """One sentence without a full stop."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


class Series(NamedTuple):
    """A post's place in a series."""

    name: str
    """As the author wrote it."""
    order: int | None = None
    """The written place in it; None where the date decides."""


class Post(NamedTuple):
    """One post: everything but its text."""

    slug: str
    """Unique within the blog; what `termblog read` takes."""
    title: str
    """Plain text, without markup."""
    path: str
    """The file, relative to the blog's folder, with forward slashes."""
    date: PostDate | None = None
    """When it was published."""
    updated: PostDate | None = None
    """When it was last changed, where its author says so."""
    appears: PostDate | None = None
    """When it is first shown, where that is another moment than its date."""
    expires: PostDate | None = None
    """When it is no longer shown."""
    tags: tuple[str, ...] = ()
    """As first written, each once."""
    categories: tuple[tuple[str, ...], ...] = ()
    """Each a path from the widest to the narrowest."""
    series: Series | None = None
    """The series it belongs to."""
    authors: tuple[str, ...] = ()
    """Names."""
    summary: str = ""
    """Plain text, at most 300 characters."""
    status: Status = Status.PUBLISHED
    """Who may see it."""
    lang: str = ""
    """A BCP 47 tag; empty where nothing says."""
    translations: tuple[str, ...] = ()
    """Slugs of the same post in other languages."""
    original: str = ""
    """The slug of the post under whose entry this translation stands; empty where it has its own."""
    cover: str = ""
    """The address of its picture, as written."""
    toc: bool | None = None
    """Whether the author asks for the contents pane; None where nothing is said."""
    aliases: tuple[str, ...] = ()
    """Other addresses of it: old permalinks and redirects."""
    url: str = ""
    """Its path on the site, such as `/2024/hello/`."""
    canonical: str = ""
    """The address where it was first published, where that is elsewhere."""
    words: int = 0
    """Of its body; a CJK character counts as half a word, as reading speeds say."""
    body_line: int = 1
    """The 1-based line of the file on which the body starts."""
    pinned: bool = False
    """Whether its author keeps it on top."""
    weight: int | None = None
    """The author's own order within a section."""
    extra: Mapping[str, Any] = NOTHING
    """Every front matter key that has no field above, as written (strings, lists, mappings)."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with it."""

    @property
    def minutes(self) -> int:
        """The reading time in minutes, at 230 words a minute; at least one."""
        return max(1, round(self.words / 230))


def spell_minutes(minutes: int, *, brief: bool = False) -> str:
    """Return a reading time as people say it: `4 min`, `1 h 20 min`, `14 h`.

    Args:
        minutes: From ten hours on, single ones are left out.
        brief: Whether cells are dear: `4m`, `1h20m`, `14h`.
    """
    hour, minute, gap = ("h", "m", "") if brief else (" h", " min", " ")
    hours, rest = divmod(minutes, 60)
    if hours >= 10:
        return f"{round(minutes / 60)}{hour}"
    if not hours:
        return f"{rest}{minute}"
    return f"{hours}{hour}{gap}{rest}{minute}" if rest else f"{hours}{hour}"
