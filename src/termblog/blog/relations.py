"""Who mentions a post, and which posts are about the same: answered from the index, not the files.

Both are as good as the index is: until the texts are taken in, there is no answer yet.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from heapq import nlargest
from itertools import islice
from math import log
from typing import TYPE_CHECKING

from termblog.blog.gist import TAG
from termblog.blog.mentions import last_step
from termblog.blog.register import Register
from termblog.blog.words import spaceless

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from sqlite3 import Connection

    from termblog.blog.groups import Posts
    from termblog.blog.links import Links
    from termblog.blog.post import Post
    from termblog.blog.store import Store

_MENTIONS = """
SELECT path, href FROM links JOIN files ON files.id = links.source
WHERE tail IN (SELECT value FROM json_each(json_array({places})))
"""
_TELLING = """
SELECT made, words FROM meta, files JOIN telling ON telling.post = files.id WHERE path = ?
"""
_HOLDING_WORD = "SELECT rowid FROM texts WHERE texts MATCH ?"
_HOLDING_TERM = "SELECT rowid FROM terms WHERE terms MATCH ?"
_FEW = 20  # posts that may share a word or a tag, however few there are in all
_WEIGHED = 100  # posts that share most, of which the likest are chosen
_SHORT, _BREADTH = 30, 0.3  # words; ten times as long a post holds twice as much


class Relations:
    """How the posts of one blog hang together.

    Args:
        store: Where their words and links are.
        posts: Those that may be shown; of two that are as like, the first comes first.
        links: Where their links lead.
    """

    def __init__(self, store: Store, posts: Posts, links: Links) -> None:
        self._store = store
        self._links = links
        self._posts = posts
        self._paths = Register(posts, lambda post: (post.path,))
        # The posts' places by their numbers in the index; -1 where none is shown.
        self._places = array("i")
        self._made = ""  # which index that is: one that is begun anew has other numbers

    def backlinks(self, post: Post) -> Posts:
        """Return the posts that link to one, each once.

        Args:
            post: One of the blog.
        """
        ends = sorted({last_step(name) for name in _names(post)} - {""})
        statement = _MENTIONS.format(places=",".join("?" * len(ends)))
        found: dict[str, Post] = {}
        for path, href in self._ask(statement, *ends):
            source = self._paths.get(path)
            if source is None or source.original or path == post.path:
                continue
            if self._links.resolve(href, source).post is post:
                found[path] = source
        return tuple(found.values())

    def related(self, post: Post, limit: int) -> Posts:
        """Return posts that share tags and telling words with one, likest first.

        Args:
            post: One of the blog.
            limit: The most that are wanted.
        """
        try:
            with self._store.connect() as connection:
                scores = self._scores(connection, post)
        except (sqlite3.Error, ValueError):
            return ()
        likest = sorted((-scores[place] / self._breadth(place), place) for place in _best(scores))
        others = (self._posts[place] for _, place in likest)
        return tuple(islice((other for other in others if _fits(other, post)), limit))

    def _breadth(self, place: int) -> float:
        """Return how much a post holds: one that is long shares more words, and is not more alike."""
        return float((_SHORT + self._posts[place].words) ** _BREADTH)

    def _scores(self, connection: Connection, post: Post) -> Mapping[int, float]:
        """Return the places of the posts that share something with one, and how much that says."""
        scores: defaultdict[int, float] = defaultdict(float)
        most = max(_FEW, len(self._posts) / 2)
        for term, weight in self._telling(connection, post).items():
            places = self._holding(connection, term)
            if 1 < len(places) <= most:
                value = weight * log(1 + len(self._posts) / len(places))
                for place in places:
                    scores[place] += value
        return scores

    def _telling(self, connection: Connection, post: Post) -> Mapping[str, int]:
        """Return what a post is about, and know by what numbers the index knows the others."""
        row = connection.execute(_TELLING, (post.path,)).fetchone()
        if row is None:
            return {}
        made, words = row
        if made != self._made:
            self._places = self._numbered(connection)
            self._made = made
        telling: Mapping[str, int] = json.loads(words)
        return telling

    def _holding(self, connection: Connection, term: str) -> list[int]:
        """Return the places of the posts that hold a word or a tag."""
        statement = _HOLDING_TERM if term[0] == TAG or spaceless(term) else _HOLDING_WORD
        rows = connection.execute(statement, (f'"{term}"',))
        places = self._places
        found = [places[number] for (number,) in rows if number < len(places)]
        return [place for place in found if place >= 0]

    def _numbered(self, connection: Connection) -> array[int]:
        """Return the places of the posts by their numbers: four bytes each, of a hundred thousand."""
        (highest,) = connection.execute("SELECT max(id) FROM files").fetchone()
        numbered: array[int] = array("i", [-1]) * (highest + 1)
        places = {post.path: place for place, post in enumerate(self._posts)}
        for number, path in connection.execute("SELECT id, path FROM files"):
            if number <= highest:  # another process may add some meanwhile
                numbered[number] = places.get(path, -1)
        return numbered

    def _ask(self, statement: str, *values: str) -> list[tuple[str, str]]:
        try:
            with self._store.connect() as connection:
                return connection.execute(statement, values).fetchall()
        except sqlite3.Error:
            return []


def _names(post: Post) -> Iterator[str]:
    """Yield what a link to a post may end in."""
    yield from (post.path, post.url, post.slug, post.title, *post.aliases)


def _best(scores: Mapping[int, float]) -> list[int]:
    """Return the places with the best scores; where two are as good, both or none."""
    least = nlargest(_WEIGHED, scores.values())[-1:]
    return [place for place, score in scores.items() if score >= least[0]]


def _fits(other: Post, post: Post) -> bool:
    """Tell whether to show a post beside another: not itself in any language, nor twice any other."""
    if other.path == post.path or other.slug in post.translations:
        return False
    return other.lang == post.lang if post.original else not other.original
