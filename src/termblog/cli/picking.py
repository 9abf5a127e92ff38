"""Which posts a command is about: by tag, category, series, author and date, in which order."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from termblog.errors import NotFound, UsageError
from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from termblog.blog.blog import Blog
    from termblog.blog.post import Post, PostDate

GROUPS: Mapping[str, Callable[[Blog], Mapping[Any, Sequence[Post]]]] = MappingProxyType(
    {
        "tag": lambda blog: blog.tags,
        "category": lambda blog: blog.categories,
        "series": lambda blog: blog.series,
        "author": lambda blog: blog.authors,
    }
)
"""By what posts can be picked, and where the blog keeps it."""


def _day(date: PostDate | None) -> str:
    """Return a date as text that sorts; what has none sorts first."""
    return date.moment.date().isoformat() if date else ""


SORTS: Mapping[str, tuple[Callable[[Post], Any], bool]] = MappingProxyType(
    {
        "date": (lambda post: _day(post.date), True),
        "updated": (lambda post: _day(post.updated or post.date), True),
        "title": (lambda post: post.title.casefold(), False),
        "slug": (lambda post: post.slug.casefold(), False),
        "words": (lambda post: post.words, True),
    }
)
"""What posts can be sorted by, and whether the greatest comes first."""

_DATE = late(r"\d{4}(-\d{2}(-\d{2})?)?")


def group_posts(blog: Blog, kind: str) -> dict[str, Sequence[Post]]:
    """Return posts by the names of a kind; a category is named by its path, as `Food/Bread`.

    Args:
        blog: Whose posts.
        kind: A key of `GROUPS`.
    """
    groups = GROUPS[kind](blog)
    return {n if isinstance(n, str) else "/".join(n): posts for n, posts in groups.items()}


def pick(blog: Blog, wishes: Mapping[str, str | None]) -> list[Post]:
    """Return the posts that fit every wish, newest first.

    Args:
        blog: Whose posts.
        wishes: By `tag`, `category`, `series`, `author`, `after` and `before`; None for any.

    Raises:
        NotFound: There is no such tag, category, series or author.
        UsageError: A date is none.
    """
    posts: Collection[Post] = blog.posts
    for kind in GROUPS:
        if name := wishes.get(kind):
            chosen = {post.path for post in _group(blog, kind, name)}
            posts = [post for post in posts if post.path in chosen]
    after, before = _date(wishes.get("after")), _date(wishes.get("before"))
    if not (after or before):
        return list(posts)
    return [post for post in posts if _between(post, after or "", before or "9999-12-32")]


def sort_posts(posts: Sequence[Post], key: str) -> list[Post]:
    """Return posts in an order.

    Args:
        posts: Newest first, which stays where the key decides nothing.
        key: One of `SORTS`; with a `-` before it, the other way round.

    Raises:
        UsageError: There is no such key.
    """
    name = key.removeprefix("-")
    if name not in SORTS:
        msg = f"There is no sort key {name!r}; there is {', '.join(SORTS)}."
        raise UsageError(msg)
    if key == "date":  # as they come
        return list(posts)
    value, descending = SORTS[name]
    return sorted(posts, key=value, reverse=descending is not key.startswith("-"))


def _group(blog: Blog, kind: str, name: str) -> Sequence[Post]:
    groups = {known.casefold(): (known, posts) for known, posts in group_posts(blog, kind).items()}
    if name.casefold() in groups:
        return groups[name.casefold()][1]
    from difflib import get_close_matches

    near = get_close_matches(name.casefold(), groups, 2)
    msg = f"There is no {kind} {name!r}."
    raise NotFound(msg, tuple(groups[key][0] for key in near))


def _date(text: str | None) -> str | None:
    if text and not _DATE.fullmatch(text):
        msg = f"{text!r} is no date; write 2024, 2024-05 or 2024-05-31."
        raise UsageError(msg)
    return text


def _between(post: Post, after: str, before: str) -> bool:
    """Return whether a post's day lies in a span; ISO dates compare as texts, partial ones too."""
    day = _day(post.date)
    return bool(day) and after <= day < before
