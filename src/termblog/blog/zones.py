"""Time zones by the names that people write."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone, tzinfo

_HOURS = {
    "z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "msk": 3, "ist": 5.5, "jst": 9, "kst": 9, "aest": 10,
}  # fmt: skip


def offset(minutes: float) -> tzinfo:
    """Return the zone that is always so far ahead of UTC.

    Args:
        minutes: Less than a day's; negative to the west.
    """
    return timezone(timedelta(minutes=minutes)) if minutes else UTC


def named_zone(name: str) -> tzinfo | None:
    """Return a time zone by its name, or None where there is no such.

    Args:
        name: Such as `Europe/Rome` or `EST`.
    """
    if name.lower() in _HOURS:
        return offset(_HOURS[name.lower()] * 60)
    if "/" not in name:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # not in the database, no name at all, a folder
        return None
