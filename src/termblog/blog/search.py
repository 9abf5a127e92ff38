"""Finds posts by their words: ranked, with the passage that fits, however little is typed.

SQLite finds and weighs; a title counts more than a tag, a tag more than the text. Whatever goes
wrong below, there is an answer: without an index, titles and tags are looked through.
"""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from termblog.blog.files import read_file
from termblog.blog.query import Qualifiers, Query, Term, parse_query
from termblog.blog.words import align, spaceless, without_markup
from termblog.errors import TermblogError
from termblog.text import decode, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from sqlite3 import Connection

    from termblog.blog.post import Post
    from termblog.blog.query import Marks
    from termblog.blog.store import Store

_RANKED = """
SELECT path FROM (
    SELECT rowid AS number, bm25(texts, 8.0, 4.0, 1.0) AS score FROM texts
    WHERE texts MATCH ? ORDER BY score LIMIT ?
) JOIN files ON files.id = number ORDER BY score
"""
# The plus keeps SQLite from looking every one of the numbers up among the texts.
_RANKED_AMONG = _RANKED.replace(
    "MATCH ?",
    "MATCH ? AND +rowid IN (SELECT id FROM files WHERE path IN (SELECT value FROM json_each(?)))",
)
_WAITING = "SELECT path FROM unsearchable"
_HOLDING = "SELECT path FROM texts JOIN files ON files.id = texts.rowid WHERE texts MATCH ?"
# Titles first, then tags, then texts: what a word of the title finds stands above all else, and
# nothing further is looked through where that is enough.
_PLACES = ("{title} : ", "{title tags} : ", "")
_BEFORE, _LENGTH = 50, 180  # characters of a passage: in front of what is found, and in all
_MARKUP = re.compile(r"[#*_`>|~\[\]]+|\s+")
_LEFT_BLANK = re.compile(r"(?<=\w) (?=[.,)](?!\w))|(?<=\() ")  # by markup around a word


@dataclass(frozen=True, slots=True)
class Hit:
    """A post that was found."""

    post: Post
    """The post."""
    snippet: str = ""
    """The passage that fits, on one line; the summary where only the title does."""
    marks: tuple[tuple[int, int], ...] = ()
    """Where in the snippet the words stand: first character, and the one behind the last."""


class Search:
    """What can be found among the posts of one blog.

    Args:
        store: Where their words are.
        root: The blog's folder.
        posts: Those that may be found, newest first.
    """

    def __init__(self, store: Store, root: Path, posts: Iterable[Post]) -> None:
        self._store = store
        self._root = root
        self._posts = {post.path: post for post in posts}
        self._qualifiers = Qualifiers(self._posts.values())

    def find(self, text: str, limit: int, marks: Marks) -> list[Hit]:
        """Return the posts that fit a query, best first; never raises, whatever is typed.

        Args:
            text: The query.
            limit: The most that are wanted.
            marks: What the reader has done with posts, for `is:`.
        """
        query = parse_query(text)
        if query == Query():
            return []
        posts = self._narrowed(query, marks)
        try:
            with self._store.connect() as connection:
                best = list(self._best(connection, query, posts, limit))[:limit]
        except sqlite3.Error:
            best = _named(posts, posts, query)[:limit]
        return [self._hit(posts[path], query.wanted) for path in best]

    def _narrowed(self, query: Query, marks: Marks) -> Mapping[str, Post]:
        """Return the posts that every qualifier fits."""
        posts = self._posts
        for it in query.filters:
            fitting = self._qualifiers.fitting(it, marks)
            posts = {
                path: post for path, post in posts.items() if (path in fitting) is not it.excluded
            }
        return posts

    def _best(
        self, connection: Connection, query: Query, posts: Mapping[str, Post], limit: int
    ) -> dict[str, None]:
        """Return the paths of posts that fit, best first; at least as many as are wanted."""
        if not query.wanted:
            held = {path for it in query.unwanted for path in _holding(connection, it)}
            return dict.fromkeys(path for path in posts if path not in held)
        statement, among = _RANKED, tuple[str, ...]()
        if len(posts) < len(self._posts):
            statement, among = _RANKED_AMONG, (json.dumps(list(posts)),)
        found: dict[str, None] = {}
        for place in _PLACES:
            # Hidden posts are found, too, and left out; some more make up for them.
            rows = connection.execute(statement, (_expression(query, place), *among, 2 * limit))
            found.update((path, None) for (path,) in rows if path in posts)
            if len(found) >= limit:
                return found
        waiting = {path for (path,) in connection.execute(_WAITING)}
        return found | dict.fromkeys(_named(posts, filter(waiting.__contains__, posts), query))

    def _hit(self, post: Post, terms: Sequence[Term]) -> Hit:
        """Return a post with the first passage that holds one of the terms."""
        passage = plain(_passage(self._text(post), terms)) if terms else ""
        marks = tuple(found.span() for found in _found_in(passage, terms))
        return Hit(post, passage, marks) if marks else Hit(post, post.summary)

    def _text(self, post: Post) -> str:
        """Return a post's text without markup; none where its file cannot be read."""
        try:
            text, _ = decode(read_file(self._root, post.path).data)
        except TermblogError:
            return ""
        return without_markup(text.split("\n", post.body_line - 1)[-1])


