"""From a file's bytes to its `Post`: each field from the first place that says anything.

Pure: the file system, the clock and git are the caller's; nothing here raises on content.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from termblog.blog.frontmatter import split
from termblog.blog.metadata import prose, terms
from termblog.blog.metadata.dates import parse_date
from termblog.blog.metadata.fields import Fields, truth
from termblog.blog.metadata.status import status
from termblog.blog.post import NOTHING, DateSource, Post, PostDate, Problem, Status
from termblog.text import decode

if TYPE_CHECKING:
    from termblog.blog.engines.engine import Place
    from termblog.blog.frontmatter import Split, Value
    from termblog.blog.site import Site

_DATES = (
    "date", "pubdatetime", "pubdate", "publishdate", "publishedat", "published", "created", "createdat", "datecreated",
    "createddate", "date.created",
)  # fmt: skip
_UPDATES = (
    "updated",
    "lastmod",
    "lastmodifiedat",
    "modified",
    "moddatetime",
    "updateddate",
    "updatedat",
    "datemodified",
    "date.updated",
    "lastupdated",
)
_SUMMARIES = ("summary", "excerpt", "description", "teaser", "abstract", "subtitle")


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file."""

    post: Post | None
    """The post; None where the file is none."""
    body: str = ""
    """Its text, without front matter."""
    why: str = ""
    """Why it is no post: one sentence for its author."""


@dataclass(slots=True)
class _Sheet:
    """What the fields of one post are read from, and what went wrong on the way."""

    site: Site
    path: str
    place: Place
    parts: Split
    fields: Fields
    problems: list[Problem] = field(default_factory=list)

    def complain(self, reason: str, line: int = 1) -> None:
        self.problems.append(Problem(self.path, line, reason))


def read_post(site: Site, path: str, data: bytes, *, mtime_ns: int = 0) -> Reading:
    """Return the post that a file holds, and its text; never raises on content.

    Args:
        site: The blog.
        path: The file, relative to the blog's folder, with forward slashes.
        data: Its content.
        mtime_ns: When it was last written; the date of last resort.
    """
    place = site.engine.place(site, path)
    if place is None or (b"\0" in data[:4_096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff")):
        return Reading(
            None,
            why="it is not where this blog keeps its posts" if place is None else "it is not text",
        )
    text, whole = decode(data)
    parts = split(text.replace("\r\n", "\n") if "\r" in text else text, site.engine.formats)
    sheet = _Sheet(site, path, place, parts, Fields(parts.matter.data))
    for flaw in parts.matter.flaws:
        sheet.complain(flaw.reason, flaw.line)
    if not whole:
        sheet.complain("some bytes are not UTF-8")
    return Reading(_post(sheet, mtime_ns), parts.body)


def _post(sheet: _Sheet, mtime_ns: int) -> Post:
    fields, body, site = sheet.fields, sheet.parts.body, sheet.site
    shown = _status(sheet)
    values = {
        "title": _title(sheet),
        "date": _date(sheet, mtime_ns),
        "updated": _dated(sheet, _UPDATES),
        "tags": terms.tags(fields, spaced=site.engine.spaced_tags),
        "categories": terms.categories(fields, spaced=site.engine.spaced_tags, nested=False)
        or ((sheet.place.categories,) if sheet.place.categories else ()),
        "authors": terms.unique(_names(fields.take("authors", "author"))),
        "summary": prose.shorten(
            prose.plain_text(fields.text(*_SUMMARIES)) or prose.first_paragraph(body)
        ),
        "toc": fields.flag("toc"),
        "slug": fields.text("slug").strip("/").rpartition("/")[2] or sheet.place.slug,
    }
    return Post(
        path=sheet.path,
        status=shown,
        lang=fields.text("lang", "language", "locale") or sheet.place.lang or site.lang,
        words=prose.count_words(body),
        body_line=sheet.parts.body_line,
        extra=fields.rest() or NOTHING,
        problems=tuple(sheet.problems),
        **values,  # type: ignore[arg-type]  # the values of different fields in one mapping
    )


def _status(sheet: _Sheet) -> Status:
    if not sheet.parts.matter.readable:
        return Status.DRAFT
    shown, wrong = status(sheet.fields, sheet.place.status)
    if wrong:
        sheet.complain(wrong)
    return shown


def _title(sheet: _Sheet) -> str:
    return (
        prose.plain_title(sheet.fields.text("title"))
        or prose.first_heading(sheet.parts.body)
        or sheet.place.slug.replace("-", " ").replace("_", " ").strip().capitalize()
    )


def _date(sheet: _Sheet, mtime_ns: int) -> PostDate | None:
    found = _dated(sheet, _DATES)
    if found:
        return found
    if sheet.place.date:
        try:
            return parse_date(sheet.place.date, sheet.site.timezone, DateSource.NAME)
        except ValueError as error:
            sheet.complain(str(error))
    if not mtime_ns:
        return None
    moment = datetime.fromtimestamp(mtime_ns // 1_000_000_000, sheet.site.timezone)
    return PostDate(moment, source=DateSource.FILE)


def _dated(sheet: _Sheet, names: tuple[str, ...]) -> PostDate | None:
    for name in names:
        value = sheet.fields.peek(name)
        if not isinstance(value, str) or truth(value) is not None:
            continue
        try:
            found = parse_date(value.strip(), sheet.site.timezone)
        except ValueError as error:
            sheet.complain(f"{name}: {error}")
            continue
        sheet.fields.use(name)
        return found
    return None


def _names(value: Value) -> list[str]:
    if isinstance(value, str):
        return [terms.term(value)]
    if isinstance(value, dict):
        return _names(value.get("name"))
    return [name for item in value or () for name in _names(item)]
