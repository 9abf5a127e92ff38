"""Writes a post as one line of JSON and reads it back: how the index remembers it.

A line holds the fields in their order, a null for each that is as it is by default. Many lines are
read at once, a field at a time: ten thousand posts are read before the first screen. The author's
own keys stay a string until somebody asks for one, since none of it shows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import repeat
from sys import intern
from typing import Any

from termblog.blog.post import DateSource, Post, PostDate, Problem, Series, Status

_DEFAULTS = tuple(Post._field_defaults.get(name, ...) for name in Post._fields)
_PATH = Post._fields.index("path")
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
    """Return a post as a line of JSON, without its path, which whoever keeps it knows."""
    pairs = zip(post, _DEFAULTS, strict=True)
    record = [None if value is default else value for value, default in pairs]
    record[_PATH] = None
    for place, packed in _PLACES:
        if record[place] is not None:
            record[place] = packed(record[place])
    return _json(record)


def unpack(lines: Sequence[str], paths: Sequence[str]) -> list[Post]:
    """Return the posts of lines that `pack` wrote.

    Args:
        lines: As they were written.
        paths: The file of each post.

    Raises:
        ValueError: A line is none of them.
    """
    if not lines:
        return []
    try:
        records = zip(*json.loads(f"[{','.join(lines)}]"), strict=True)
        columns = dict(zip(Post._fields, records, strict=True)) | {"path": tuple(paths)}
        fields = [_column(name, values) for name, values in columns.items()]
        return list(map(Post._make, zip(*fields, strict=True)))
    except (TypeError, AttributeError, KeyError) as error:
        raise ValueError(str(error)) from error


def _column(name: str, values: tuple[Any, ...]) -> Iterable[Any]:
    """Return one field of many posts."""
    unpacked = _UNPACKED.get(name)
    missing = values.count(None)
    if not missing:
        return map(unpacked, values) if unpacked else values
    default = Post._field_defaults[name]
    if missing == len(values):  # as with most fields, in most blogs
        return repeat(default, missing)
    if unpacked is None:
        return [default if value is None else value for value in values]
    return [default if value is None else unpacked(value) for value in values]


# One for all: a new one for each post took as long as its work.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


def _pack_date(date: PostDate) -> list[Any]:
    return [date.moment.isoformat(), date.has_time, date.source]


def _pack_extra(extra: Mapping[str, Any]) -> str:
    return _json(dict(extra))


def _unpack_date(record: list[Any]) -> PostDate:
    text, has_time, source = record
    moment = datetime.fromisoformat(text)
    moment = moment.replace(tzinfo=_once(moment.tzinfo))
    return PostDate(moment, has_time, _SOURCES[source])


@lru_cache(maxsize=1024)
def _once(value: Any) -> Any:
    """Return what was first given of what is equal: one in memory, not one a post."""
    return value


# Three times as fast as the call.
_SOURCES = {source.value: source for source in DateSource}
_STATUSES = {status.value: status for status in Status}


def _unpack_paths(record: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    paths: tuple[tuple[str, ...], ...] = _once(tuple(map(_unpack_names, record)))
    return paths


def _unpack_names(record: list[str]) -> tuple[str, ...]:
    """Return names that many posts share, each of them once in memory."""
    return tuple(map(intern, record))


_PACKED: dict[str, Callable[[Any], Any]] = {
    "date": _pack_date,
    "updated": _pack_date,
    "appears": _pack_date,
    "expires": _pack_date,
    "extra": _pack_extra,
}
_PLACES = [(Post._fields.index(name), packed) for name, packed in _PACKED.items()]
_UNPACKED: dict[str, Callable[[Any], Any]] = {
    "date": _unpack_date,
    "updated": _unpack_date,
    "appears": _unpack_date,
    "expires": _unpack_date,
    "tags": _unpack_names,
    "categories": _unpack_paths,
    "series": lambda record: Series(*record),
    "authors": _unpack_names,
    "status": _STATUSES.__getitem__,
    "lang": intern,
    "translations": tuple,
    "aliases": tuple,
    "extra": lru_cache(maxsize=1024)(Extra),
    "problems": lambda record: tuple(Problem(*problem) for problem in record),
}
