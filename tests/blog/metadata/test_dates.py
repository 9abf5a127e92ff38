"""Dates: every form that blogs write, and what cannot be one."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from termblog.blog.metadata.dates import is_automatic, parse_date

ROME = ZoneInfo("Europe/Rome")

FORMS = {
    "2024-01-31": "2024-01-31",
    "2024-1-3": "2024-01-03",
    "2024-01-31T10:20:30Z": "2024-01-31T10:20:30+00:00",
    "2024-01-31 10:20:30": "2024-01-31T10:20:30+01:00",
    "2024-07-31 10:20": "2024-07-31T10:20:00+02:00",
    "2024-01-31T10:20:30.1234567+09:00": "2024-01-31T10:20:30.123456+09:00",
    "2024-01-31 10:20:30 -0500": "2024-01-31T10:20:30-05:00",
    "2024-01-31 14:00:00 -4": "2024-01-31T14:00:00-04:00",
    "2024-01-31 10:20:30 UTC": "2024-01-31T10:20:30+00:00",
    "2024-01-31 10:20:30 UTC+09:00": "2024-01-31T10:20:30+09:00",
    "2024-01-31 10:20:30 UTC+1": "2024-01-31T10:20:30+01:00",
    "2024-01-31 10:20:30 EST": "2024-01-31T10:20:30-05:00",
    "2024-01-31 10:20:30 Asia/Tokyo": "2024-01-31T10:20:30+09:00",
    "2024-01-31 10:20:30 Nowhere/Land": "2024-01-31T10:20:30+01:00",
    "2024/01/31": "2024-01-31",
    "2024/1/31 9:05": "2024-01-31T09:05:00+01:00",
    "05/06/2014 03:00:00 PM UTC": "2014-05-06T15:00:00+00:00",
    "01/02/2014 12:00 am": "2014-01-02T00:00:00+01:00",
    "25/12/2014": "2014-12-25",
    "31.01.2024": "2024-01-31",
    "31-1-2024": "2024-01-31",
    "1-31-2024": "2024-01-31",
    "1706696430": "2024-01-31T11:20:30+01:00",
    "1706696430123": "2024-01-31T11:20:30+01:00",
    "20240131": "2024-01-31",
    "25 Aug 2024": "2024-08-25",
    "25 August 2024": "2024-08-25",
    "August 25, 2024": "2024-08-25",
    "Aug 25th, 2024": "2024-08-25",
    "Mon, 25 Aug 2024 10:00:00 +0200": "2024-08-25T10:00:00+02:00",
    "Sunday, August 25, 2024 at 10:00": "2024-08-25T10:00:00+02:00",
    "2024年8月25日": "2024-08-25",
    "2024년 8월 25일": "2024-08-25",
    "[[2026-03-09 Mon]]": "2026-03-09",
    "<2026-03-09 Mon 10:00>": "2026-03-09T10:00:00+01:00",
    "[[Aug 25th, 2024]]": "2024-08-25",
    "2024-08-25T10:00:00+05:00[Asia/Karachi]": "2024-08-25T10:00:00+05:00",
    "Sun Aug 25 10:00:00 2024": "2024-08-25T10:00:00+02:00",
    "Sun Aug 25 10:00:00 2024 -0500": "2024-08-25T10:00:00-05:00",
    "Sun Aug 25 10:00:00 UTC 2024": "2024-08-25T10:00:00+00:00",
    "2024": "2024-01-01",
    "2024‑08‑25": "2024-08-25",
    "２０２４-08-25": "2024-08-25",
    "2024_01_31": "2024-01-31",
    "2024-01": "2024-01-01",
    "August 2024": "2024-08-01",
    "0001-01-01": "0001-01-01",
    "9999-12-31T23:59:59+14:00": "9999-12-31T23:59:59+14:00",
}


@pytest.mark.parametrize("text", FORMS)
def test_form(text: str) -> None:
    """A date keeps the day and the offset as written; without one it is in the site's zone."""
    assert str(parse_date(text, ROME)) == FORMS[text]


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-30",
        "2024-13-45",
        "0000-00-00",
        "2024-01-31 25:00",
        "2024-01-31T10:61:00Z",
        "2024-01-31 10:00 +99:00",
        "2024-01-31 and more",
        "soon",
        "",
    ],
)
def test_impossible(text: str) -> None:
    """What is no date is an error with a reason, never an overflow."""
    with pytest.raises(ValueError, match=r"."):
        parse_date(text, ROME)


def test_order() -> None:
    """The first and the last year compare with any other, in any zone."""
    first = parse_date("0001-01-01T00:00:00+14:00", ROME)
    last = parse_date("9999-12-31T23:59:59-12:00", ROME)
    assert first.moment < parse_date("2024-01-31", ROME).moment < last.moment


@pytest.mark.parametrize(
    "text", ["today", "Last Modified", "git Created", "`r Sys.Date()`", "{{date}}"]
)
def test_automatic(text: str) -> None:
    """Words that leave the date to the engine are no mistakes."""
    assert is_automatic(text)
    assert not is_automatic("2024-01-31")
