"""Writes a post as one line of JSON and reads it back: how the index remembers it.

Only what differs from a field's default is written. The author's own keys stay a string until
somebody asks for one: ten thousand posts are read before the first screen, and none of it shows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from functools import lru_cache
from operator import attrgetter
from sys import intern
from typing import Any

from termblog.blog.post import DateSource, Post, PostDate, Problem, Series, Status

_DEFAULTS = {  # of what a record may hold, but for two that are told apart
    name: Post._field_defaults.get(name, ...)
    for name in Post._fields
    if name not in ("path", "extra")
}
_values = attrgetter(*_DEFAULTS)
FIELDS = ",".join(Post._fields)
"""What a record may hold; another version of it is another kind of record."""


class Extra(Mapping[str, Any]):
    """The author's own keys, read when somebody asks for one.

    Args:
        text: A JSON object.
    """

    __slots__ = ("_keys", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._keys: dict[str, Any] | None = None

    def __getitem__(self, key: str) -> Any:
        return self._read()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __repr__(self) -> str:
        return f"Extra({self._text})"

    def _read(self) -> dict[str, Any]:
        if self._keys is None:
            self._keys = json.loads(self._text)
        return self._keys


def pack(post: Post) -> str:
    """Return a post as a line of JSON."""
    values = zip(_DEFAULTS.items(), _values(post), strict=True)
    record = {name: value for (name, default), value in values if value != default}
    for name in _PACKED.keys() & record.keys():
        record[name] = _PACKED[name](record[name])
    if post.extra:
        record["extra"] = _json(dict(post.extra))
    return _json(record)


def unpack(lines: Sequence[str], paths: Sequence[str]) -> list[Post]:
    """Return the posts of lines that `pack` wrote.

    Args:
        lines: As they were written.
        paths: The file of each post.

    Raises:
        ValueError: A line is none of them.
    """
    try:
        records = json.loads(f"[{','.join(lines)}]")
        return [_post(record, path) for record, path in zip(records, paths, strict=True)]
    except (TypeError, AttributeError, KeyError) as error:
        raise ValueError(str(error)) from error


def _post(record: dict[str, Any], path: str) -> Post:
    for name, unpacked in _UNPACKED.items():
        if name in record:
            record[name] = unpacked(record[name])
    return Post(path=path, **record)


# One for all: a new one for each post took as long as its work.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


def _pack_date(date: PostDate) -> list[Any]:
    return [date.moment.isoformat(), date.has_time, date.source]


def _unpack_date(record: list[Any]) -> PostDate:
    text, has_time, source = record
    moment = datetime.fromisoformat(text)
    moment = moment.replace(tzinfo=_once(moment.tzinfo))
    return PostDate(moment, has_time, _SOURCES[source])


@lru_cache(maxsize=64)
def _once(zone: tzinfo | None) -> tzinfo | None:
    """Return the zone that was first given of those that are equal: one in memory, not one a post."""
    return zone


_SOURCES = {source.value: source for source in DateSource}  # three times as fast as the call


def _unpack_paths(record: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(_unpack_names, record))


def _unpack_names(record: list[str]) -> tuple[str, ...]:
    """Return names that many posts share, each of them once in memory."""
    return tuple(map(intern, record))


_PACKED: dict[str, Callable[[Any], Any]] = {
    "date": _pack_date,
    "updated": _pack_date,
    "appears": _pack_date,
    "expires": _pack_date,
    "series": lambda series: [series.name, series.order],
    "problems": lambda problems: [[it.path, it.line, it.reason] for it in problems],
}
_UNPACKED: dict[str, Callable[[Any], Any]] = {
    "date": _unpack_date,
    "updated": _unpack_date,
    "appears": _unpack_date,
    "expires": _unpack_date,
    "tags": _unpack_names,
    "categories": _unpack_paths,
    "series": lambda record: Series(*record),
    "authors": _unpack_names,
    "status": Status,
    "lang": intern,
    "translations": tuple,
    "aliases": tuple,
    "extra": Extra,
    "problems": lambda record: tuple(Problem(*problem) for problem in record),
}
