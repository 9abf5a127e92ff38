"""A post's addresses: its own path on the site, its older ones, its picture, where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.blog.engines import engine_of
from termblog.blog.engines.permalink import Known, expand, rooted, slugify, spell
from termblog.blog.frontmatter.fields import scalars, truth
from termblog.patterns import late

if TYPE_CHECKING:
    import re

    from termblog.blog.engines.place import Place
    from termblog.blog.frontmatter.fields import Fields
    from termblog.blog.frontmatter.format import Value
    from termblog.blog.site import Site

_COVERS = (
    "cover", "coverimage", "image", "featuredimage", "featureimage", "featured", "heroimage", "hero", "thumbnail",
    "banner", "banner.img", "header.overlayimage", "header.image", "header.teaser", "headerimage", "previewimage",
    "ogimage", "socialimage", "images", "photo", "thumb", "indeximg", "bannerimg", "poster", "headimg",
)  # fmt: skip
_ELSEWHERE = ("canonicalurl", "canonical", "originalurl", "redirectto", "externalurl")
_INNER = ("image", "src", "url", "path", "feature", "teaser", "thumbnail", "relative")
_VALUE = late(
    r"\{\{-?\s*(?P<name>(?:page\.)?(?:fileSlug|date)|title)\s*"
    r"(?:\|\s*(?:slug(?:ify)?|date:\s*[\"'](?P<form>[^\"']*)[\"'])\s*)?-?\}\}"
)
"""What an address may hold of a post: https://www.11ty.dev/docs/permalinks/."""
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp", ".ico", ".heic")


def address(site: Site, place: Place, fields: Fields, known: Known) -> str:
    """Return a post's path on the site; empty where nothing says.

    Args:
        site: The blog.
        place: What its path says.
        fields: Its front matter; `permalink` may be a pattern.
        known: What is known of the post.
    """
    for key, written in fields.find(("permalink", "url", "path")):
        if not isinstance(written, str) or "://" in written or truth(written) is not None:
            continue
        fields.use(key)
        pattern = _filled(written.strip(), place, known)
        if "{{" in pattern or "{%" in pattern:
            return ""
        return expand(pattern, place, known) or rooted(pattern)
    return engine_of(site).url(site, place, known)


def _filled(written: str, place: Place, known: Known) -> str:
    """Return an address with what Eleventy's data says in it, as far as that is known."""
    if "{{" not in written:
        return written

    def value(found: re.Match[str]) -> str:
        name, form = found["name"], found["form"]
        if name.endswith("date"):
            return spell(known.date.moment, form) if known.date and form else found[0]
        return slugify(known.title) if name == "title" else place.slug

    return _VALUE.sub(value, written)


def aliases(fields: Fields) -> tuple[str, ...]:
    """Return a post's other addresses and names, each once.

    Args:
        fields: Its front matter.
    """
    found: list[str] = []
    for key, value in fields.find(("aliases", "alias", "redirectfrom", "redirects")):
        fields.use(key)
        words = value.split(",") if isinstance(value, str) else scalars(value)
        found.extend(word.strip() for word in words)
    return tuple(dict.fromkeys(word for word in found if word))


def canonical(fields: Fields) -> str:
    """Return the address where a post was first published, where that is elsewhere.

    Args:
        fields: Its front matter.
    """
    for key, value in fields.find(_ELSEWHERE):
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            fields.use(key)
            return value.strip()
    return ""


def cover(fields: Fields) -> str:
    """Return the address of a post's picture, as written.

    Args:
        fields: Its front matter.
    """
    for key, value in fields.find(_COVERS):
        found = _picture(value)
        if found:
            fields.use(key)
            return found
    return ""


def _picture(value: Value) -> str:
    if isinstance(value, dict):
        return next((found for key in _INNER if (found := _picture(value.get(key)))), "")
    if isinstance(value, list):
        return next((found for item in value if (found := _picture(item))), "")
    text = (value or "").strip()
    bare = text.partition("?")[0].partition("#")[0].lower()
    return text if "://" in text or bare.endswith(_PICTURES) else ""
