"""From a file's bytes to its `Post`: each field from the first place that says anything.

Nothing here raises on content. A post may need two things that its bytes do not hold, and only
then are they looked for: front matter in a file beside it, and the day of its first commit.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from termblog.blog.engines import engine_of
from termblog.blog.engines.permalink import Known
from termblog.blog.files import beside, read_file
from termblog.blog.frontmatter import DEFAULT
from termblog.blog.frontmatter.fields import Fields, fold
from termblog.blog.frontmatter.format import Split
from termblog.blog.frontmatter.parts import split
from termblog.blog.metadata import addresses, order, people, prose, terms
from termblog.blog.metadata.moments import appears, expires, published, updated
from termblog.blog.metadata.sheet import Sheet
from termblog.blog.metadata.status import status
from termblog.blog.metadata.summary import summary
from termblog.blog.post import NOTHING, DateSource, Post, PostDate, Status
from termblog.errors import TermblogError
from termblog.patterns import late
from termblog.text import decode, plain, sanitise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termblog.blog.engines.place import Place
    from termblog.blog.frontmatter.format import Value
    from termblog.blog.site import Site

# Prose in Latin-1 has one such byte in thirty, and in ten at most; of noise it is nearly each second.
_UNREADABLE = 0.2
_FEW = 8
_WORDS = 60  # characters of a title that is made of a post's first words
_TAG = late(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # BCP 47, as far as blogs have it


class Reading(NamedTuple):
    """What became of one file."""

    post: Post | None
    """The post; None where the file is none."""
    body: str = ""
    """Its text, without front matter."""
    why: str = ""
    """Why it is no post: words that follow "it cannot be shown"."""
    broken: bool = False
    """Whether it is none by mistake, of which its author should hear."""


def read_post(site: Site, path: str, data: bytes, *, mtime_ns: int = 0) -> Reading:
    """Return the post that a file holds, and its text; never raises on content.

    Args:
        site: The blog.
        path: The file, relative to the blog's folder, with forward slashes.
        data: Its content.
        mtime_ns: When it was last written; the date of last resort.
    """
    engine = engine_of(site)
    place = engine.place(site, path)
    if place is None:
        return Reading(None, why="it is not where this blog keeps its posts")
    text, whole = decode(data)
    if not whole and text.count("\ufffd") > max(_FEW, len(data) * _UNREADABLE):
        return Reading(None, why="it is not text in UTF-8", broken=True)
    if "\0" in text[:4_096]:
        return Reading(None, why="it is not text", broken=True)
    sheet = _sheet(site, path, place, sanitise(text))
    if place.flaw:
        sheet.complain(place.flaw)
    if not whole:
        sheet.complain("it is not UTF-8 throughout; save it as UTF-8")
    dated = place.date and place.status is not Status.PAGE
    if engine.needs_matter and not (sheet.parts.found or dated):
        return Reading(None, why=f"it has no front matter, so that {engine.name} passes it over")
    return Reading(_post(sheet, mtime_ns), sheet.parts.body)


def read_body(site: Site, path: str, data: bytes) -> str:
    """Return the text that `read_post` returns with a post, at a fifth of the cost.

    Args:
        site: The blog.
        path: The file, relative to the blog's folder; it is known to be a post.
        data: Its content.
    """
    return _parts(site, path, sanitise(decode(data)[0])).body


def _parts(site: Site, path: str, text: str) -> Split:
    # A draft flag that another engine would read still means that its author is not done.
    engine = engine_of(site)
    parts = split(text, dict.fromkeys((*engine.formats, *DEFAULT)))
    return parts if parts.found or not engine.sidecar else _beside(site, path, text)


def _sheet(site: Site, path: str, place: Place, text: str) -> Sheet:
    parts = _parts(site, path, text)
    own = parts.matter.data
    shared = [values for pattern, values in site.defaults if pattern.search(path)]
    fields = Fields(_merged(*shared, own) if shared else own)
    sheet = Sheet(site, engine_of(site), path, place, parts, fields, text, [])
    hidden = "" if parts.matter.readable else "; the post is hidden"
    for flaw in parts.matter.flaws:
        sheet.complain(f"{flaw.reason}{hidden}", flaw.line)
    return sheet


def _beside(site: Site, path: str, text: str) -> Split:
    """Return a text with the front matter of the file beside it, if there is one."""
    engine = engine_of(site)
    try:
        content = read_file(site.root, beside(path, engine.sidecar))
    except TermblogError:
        return Split(body=text)
    matter = split(sanitise(decode(content.data)[0]) + "\n\n", engine.formats).matter
    return Split(matter, text, found=True)


def _merged(*layers: Mapping[str, Value]) -> dict[str, Value]:
    """Return front matter over its defaults, where one key may be written in two ways."""
    merged: dict[str, tuple[str, Value]] = {}
    for layer in layers:
        merged |= {fold(key): (key, value) for key, value in layer.items()}
    return dict(merged.values())


def _post(sheet: Sheet, mtime_ns: int) -> Post:
    fields, body, site, place = sheet.fields, sheet.parts.body, sheet.site, sheet.place
    engine = sheet.engine
    shown = _status(sheet)
    title = plain(_title(sheet))
    date = published(sheet, mtime_ns)
    written = _slug(fields)
    slug = plain(written or engine.slug(site, place, title))
    categories = _categories(sheet)
    known = Known(sheet.path, slug, written, title, date if _is_own(date) else None, categories)
    return Post(
        slug=slug,
        title=title,
        path=sheet.path,
        date=date,
        updated=updated(sheet),
        appears=appears(sheet, date),
        expires=expires(sheet),
        tags=terms.tags(fields, spaced=engine.spaced_tags, own=engine.own_tags),
        categories=categories,
        series=order.series(fields),
        authors=people.authors(fields, site.authors),
        summary=plain(summary(fields, body)),
        status=_dateless(sheet, shown, date),
        lang=_lang(fields) or place.lang or site.lang,
        cover=addresses.cover(fields),
        toc=fields.flag("toc", "showtoc", "enabletoc", "tableofcontents"),
        aliases=addresses.aliases(fields),
        url=addresses.address(site, place, fields, known),
        canonical=addresses.canonical(fields),
        words=prose.count_words(body),
        body_line=sheet.parts.body_line,
        pinned=order.pinned(fields),
        weight=order.weight(fields),
        extra=_rest(sheet) or NOTHING,
        problems=tuple(dict.fromkeys(sheet.problems)),
    )


def _status(sheet: Sheet) -> Status:
    if not sheet.parts.matter.readable:
        return Status.DRAFT
    shown, wrong = status(sheet.fields, sheet.place.status)
    if wrong:
        sheet.complain_of(*wrong)
    return shown


def _dateless(sheet: Sheet, shown: Status, date: PostDate | None) -> Status:
    """Take what has no date of its own for a page, in engines whose posts all have one."""
    if shown is not Status.PUBLISHED or not sheet.engine.needs_date:
        return shown
    return shown if _is_own(date) else Status.PAGE


def _is_own(date: PostDate | None) -> bool:
    """Tell whether a date is the author's, rather than git's or the file system's."""
    return date is not None and date.source in (DateSource.WRITTEN, DateSource.NAME)


