"""Addresses of posts, made from the patterns that configurations hold: `/:year/:title/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termblog.blog.engines.place import Place
    from termblog.blog.post import PostDate

_TOKEN = re.compile(r":([a-z_]+)|\{([a-z_]+)(?:[:!][^}]*)?\}")
_SLASHES = re.compile(r"/{2,}")
_OTHER = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Known:
    """What an address may be made of."""

    slug: str
    """The post's name."""
    written: str
    """The slug as its front matter gives it; empty where it gives none."""
    title: str
    """Its title."""
    date: PostDate | None
    """When it was published."""
    categories: tuple[tuple[str, ...], ...]
    """Paths of categories."""


def expand(
    pattern: str, place: Place, known: Known, own: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Return an address, or an empty string where a part of it is not known.

    Args:
        pattern: Literal text with `:token` or `{token}` in it.
        place: What the post's path says.
        known: What is known of the post.
        own: What some tokens mean to one engine.
    """
    if not pattern:
        return ""
    tokens = {**_tokens(place, known), **own}
    names = [one or other for one, other in _TOKEN.findall(pattern)]
    if any(name not in tokens for name in names):
        return ""
    return rooted(_TOKEN.sub(lambda found: tokens[found[1] or found[2]], pattern))


def rooted(path: str) -> str:
    """Return an address on the site with one slash in front and none doubled.

    Args:
        path: With or without.
    """
    return _SLASHES.sub("/", f"/{path}")


def slugify(text: str) -> str:
    """Return a text as it stands in an address: lower case, hyphens, letters of any script.

    Args:
        text: A title, a category.
    """
    return _OTHER.sub("-", text.lower()).strip("-")


def _tokens(place: Place, known: Known) -> dict[str, str]:
    folders = "/".join(place.folders)
    tokens = {
        "slug": known.slug, "title": known.slug, "name": known.slug, "filename": place.slug, "slugorfilename": known.slug,
        "path": f"{folders}/{place.slug}", "contentbasename": place.slug, "slugorcontentbasename": known.slug,
        "categories": "/".join(slugify(word) for path in known.categories for word in path),
        "category": "/".join(slugify(word) for path in known.categories[:1] for word in path),
        "section": place.folders[0] if place.folders else "", "sections": folders,
        "output_ext": ".html", "lang": place.lang,
    }  # fmt: skip
    if known.date:
        moment = known.date.moment
        tokens |= {
            "year": f"{moment:%Y}", "month": f"{moment:%m}", "day": f"{moment:%d}", "hour": f"{moment:%H}",
            "minute": f"{moment:%M}", "second": f"{moment:%S}", "i_month": str(moment.month), "i_day": str(moment.day),
            "short_year": f"{moment:%y}", "y_day": f"{moment:%j}", "date": f"{moment:%Y/%m/%d}",
        }  # fmt: skip
    return tokens
