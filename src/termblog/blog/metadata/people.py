"""Who wrote a post: names, lists of names, mappings, ids that the site explains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.blog.metadata.terms import term, unique
from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termblog.blog.frontmatter.fields import Fields
    from termblog.blog.frontmatter.format import Value

_EMAIL = late(r"\s*<[^<>@\s]+@[^<>\s]+>")
_MARKUP = late(r"</?(?:a|b|i|em|strong|span|br)(?:\s[^<>]*)?/?>", re.IGNORECASE)
"""Tags that a site's template would show as a link or in bold; `<me>` may be a part of a name."""
_LONGEST = 1_000  # characters of a name, or of a list in one string
_BETWEEN = late(r"\s*[,;、，]\s*")


def authors(fields: Fields, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of a post's authors.

    Args:
        fields: Its front matter.
        known: Names by ids.
    """
    named = fields.take("authors")
    if isinstance(named, str):
        named = _BETWEEN.split(_MARKUP.sub("", named[:_LONGEST]))
    found = list(_names(named))
    found = found or list(_names(fields.take("author")))
    return unique(known.get(name, name) for name in found) if found else ()


def _names(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield term(_EMAIL.sub("", _MARKUP.sub("", value[:_LONGEST])))
    elif isinstance(value, dict):
        yield from _names(value.get("name") or value.get("key") or value.get("id"))
    elif isinstance(value, list):
        for item in value:
            yield from _names(item)
