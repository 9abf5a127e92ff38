"""What a reader types to search: words, phrases, exclusions, qualifiers.

    rye "slow bread" -yeast tag:food after:2024-05 is:unread

Nothing that is typed is an error. What is half typed (`tag:`, an open quote, `after:20`) asks for
nothing yet, and what is no qualifier is a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.blog.post import Status
from termblog.blog.words import fold, tokens

if TYPE_CHECKING:
    from termblog.blog.post import Post

Marks = Mapping[str, Collection[str]]
"""What a reader has done with posts, such as `{"unread": slugs, "bookmarked": slugs}`."""

NO_MARKS: Marks = MappingProxyType({})
"""What a reader has done who is not known."""

_LONGEST = 1_000  # characters of a query: whoever pastes a book does not search for it
_QUOTES = '"“”„«»'
_PART = re.compile(
    rf"(?P<not>-)?(?:(?P<key>[a-z]+):)?(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<word>\S+))",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase."""

    tokens: tuple[str, ...]
    """Its words, folded; at least one."""
    prefix: bool
    """Whether the last word may go on."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A qualifier."""

    key: str
    """One of `QUALIFIERS`."""
    value: str
    """Folded, but for its blanks; not empty."""
    excluded: bool = False
    """Whether what it fits is left out."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for."""

    wanted: tuple[Term, ...] = ()
    """Words and phrases, each of which must occur."""
    unwanted: tuple[Term, ...] = ()
    """Words and phrases, none of which may."""
    filters: tuple[Filter, ...] = ()
    """Qualifiers; every one must fit."""


def parse_query(text: str) -> Query:
    """Return what a text asks for; never raises.

    Args:
        text: Whatever was typed.
    """
    terms: dict[bool, list[Term]] = {True: [], False: []}
    filters: list[Filter] = []
    for part in _PART.finditer(text[:_LONGEST]):
        key = (part["key"] or "").lower()
        value = part["word"] if part["phrase"] is None else part["phrase"]
        if key in QUALIFIERS:
            filters.append(Filter(key, fold(value.strip(_QUOTES)).strip(), bool(part["not"])))
        elif words := tokens(f"{part['key'] or ''} {value}"):
            # A short word in the middle of a query is meant as it is; the last may be half typed.
            open_ended = part["phrase"] is None and (len(value) > 2 or part.end() == len(text))
            terms[not part["not"]].append(Term(words, open_ended))
    return Query(tuple(terms[True]), tuple(terms[False]), tuple(it for it in filters if it.value))


def find_mistakes(text: str) -> Iterator[str]:
    """Yield what in a query looks like a qualifier and is none, a sentence each.

    Args:
        text: Whatever was typed.
    """
    from difflib import get_close_matches

    for part in _PART.finditer(text[:_LONGEST]):
        key, value = (part["key"] or "").lower(), (part["word"] or "").strip(_QUOTES)
        near = get_close_matches(key, sorted(QUALIFIERS), 1) if key not in QUALIFIERS else []
        if near:
            yield f"There is no qualifier {key}: — did you mean {near[0]}: ?"
        elif key == "is" and value and value not in _STATES:
            yield f"There is no is:{value}; there is is:{', is:'.join(_STATES)}."
        elif key in ("before", "after") and value and _day(value) is None:
            yield f"{value!r} is no date; write {key}:2024, {key}:2024-05 or {key}:2024-05-31."


class Qualifiers:
    """Which posts of a blog each qualifier fits.

    Args:
        posts: Those to choose from.
    """

    def __init__(self, posts: Iterable[Post]) -> None:
        self._posts = tuple(posts)
        self._groups: dict[str, dict[str, set[str]]] = {}

    def fitting(self, it: Filter, marks: Marks) -> set[str]:
        """Return the paths of the posts that a qualifier fits, ignoring that it may be excluded.

        Args:
            it: The qualifier.
            marks: What the reader has done with posts, for `is:`.
        """
        if it.key in _NAMES:
            return self._named(it)
        if it.key == "is" and it.value in marks:
            return {post.path for post in self._posts if post.slug in marks[it.value]}
        fits = _FITS[it.key]
        return {post.path for post in self._posts if fits(post, it.value)}

    def _named(self, it: Filter) -> set[str]:
        """Return the posts of a name, or else of every name that begins so."""
        groups = self._groups.get(it.key)
        if groups is None:
            groups = self._groups[it.key] = self._grouped(_NAMES[it.key])
        if it.value in groups:
            return groups[it.value]
        return set().union(*(groups[name] for name in groups if name.startswith(it.value)))

    def _grouped(self, names: Callable[[Post], Iterable[str]]) -> dict[str, set[str]]:
        groups: dict[str, set[str]] = {}
        for post in self._posts:
            for name in names(post):
                groups.setdefault(fold(name).strip(), set()).add(post.path)
        return groups


def _speaks(post: Post, value: str) -> bool:
    return f"{post.lang.lower()}-".startswith(f"{value}-")


def _before(post: Post, value: str) -> bool:
    day = _day(value)
    return day is None or (post.date is not None and post.date.moment.date() < day)


def _after(post: Post, value: str) -> bool:
    day = _day(value)
    return day is None or (post.date is not None and post.date.moment.date() >= day)


def _day(text: str) -> date | None:
    """Return the first day of a year, a month or a day; None where it is none (yet)."""
    found = _DAY.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else None
    except ValueError:
        return None


def _is(post: Post, value: str) -> bool:
    """Return whether a post is a draft; anything is what nobody knows."""
    return value != "draft" or post.status in _HIDDEN


_STATES = ("draft", "unread", "bookmarked")
_HIDDEN = frozenset({Status.DRAFT, Status.SCHEDULED, Status.EXPIRED, Status.PRIVATE})
_NAMES: Mapping[str, Callable[[Post], Iterable[str]]] = {
    "tag": lambda post: post.tags,
    "category": lambda post: chain(*post.categories),
    "author": lambda post: post.authors,
    "series": lambda post: [post.series.name] if post.series else [],
}
_FITS: Mapping[str, Callable[[Post, str], bool]] = {
    "title": lambda post, value: value in fold(post.title),
    "lang": _speaks,
    "before": _before,
    "after": _after,
    "is": _is,
}
QUALIFIERS = frozenset((*_NAMES, *_FITS))
"""What may stand before a colon."""
