"""Addresses of posts, made from the patterns that configurations hold: `/:year/:title/`."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from termblog.blog.engines.place import Place
    from termblog.blog.post import PostDate

_TOKEN = late(r":([a-z_]+)|\{([a-z_]+)(?:!\w)?(?::([^}]*))?\}")
_FORMAT = late(r"%-?([a-zA-Z])")
_SLASHES = late(r"/{2,}")
_OTHER = late(r"[^\w]+")


class Known(NamedTuple):
    """What an address may be made of."""

    path: str
    """Its file, relative to the blog's folder."""
    slug: str
    """The post's name."""
    written: str
    """The slug as its front matter gives it; empty where it gives none."""
    title: str
    """Its title."""
    date: PostDate | None
    """When it was published, as its author says."""
    categories: tuple[tuple[str, ...], ...]
    """Paths of categories."""


def expand(
    pattern: str,
    place: Place,
    known: Known,
    own: Mapping[str, Callable[[Known], str]] = MappingProxyType({}),
) -> str:
    """Return an address, or an empty string where a part of it is not known.

    Args:
        pattern: Literal text with `:token` or `{token}` in it.
        place: What the post's path says.
        known: What is known of the post.
        own: What some tokens mean to one engine.
    """
    path = pattern
    for token, name, form in _tokens(pattern):
        part = own[name](known) if name in own else _part(name, place, known)
        if part and form and name == "date" and known.date:
            part = spell(known.date.moment, form)
        if part is None:
            return ""
        path = path.replace(token, part, 1)
    return rooted(path) if pattern else ""


@lru_cache(maxsize=256)
def _tokens(pattern: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (found[0], found[1] or found[2], found[3] or "") for found in _TOKEN.finditer(pattern)
    )


def spell(moment: datetime, form: str) -> str:
    """Return a moment as a pattern such as `%Y/%m` spells it; what is no part of a day stays.

    Args:
        moment: Of a post.
        form: As `strftime` has it.
    """
    return _FORMAT.sub(lambda part: _SPELT[part[1]](moment) if part[1] in _SPELT else part[0], form)


def _part(name: str, place: Place, known: Known) -> str | None:
    if name in _OF_PLACE:
        return _OF_PLACE[name](place)
    if name in _OF_POST:
        return _OF_POST[name](known)
    if name in _OF_DATE and known.date:
        return _OF_DATE[name](known.date.moment)
    return ".html" if name == "output_ext" else None


def rooted(path: str) -> str:
    """Return an address on the site with one slash in front and none doubled.

    Args:
        path: With or without.
    """
    path = f"/{path}"
    return _SLASHES.sub("/", path) if "//" in path else path


def slugify(text: str) -> str:
    """Return a text as it stands in an address: lower case, hyphens, letters of any script.

    Args:
        text: A title, a category.
    """
    return _OTHER.sub("-", text.lower()).strip("-")


def _words(paths: Iterable[tuple[str, ...]]) -> str:
    return "/".join(slugify(word) for path in paths for word in path)


_OF_PLACE: dict[str, Callable[[Place], str]] = {
    "filename": lambda place: place.slug,
    "file": lambda place: place.slug,
    "contentbasename": lambda place: place.slug,
    "path": lambda place: "/".join((*place.folders, place.slug)),
    "section": lambda place: place.folders[0] if place.folders else "",
    "sections": lambda place: "/".join(place.folders),
    "lang": lambda place: place.lang,
}
"""Tokens that stand for a part of the file's path."""

_OF_POST: dict[str, Callable[[Known], str]] = {
    "slug": lambda known: known.slug,
    "title": lambda known: known.slug,
    "name": lambda known: known.slug,
    "slugorfilename": lambda known: known.slug,
    "slugorcontentbasename": lambda known: known.slug,
    "category": lambda known: _words(known.categories[:1]),
    "categories": lambda known: _words(known.categories),
}
"""Tokens that stand for what the post says."""

_OF_DATE: dict[str, Callable[[datetime], str]] = {
    "year": lambda moment: f"{moment.year:04}",
    "short_year": lambda moment: f"{moment.year % 100:02}",
    "month": lambda moment: f"{moment.month:02}",
    "i_month": lambda moment: str(moment.month),
    "day": lambda moment: f"{moment.day:02}",
    "i_day": lambda moment: str(moment.day),
    "y_day": lambda moment: f"{moment:%j}",
    "hour": lambda moment: f"{moment.hour:02}",
    "minute": lambda moment: f"{moment.minute:02}",
    "second": lambda moment: f"{moment.second:02}",
    "date": lambda moment: f"{moment.year:04}/{moment.month:02}/{moment.day:02}",
}
"""Tokens that stand for a part of its date."""

_SPELT: dict[str, Callable[[datetime], str]] = {
    "Y": _OF_DATE["year"],
    "y": _OF_DATE["short_year"],
    "m": _OF_DATE["month"],
    "d": _OF_DATE["day"],
    "e": _OF_DATE["i_day"],
    "j": _OF_DATE["y_day"],
    "H": _OF_DATE["hour"],
    "M": _OF_DATE["minute"],
    "S": _OF_DATE["second"],
    "b": lambda moment: f"{moment:%b}",
    "B": lambda moment: f"{moment:%B}",
}
"""Letters of `strftime` that addresses are made of."""
