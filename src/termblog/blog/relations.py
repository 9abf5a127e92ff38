"""Who mentions a post, and which posts are about the same: answered from the index, not the files.

Both are as good as the index is: until the texts are taken in, there is no answer yet.
"""

from __future__ import annotations

import sqlite3
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from termblog.blog.mentions import last_step
from termblog.blog.register import Register
from termblog.blog.words import spaceless, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from sqlite3 import Connection

    from termblog.blog.groups import Posts
    from termblog.blog.links import Links
    from termblog.blog.post import Post
    from termblog.blog.store import Store

_MENTIONS = """
SELECT path, href FROM links JOIN files ON files.id = links.source
WHERE tail IN (SELECT value FROM json_each(json_array({places})))
"""
_LIKE = """
SELECT path FROM (
    SELECT rowid AS number, bm25(texts, 4.0, 8.0, 1.0) AS score FROM texts
    WHERE texts MATCH ? ORDER BY score LIMIT ?
) JOIN files ON files.id = number ORDER BY score
"""
_COMMON = 0.2  # a word in more than every fifth post tells nothing about any
_COMMON_AMONG_MANY = 0.02  # nor does one in every fiftieth of some hundreds
_MANY = 20  # posts that a word may be in, however many there are
_ASKED = 12  # words whose number is looked up, a quarter of a millisecond each; long ones are rare
_TELLING = 8  # words that say what a post is about


class Relations:
    """How the posts of one blog hang together.

    Args:
        store: Where their words and links are.
        posts: Those that may be shown.
        links: Where their links lead.
    """

    def __init__(self, store: Store, posts: Posts, links: Links) -> None:
        self._store = store
        self._links = links
        self._count = len(posts)
        self._posts = Register(posts, lambda post: (post.path,))

    def backlinks(self, post: Post) -> Posts:
        """Return the posts that link to one, each once.

        Args:
            post: One of the blog.
        """
        ends = sorted({last_step(name) for name in _names(post)} - {""})
        statement = _MENTIONS.format(places=",".join("?" * len(ends)))
        found: dict[str, Post] = {}
        for path, href in self._ask(statement, *ends):
            source = self._posts.get(path)
            if source and path != post.path and self._links.resolve(href, source).post is post:
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
                phrases = " OR ".join(f'"{phrase}"' for phrase in self._phrases(connection, post))
                rows = connection.execute(_LIKE, (phrases or '""', 2 * limit + 1)).fetchall()
        except sqlite3.Error:
            return ()
        found = (self._posts.get(path) for (path,) in rows if path != post.path)
        return tuple(other for other in found if other)[:limit]

    def _ask(self, statement: str, *values: str) -> list[tuple[str, str]]:
        try:
            with self._store.connect() as connection:
                return connection.execute(statement, values).fetchall()
        except sqlite3.Error:
            return []

    def _phrases(self, connection: Connection, post: Post) -> Iterator[str]:
        """Yield what a post is about: its tags and the rarest words of its title and summary."""
        for tag in (*post.tags, *chain(*post.categories)):
            yield " ".join(tokens(tag))
        title = tokens(post.title)
        yield from (f"{one} {two}" for one, two in pairwise(title) if spaceless(one + two))
        words = {word for word in (*title, *tokens(post.summary)) if not spaceless(word)}
        longest = sorted(words, key=lambda word: (-len(word), word))[:_ASKED]
        yield from self._rarest(connection, longest)

    def _rarest(self, connection: Connection, words: Iterable[str]) -> list[str]:
        """Return the words that few posts share."""
        counts: Mapping[str, int] = dict(
            row
            for word in words
            for row in connection.execute(
                "SELECT term, doc FROM vocabulary WHERE term = ?", (word,)
            )
        )
        count = self._count
        most = max(2, min(_COMMON * count, max(_MANY, _COMMON_AMONG_MANY * count)))
        telling = (word for word, count in counts.items() if 2 <= count <= most)
        return sorted(telling, key=lambda word: (counts[word], word))[:_TELLING]


def _names(post: Post) -> Iterator[str]:
    """Yield what a link to a post may end in."""
    yield from (post.path, post.url, post.slug, post.title, *post.aliases)
