"""Where a post stands among others: its series, its weight, whether it is kept on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.blog.frontmatter.fields import Fields, scalars, truth
from termblog.blog.metadata.terms import term
from termblog.blog.post import Series
from termblog.patterns import late

if TYPE_CHECKING:
    from termblog.blog.frontmatter.format import Value

_NUMBER = late(r"-?\d{1,9}")
_SERIES = ("series", "seriestitle", "seriesname", "taxonomies.series", "extra.series")
_PLACES = (
    "seriesorder", "seriesindex", "seriespart", "seriesweight", "part", "seriesnumber",
    "series.order", "series.part", "series.index",
)  # fmt: skip


def series(fields: Fields) -> Series | None:
    """Return a post's place in a series, or None where it has none.

    Args:
        fields: Its front matter.
    """
    for key, value in fields.find(_SERIES):
        name = _name(value)
        if name:
            fields.use(key)
            return Series(name, _first(fields, _PLACES))
    return None


def weight(fields: Fields) -> int | None:
    """Return the author's own order within a section.

    Args:
        fields: Its front matter.
    """
    return _first(fields, ("weight", "order", "sidebarposition"))


def pinned(fields: Fields) -> bool:
    """Tell whether a post's author keeps it on top.

    Args:
        fields: Its front matter; a number above zero is a yes, too.
    """
    for key, value in fields.find(("pinned", "pin", "sticky", "top")):
        number = _number(value)
        if number is not None or truth(value) is not None:
            fields.use(key)
            return truth(value) or bool(number and number > 0)
    return False


def _name(value: Value) -> str:
    if isinstance(value, dict):
        return _name(value.get("name") or value.get("title"))
    return next((word for text in scalars(value) if (word := term(text))), "")


def _first(fields: Fields, keys: tuple[str, ...]) -> int | None:
    for key, value in fields.find(keys):
        number = _number(value)
        if number is not None:
            fields.use(key)
            return number
    return None


def _number(value: Value) -> int | None:
    text = value.strip() if isinstance(value, str) else ""
    return int(text) if _NUMBER.fullmatch(text) else None