def _title(sheet: Sheet) -> str:
    named = sheet.place.slug if sheet.engine.named else ""
    return (
        prose.plain_title(sheet.fields.text("title"))
        or named
        or prose.first_heading(sheet.parts.body)
        or _spoken(sheet)
    )


def _spoken(sheet: Sheet) -> str:
    """Return a file's name as a title; of a number, which says nothing, the first words instead."""
    slug, body = sheet.place.slug, sheet.parts.body
    first = prose.shorten(prose.first_paragraph(body), _WORDS) if slug.isdecimal() else ""
    return first or prose.readable(slug)


def _lang(fields: Fields) -> str:
    """Return the language that a post names; a program's is none."""
    named = fields.text("lang", "language", "locale").replace("_", "-")
    return named if named and _TAG.fullmatch(named) else ""


def _slug(fields: Fields) -> str:
    return fields.text("slug").strip("/").rpartition("/")[2]


def _categories(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    spaced, nested = sheet.engine.spaced_tags, sheet.site.nested_categories
    found = terms.categories(sheet.fields, spaced=spaced, nested=nested)
    folders = tuple(map(plain, sheet.place.folders)) if sheet.engine.folder_categories else ()
    return found or ((folders,) if folders else ())


def _rest(sheet: Sheet) -> Mapping[str, Value]:
    """Return the author's own keys; posts whose values are the same texts share them."""
    own = sheet.parts.matter.data
    rest = {key: value for key, value in sheet.fields.rest().items() if key in own}
    try:
        return _shared(tuple(rest.items()))
    except TypeError:  # a list, which is nobody else's
        return rest


@lru_cache(maxsize=1_024)
def _shared(pairs: tuple[tuple[str, Value], ...]) -> Mapping[str, Value]:
    return MappingProxyType(dict(pairs))
