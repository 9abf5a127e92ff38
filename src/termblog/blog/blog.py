"""A blog as its readers see it: posts in order, and every question one asks about them.

A `Blog` never changes. While a folder is indexed, and whenever a file of it is saved, there is a
new one; whoever shows a blog takes the latest and lets the old one go. What is hidden (drafts,
posts still to come, files that cannot be read) is not in it, unless it was asked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, datetime
from functools import cached_property
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from termblog.blog import groups
from termblog.blog.engines import engine_of
from termblog.blog.files import read_file
from termblog.blog.metadata.settle import settle
from termblog.blog.post import NOTHING, Post, Status
from termblog.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from termblog.blog.groups import Posts
    from termblog.blog.index import Index, Progress
    from termblog.blog.links import Links, Target
    from termblog.blog.names import Names
    from termblog.blog.query import Marks
    from termblog.blog.relations import Relations
    from termblog.blog.search import Hit, Search

_SHOWN = frozenset({Status.PUBLISHED, Status.PAGE})
_ANYTHING = frozenset(Status)


class Source(NamedTuple):
    """A post's text, as it is on disk now."""

    text: str
    """Markdown, without front matter."""
    line: int
    """The 1-based line of the file on which it starts."""
    cut: bool = False
    """Whether the file is longer than what is read of one."""


