"""Groups posts as a reader looks for them: by tag, category, series, author and date.

Every function keeps the order of the posts it is given, and leaves out who belongs nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from termblog.blog.post import Post

Posts = tuple["Post", ...]
"""Posts in an order that means something."""


def by_tag(posts: Sequence[Post]) -> Mapping[str, Posts]:
    """Return each tag's posts; the tags in alphabetical order."""
    return _by_name((tag, post) for post in posts for tag in post.tags)


def by_author(posts: Sequence[Post]) -> Mapping[str, Posts]:
    """Return each author's posts; the authors in alphabetical order."""
    return _by_name((author, post) for post in posts for author in post.authors)


def by_category(posts: Sequence[Post]) -> Mapping[tuple[str, ...], Posts]:
    """Return the posts of each category and of all beneath it, as `("Food", "Bread")`."""
    steps = (
        (path[:depth], post)
        for post in posts
        for path in post.categories
        for depth in range(1, len(path) + 1)
    )
    spelled: dict[tuple[str, ...], tuple[str, ...]] = {}
    groups: dict[tuple[str, ...], dict[str, Post]] = {}
    for path, post in steps:
        key = tuple(name.casefold() for name in path)
        spelled[key] = path
        groups.setdefault(key, {})[post.path] = post
    return {spelled[key]: tuple(groups[key].values()) for key in sorted(groups)}


def by_series(posts: Sequence[Post]) -> Mapping[str, Posts]:
    """Return each series from its first part to its last."""
    groups = _by_name((post.series.name, post) for post in posts if post.series)
    return {name: _in_order(group) for name, group in groups.items()}


def by_month(posts: Sequence[Post]) -> Mapping[int, Mapping[int, Posts]]:
    """Return the posts of each month of each year, in the order given."""
    years: dict[int, dict[int, list[Post]]] = {}
    for post in posts:
        if post.date is not None:
            moment = post.date.moment
            years.setdefault(moment.year, {}).setdefault(moment.month, []).append(post)
    return {
        year: {month: tuple(group) for month, group in months.items()}
        for year, months in years.items()
    }


def _by_name(pairs: Iterable[tuple[str, Post]]) -> Mapping[str, Posts]:
    """Group regardless of case, under the spelling of the last post given: the oldest one's."""
    spelled: dict[str, str] = {}
    groups: dict[str, dict[str, Post]] = {}
    for name, post in pairs:
        key = name.casefold()
        spelled[key] = name
        groups.setdefault(key, {})[post.path] = post
    return {spelled[key]: tuple(groups[key].values()) for key in sorted(groups)}


def _in_order(posts: Posts) -> Posts:
    """Return a series by its written order, where there is one, else oldest first."""
    oldest_first = posts[::-1]
    return tuple(sorted(oldest_first, key=_place))


def _place(post: Post) -> tuple[bool, int]:
    order = post.series.order if post.series else None
    return (order is None, order or 0)