def _holding(connection: Connection, term: Term) -> Iterator[str]:
    """Yield the paths of posts that hold a word."""
    return (path for (path,) in connection.execute(_HOLDING, (_phrase(term),)))


def _expression(query: Query, place: str) -> str:
    """Return a query in FTS5's words; whatever is typed is a phrase in quotes, never syntax."""
    wanted = " AND ".join(map(_phrase, query.wanted))
    return " NOT ".join((f"({place}({wanted}))", *map(_phrase, query.unwanted)))


def _phrase(term: Term) -> str:
    return f'"{" ".join(term.tokens)}"{"*" * _goes_on(term)}'


def _goes_on(term: Term) -> bool:
    return term.prefix and not spaceless(term.tokens[-1])


def _found_in(text: str, terms: Sequence[Term]) -> Iterator[re.Match[str]]:
    """Yield where terms stand in a text."""
    aligned = align(text)
    gap = "\0*" if "\0" in aligned else ""
    patterns = "|".join(_pattern(term, gap) for term in terms)
    return re.finditer(patterns, aligned) if patterns else iter(())


def _pattern(term: Term, gap: str) -> str:
    """Return what finds a term in an aligned text.

    The first letter stands before the look back at what precedes it: so the engine can jump to it.
    """
    words = [gap.join(map(re.escape, token)) for token in term.tokens]
    if not spaceless(term.tokens[0]):
        first = re.escape(term.tokens[0][0])
        words[0] = f"{first}(?<![^\\W_]{first})" + words[0][len(first) :]
    end = "" if _goes_on(term) or spaceless(term.tokens[-1]) else r"(?![^\W_])"
    return r"[\W_]*".join(words) + gap + end


def _named(posts: Mapping[str, Post], paths: Iterable[str], query: Query) -> list[str]:
    """Return which posts are called and filed as is wanted, those that are called so first."""
    places = {path: _place(posts[path], query) for path in paths if path in posts}
    return sorted((path for path in places if places[path] < 2), key=lambda path: places[path])


def _place(post: Post, query: Query) -> int:
    """Return where a post holds every word: 0 in its title, 1 with its tags, 2 nowhere."""
    names = "\n".join((post.title, *post.tags, *chain(*post.categories)))
    if any(_found_in(names, query.unwanted)):
        return 2
    texts = (post.title, names)
    fits = (all(any(_found_in(text, [it])) for it in query.wanted) for text in texts)
    return next((place for place, fit in enumerate(fits) if fit), 2)


def _passage(text: str, terms: Sequence[Term]) -> str:
    """Return what surrounds the first thing that is found, from word to word."""
    found = next(_found_in(text, terms), None)
    if not found:
        return ""
    start = max(0, found.start() - _BEFORE)
    if start:
        start = text.find(" ", start, found.start()) + 1 or start
    passage = _LEFT_BLANK.sub("", _MARKUP.sub(" ", text[start : start + _LENGTH])).strip()
    return ("… " if start else "") + passage + (" …" if start + _LENGTH < len(text) else "")
