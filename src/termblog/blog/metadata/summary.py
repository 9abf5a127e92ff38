"""The few words that tell what a post is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.blog.metadata.prose import first_paragraph, plain_text, shorten
from termblog.patterns import late

if TYPE_CHECKING:
    from termblog.blog.frontmatter.fields import Fields

_KEYS = ("summary", "excerpt", "description", "teaser", "abstract", "desc")
_MORE = late(
    r"<!--\s*(?:more|truncate|teaser_end|excerpt|end_?excerpt|read[ -]?more)\b[^\n>]{0,99}-->|\{/\*\s*truncate\s*\*/\}|^\.\. TEASER_END",
    re.IGNORECASE | re.MULTILINE,
)
_HINTS = (("<", "<!--"), ("{", "{/*"), ("_", "TEASER_END"))
_WITHIN = 20_000


def summary(fields: Fields, body: str) -> str:
    """Return a post's summary: as written, else what its text says first.

    Args:
        fields: Its front matter.
        body: Its text.
    """
    for key, _ in fields.find(_KEYS):
        written = plain_text(fields.text(key))
        if written:
            return shorten(written)
    more = _MORE.search(body, 0, _WITHIN) if _hinted(body) else None
    return shorten(first_paragraph(body[: more.start()]) if more else first_paragraph(body))


def _hinted(body: str) -> bool:
    """Tell whether a marker may be there; looking for one sign first costs a tenth of the search."""
    return any(sign in body and mark in body for sign, mark in _HINTS)