class Blog:
    """The posts of a site that may be shown.

    Args:
        index: Its files, as they are now.
        drafts: Whether what is not published yet is shown, too.
        now: What is dated later is still to come; the present, unless told.
        hidden: Tags, case-folded, whose posts are not shown.
    """

    def __init__(
        self,
        index: Index,
        *,
        drafts: bool = False,
        now: datetime | None = None,
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        settled = settle(index.site, index.posts(), now or datetime.now(UTC))
        shown = _shown(settled, _ANYTHING if drafts else _SHOWN, hidden)
        self.index = index
        """Its files, as they are by now: what makes the next blog of them."""
        self.changes = index.changes
        """How many of its files had changed when this blog was made."""
        self.drafts = drafts
        """Whether what is not published yet is shown, too."""
        self.hidden = hidden
        """The tags whose posts are not shown."""
        self.site = index.site
        """What is known of the blog as a whole."""
        entries = [post for post in shown if not post.original]
        self.posts: Posts = tuple(post for post in entries if post.status is not Status.PAGE)
        """Newest first; what has no date comes last."""
        self.pages: Posts = tuple(post for post in entries if post.status is Status.PAGE)
        """What stands beside the posts: "about" and the like."""
        self.translated: Posts = tuple(post for post in shown if post.original)
        """What stands under the entry of a post or a page in another language."""
        self.problems = tuple(
            sorted(
                (*index.problems(), *(it for post in settled for it in post.problems)),
                key=attrgetter("path", "line"),
            )
        )
        """What is wrong in the files, hidden ones included, by path."""

    def without(self, tags: Iterable[str]) -> Blog:
        """Return the blog without the posts that have one of some tags, and with all others.

        Args:
            tags: In any case.
        """
        hidden = frozenset(map(str.casefold, tags))
        if hidden == self.hidden:
            return self
        return Blog(self.index, drafts=self.drafts, hidden=hidden)

    @property
    def root(self) -> Path:
        """The blog's folder."""
        return self.site.root

    @property
    def title(self) -> str:
        """The blog's name."""
        return self.site.title

    @property
    def url(self) -> str:
        """Where it is published; may be empty."""
        return self.site.url

    @property
    def lang(self) -> str:
        """The language of its posts, where none is said; may be empty."""
        return self.site.lang

    def get(self, slug: str) -> Post | None:
        """Return a post by its slug, else by another name of it: an alias, its address, its file.

        Args:
            slug: What somebody typed or linked; looked up, never opened.
        """
        return self._names.get(slug)

    def find(self, slug: str) -> Post:
        """Return a post by its slug or another name of it.

        Args:
            slug: What somebody typed.

        Raises:
            NotFound: There is none; the error tells which are called alike.
        """
        post = self._names.get(slug)
        if post is None:
            raise NotFound(f"There is no post {slug!r} in {self.title}.", self._names.nearest(slug))
        return post

    def source(self, post: Post) -> Source:
        """Read a post's text.

        Args:
            post: One of this blog.

        Raises:
            NotFound: Its file is gone.
            Unreadable: Its file cannot be read, or is being written.
        """
        from termblog.blog.metadata.resolve import read_post

        content = read_file(self.root, post.path)
        reading = read_post(self.site, post.path, content.data)
        line = reading.post.body_line if reading.post else post.body_line
        return Source(reading.body, line, content.cut)

    def syntax(self, post: Post) -> frozenset[str]:
        """Return the names of the Markdown rules that a post uses."""
        return engine_of(self.site).rules(self.site, post.path)

    @cached_property
    def every(self) -> Posts:
        """All that may be shown, once: posts, pages, translations. What is looked up shares it."""
        return (*self.posts, *self.pages, *self.translated)

    @cached_property
    def tags(self) -> Mapping[str, Posts]:
        """Each tag's posts, newest first; the tags in alphabetical order."""
        return groups.by_tag(self.posts)

    @cached_property
    def categories(self) -> Mapping[tuple[str, ...], Posts]:
        """The posts of each category and of all beneath it; its name is a path."""
        return groups.by_category(self.posts)

    @cached_property
    def series(self) -> Mapping[str, Posts]:
        """Each series, from its first part to its last."""
        return groups.by_series(self.posts)

    @cached_property
    def authors(self) -> Mapping[str, Posts]:
        """Each author's posts, newest first."""
        return groups.by_author(self.posts)

    @cached_property
    def years(self) -> Mapping[int, Mapping[int, Posts]]:
        """The posts of each month of each year, all newest first."""
        return groups.by_month(self.posts)

    def neighbours(self, post: Post) -> tuple[Post | None, Post | None]:
        """Return the post published before one, and the one after it.

        Args:
            post: One of this blog.
        """
        posts = self.posts
        begin = bisect_left(posts, _age(post), key=_age)
        end = bisect_right(posts, _age(post), begin, key=_age)
        place = bisect_left(posts, post.path, begin, end, key=attrgetter("path"))
        if place == end or posts[place].path != post.path:
            return None, None
        older = posts[place + 1] if place + 1 < len(posts) else None
        return older, posts[place - 1] if place else None

    def translations(self, post: Post) -> Posts:
        """Return the same post in other languages."""
        found = (self._names.get(slug) for slug in post.translations)
        return tuple(other for other in found if other)

    def backlinks(self, post: Post) -> Posts:
        """Return the posts that link to one.

        Args:
            post: One of this blog.
        """
        return self._relations.backlinks(post)

    def related(self, post: Post, limit: int = 5) -> Posts:
        """Return posts about the same, likest first.

        Args:
            post: One of this blog.
            limit: The most that are wanted.
        """
        return self._relations.related(post, limit)

    def resolve(self, href: str, post: Post) -> Target:
        """Return where a link leads: a post, a heading, a file of the blog, an address, nothing.

        Args:
            href: The address as the post writes it.
            post: The post that holds it.
        """
        return self._links.resolve(href, post)

    def search(self, query: str, limit: int = 50, marks: Marks = NOTHING) -> list[Hit]:
        """Return the posts that fit a query, best first; never raises, whatever is typed.

        Args:
            query: Words, "phrases", -exclusions, and qualifiers such as `tag:food`.
            limit: The most that are wanted.
            marks: The slugs that `is:unread`, `is:bookmarked` and so on mean.
        """
        return self._search.find(query, limit, marks)

    def make_searchable(self) -> Iterator[Progress]:
        """Take in the text of the posts, some at a step; until then only titles and tags are found.

        This is for a thread of its own, or for who waits for a search; stopping it loses nothing.
        """
        from termblog.blog.fulltext import take_in

        return take_in(self.index)

    @cached_property
    def _search(self) -> Search:
        from termblog.blog.search import Search

        return Search(self.index.store, self.root, self.every)

    @cached_property
    def _relations(self) -> Relations:
        from termblog.blog.relations import Relations

        return Relations(self.index.store, self.every, self._links)

    @cached_property
    def _names(self) -> Names:
        from termblog.blog.names import Names

        return Names(self.every)

    @cached_property
    def _links(self) -> Links:
        from termblog.blog.links import Links

        return Links(self.site, self.every)


def _shown(posts: list[Post], allowed: frozenset[Status], hidden: frozenset[str]) -> list[Post]:
    """Return the posts that may be shown, newest first, those of one moment by path."""
    shown = [post for post in posts if post.status in allowed]
    if hidden:
        shown = [it for it in shown if hidden.isdisjoint(map(str.casefold, it.tags))]
    shown.sort(key=attrgetter("path"))  # two sorts by one value take half the time of one by two
    shown.sort(key=_age)
    return shown


def _age(post: Post) -> float:
    """Return what sorts newest first; what has no date comes last."""
    return -post.date.moment.timestamp() if post.date else inf
