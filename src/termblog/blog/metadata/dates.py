"""Dates in every form that blogs write, as aware moments that keep the day as written.

Nothing here overflows or depends on the machine: an impossible date is an error with its reason,
a date without an offset is meant in the site's zone.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from termblog.blog.post import DateSource, PostDate
from termblog.blog.zones import named_zone, offset
from termblog.patterns import late

if TYPE_CHECKING:
    from datetime import tzinfo

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_MONTH = rf"(?P<name>{'|'.join(_NAMES)})[a-z]*\.?"
_WEEKDAYS = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_EITHER = (
    r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})(?!\d)",
    r"(?P<d>\d{1,2})(?:\.\s?|-)(?P<m>\d{1,2})(?:\.\s?|-)(?P<y>\d{4})(?!\d)",
)
"""A day and a month in figures: a number above twelve is the day, wherever it stands."""
_DATES = (
    r"(?P<y>\d{4})(?P<s>[-/._])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)",
    r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?!\d)",
    r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일]?",
    rf"{_DAY}[\s-]+{_MONTH},?[\s-]+(?P<y>\d{{4}})(?!\d)",
    rf"{_MONTH}\s+{_DAY},?\s+(?P<y>\d{{4}})(?!\d)",
    *_EITHER,
    r"(?P<y>\d{4})[-/](?P<m>\d{1,2})$",
    rf"{_MONTH},?\s+(?P<y>\d{{4}})$",
    r"(?P<y>(?:19|20)\d\d)$",
)
_CTIME = late(
    rf"({_MONTH}\s+\d{{1,2}})\s+(\d\d:\d\d:\d\d)\s+(?:([a-z]+)\s+)?(\d{{4}})(.*)", re.IGNORECASE
)
"""What C and Git write: the year stands behind the time."""
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–−", "-"))
_AUTOMATIC = late(
    r"(?:git )?(?:last[ -]modified|created)|today|now|auto|date|\s*(?:`r .*`|\{\{.*|\{.*\}|<%.*)",
    re.IGNORECASE,
)
_ISO = late(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?")
_EPOCH = late(r"(1\d{9})(?:\d{3})?")  # seconds since 1970 or thousandths, of this century so far
_WRAPPED = late(r"^[\[<\"'\s]+|[\]>\"'\s]+$")
_WEEKDAY = late(rf"^{_WEEKDAYS}\.?,?\s+", re.IGNORECASE)
_AFTER = late(
    rf"[\sT,]*(?:{_WEEKDAYS}\.?,?\s+)?(?:at\s+)?(?P<h>\d{{1,2}}):(?P<min>\d{{1,2}})"
    r"(?::(?P<sec>\d{1,2})(?:[.,](?P<frac>\d+))?)?\s*(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_OFFSET = late(
    r"(?:utc|gmt)?\s*(?P<sign>[+-−])(?P<h>\d{1,2}):?(?P<m>\d\d)?(?:\s*\(.*\)|\s*\[.*)?",
    re.IGNORECASE,
)
_IGNORED = late(rf"[\s,]*(?:\(?{_WEEKDAYS}\)?)?[\s\]>]*", re.IGNORECASE)


def parse_date(text: str, zone: tzinfo, source: DateSource = DateSource.WRITTEN) -> PostDate:
    """Return the moment that a text means.

    Args:
        text: As written.
        zone: What a date without an offset is in.
        source: Where the text was found.

    Raises:
        ValueError: It is no date, or an impossible one; the message says which.
    """
    text = _plain(text)
    iso = _ISO.fullmatch(text)
    if iso:
        return _read_iso(text, iso, zone, source)
    bare = _WEEKDAY.sub("", _WRAPPED.sub("", text[:80]))
    if ctime := _CTIME.fullmatch(bare):
        day, _, clock, zoned, year, rest = ctime.groups()
        bare = f"{day}, {year} {clock} {rest.strip() or zoned or ''}"
    for pattern in _patterns():
        found = pattern.match(bare)
        if found:
            return _read(text, found, bare[found.end() :], zone, source)
    if epoch := _EPOCH.fullmatch(bare):
        return PostDate(datetime.fromtimestamp(int(epoch[1]), zone), source=source)
    raise ValueError(f"{text[:40]!r} is not a date")


def _plain(text: str) -> str:
    """Return a date with the digits and the hyphens that any keyboard has."""
    return text if text.isascii() else normalize("NFKC", text).translate(_DASHES)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return what finds dates; nearly all posts have none but ISO's, and do without."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _DATES)


def _read_iso(text: str, iso: re.Match[str], zone: tzinfo, source: DateSource) -> PostDate:
    """Return what the form that nearly all use means, without the detours of the others."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"there is no such day or time as {text!r}") from error
    return PostDate(
        moment if moment.tzinfo else moment.replace(tzinfo=zone), iso[1] is not None, source
    )


def is_automatic(text: str) -> bool:
    """Tell whether a text asks the engine to find the date itself, as `last-modified` does.

    Args:
        text: As written.
    """
    return not text[:1].isdigit() and _AUTOMATIC.fullmatch(text[:80].strip()) is not None


def _read(text: str, found: re.Match[str], rest: str, zone: tzinfo, source: DateSource) -> PostDate:
    year, month, day = _calendar(found)
    time = _AFTER.match(rest)
    tail = rest[time.end() :] if time else rest
    if not time:
        if not _IGNORED.fullmatch(tail):
            raise ValueError(f"{text[:40]!r} is not a date")
        return PostDate(_moment(text, year, month, day, zone), has_time=False, source=source)
    moment = _moment(text, year, month, day, _zone(tail.strip(), zone, text))
    return PostDate(moment + _clock(text, time), source=source)


def _calendar(found: re.Match[str]) -> tuple[int, int, int]:
    parts = found.groupdict()
    month = _MONTHS[parts["name"].lower()] if parts.get("name") else int(parts.get("m") or 1)
    day = int(parts.get("d") or 1)
    if month > 12 >= day and found.re.pattern in _EITHER:
        month, day = day, month
    return int(parts["y"]), month, day


def _moment(text: str, year: int, month: int, day: int, zone: tzinfo) -> datetime:
    try:
        return datetime(year, month, day, tzinfo=zone)
    except ValueError as error:
        raise ValueError(f"there is no such day as {text[:40]!r}") from error


def _clock(text: str, time: re.Match[str]) -> timedelta:
    hour = int(time["h"])
    if time["half"]:
        hour = hour % 12 + (12 if time["half"][0] in "pP" else 0)
    minute, second = int(time["min"]), int(time["sec"] or 0)
    if hour > 23 or minute > 59 or second > 60:
        raise ValueError(f"there is no such time as in {text[:40]!r}")
    fraction = int(((time["frac"] or "") + "000000")[:6])
    return timedelta(hours=hour, minutes=minute, seconds=min(second, 59), microseconds=fraction)


def _zone(tail: str, zone: tzinfo, text: str) -> tzinfo:
    if not tail:
        return zone
    found = _OFFSET.fullmatch(tail)
    if not found:
        return named_zone(tail) or zone
    minutes = int(found["h"]) * 60 + int(found["m"] or 0)
    if minutes >= 24 * 60:
        raise ValueError(f"there is no such offset as in {text[:40]!r}")
    return offset(minutes if found["sign"] == "+" else -minutes)
