"""When a post was published and when it was changed, from the first place that says so."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from termblog.blog.frontmatter.fields import scalars, truth
from termblog.blog.metadata.dates import is_automatic, parse_date
from termblog.blog.metadata.status import is_no_date
from termblog.blog.post import DateSource, PostDate
from termblog.patterns import late

if TYPE_CHECKING:
    from termblog.blog.metadata.sheet import Sheet

_PUBLISHED = (
    "date", "pubdatetime", "pubdate", "publishdate", "publisheddate", "publishedat", "publishedon", "published",
    "date.created", "created", "createdat", "createdon", "datecreated", "createddate", "creationdate", "date.published",
    "extra.date", "clipped",
)  # fmt: skip
_UPDATED = (
    "updated", "lastmod", "lastmodifiedat", "modified", "moddatetime", "updateddate", "updatedat", "datemodified",
    "date.updated", "lastupdated", "lastmodified", "lastupdate.date", "modifieddate", "update", "updatedon", "lastedited",
)  # fmt: skip
_LIKELY = ("added", "dateadded", "posted", "postedon", "postdate", "publicationdate", "timestamp")
"""What few blogs call it; a value that is no date is none of the author's mistakes."""
_IN_PATH = late(r"(?:^|/)(\d{4})/(\d{1,2})/(\d{1,2})(?:/|$)")


def published(sheet: Sheet, mtime_ns: int) -> PostDate | None:
    """Return when a post was published: as written, named, changed, committed, or last saved.

    Args:
        sheet: The post.
        mtime_ns: When its file was last written; 0 where nobody knows.
    """
    return (
        _written(sheet, _PUBLISHED, aloud=True)
        or _named(sheet)
        or _written(sheet, _LIKELY, aloud=False)
        or _written(sheet, _UPDATED, aloud=False)
        or _committed(sheet)
        or _of(sheet, mtime_ns // 1_000_000_000, DateSource.FILE)
    )


def updated(sheet: Sheet) -> PostDate | None:
    """Return when a post was last changed, where its author says so.

    Args:
        sheet: The post.
    """
    return _written(sheet, _UPDATED, aloud=True)


def appears(sheet: Sheet, date: PostDate | None) -> PostDate | None:
    """Return when a post is first shown, where its engine asks another key than for its date.

    Args:
        sheet: The post.
        date: When it was published, as it is shown.
    """
    found = _written(sheet, sheet.engine.appears, aloud=True)
    return None if found == date else found


def expires(sheet: Sheet) -> PostDate | None:
    """Return when a post is no longer shown, where its engine knows such a moment.

    Args:
        sheet: The post.
    """
    return _written(sheet, sheet.engine.expires, aloud=True)


def _written(sheet: Sheet, names: tuple[str, ...], *, aloud: bool) -> PostDate | None:
    fields = sheet.fields
    for name, written in fields.find(names):
        value = next(iter(scalars(written)), written) if isinstance(written, list) else written
        if not isinstance(value, str) or truth(value) is not None or is_automatic(value):
            continue
        if name == "published" and is_no_date(value):
            continue
        try:
            found = parse_date(value.strip(), sheet.site.timezone)
        except ValueError as error:
            if aloud:
                sheet.complain_of(name, str(error))
            continue
        fields.use(name)
        return found
    return None


def _named(sheet: Sheet) -> PostDate | None:
    texts = [sheet.place.date]
    for _, value in sheet.fields.find(("path", "permalink", "slug", "url")):
        found = _IN_PATH.search(value) if isinstance(value, str) else None
        texts.append("-".join(found.groups()) if found else "")
    for text in filter(None, texts):
        try:
            return parse_date(text, sheet.site.timezone, DateSource.NAME)
        except ValueError:
            continue
    return None


def _committed(sheet: Sheet) -> PostDate | None:
    return _of(sheet, sheet.site.history.first(sheet.path) or 0, DateSource.GIT)


def _of(sheet: Sheet, seconds: int, source: DateSource) -> PostDate | None:
    if not seconds:
        return None
    try:
        return PostDate(datetime.fromtimestamp(seconds, sheet.site.timezone), source=source)
    except (ValueError, OverflowError, OSError):  # a file system or a commit that makes no sense
        return None
