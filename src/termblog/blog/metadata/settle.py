"""What can only be said of a post among all others, or at a given moment.

One post alone cannot know that another answers to its slug or says the same in another language,
nor what time it is. The index calls `settle` on the whole list, after reading.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, count
from typing import TYPE_CHECKING

from termblog.blog.post import Post, Problem, Status

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from datetime import datetime

    from termblog.blog.site import Site


def settle(site: Site, posts: Iterable[Post], now: datetime) -> list[Post]:
    """Return posts with slugs that are theirs alone, translations tied, what is not of this moment held back.

    Args:
        site: The blog.
        posts: Every post of it, as read.
        now: Aware; what is dated later is scheduled, what ended before is expired.
    """
    settled = [_schedule(site, post, now) for post in posts]
    taken = {post.slug for post in settled}
    _tie(site, settled, taken)
    _distinguish(settled, taken)
    return settled


def _schedule(site: Site, post: Post, now: datetime) -> Post:
    if post.status not in (Status.PUBLISHED, Status.PAGE):
        return post
    if post.expires and not site.expired and post.expires.moment <= now:
        return post._replace(status=Status.EXPIRED)
    first = post.appears or (post.date if post.status is Status.PUBLISHED else None)
    if first and not site.future and first.moment > now:
        return post._replace(status=Status.SCHEDULED)
    return post


def _tie(site: Site, posts: list[Post], taken: set[str]) -> None:
    """Give translations slugs of their own, and tell each of the others."""
    if not site.languages and not site.codes and len({post.lang for post in posts}) < 2:
        return
    for indexes in _alike(site, posts):
        indexes.sort(key=lambda index: _prominence(site, posts[index]))
        first = posts[indexes[0]].slug
        for index in indexes[1:]:
            slug = _free(first, posts[index].lang.lower(), taken)
            posts[index] = posts[index]._replace(slug=slug, original=first)
        slugs = [posts[index].slug for index in indexes]
        for index in indexes:
            others = tuple(slug for slug in slugs if slug != posts[index].slug)
            posts[index] = posts[index]._replace(translations=others)


def _alike(site: Site, posts: list[Post]) -> list[list[int]]:
    """Return the posts that differ in nothing but the language, and a folder called after it."""
    groups: defaultdict[Hashable, dict[str, int]] = defaultdict(dict)
    for index, post in enumerate(posts):
        place = site.engine.place(site, post.path)
        if place:
            folders = tuple(name for name in place.folders if name.lower() != post.lang.lower())
            groups[folders, place.date, place.slug].setdefault(post.lang, index)
    return [list(group.values()) for group in groups.values() if len(group) > 1]


def _prominence(site: Site, post: Post) -> tuple[bool, int, str]:
    """Return what orders translations: the site's language, then what lies in no folder of its own."""
    main = post.lang.partition("-")[0].lower() == site.lang.partition("-")[0].lower()
    return not main, post.path.count("/"), post.path


_RANK = {Status.PUBLISHED: 0, Status.PAGE: 2}
"""Whose slug it is where several have the same; between those two stands what is held back."""


def _distinguish(posts: list[Post], taken: set[str]) -> None:
    """Give the second post of a slug another, the same one however often they are read.

    Posts come before pages, which nobody looks for under a post's name, and what is published before
    its own draft; then the paths decide.
    """
    if len({post.slug for post in posts}) == len(posts):
        return  # as in nearly every blog, and sorting ten thousand paths takes its time
    owners: dict[str, Post] = {}
    rank = sorted(range(len(posts)), key=lambda i: (_RANK.get(posts[i].status, 1), posts[i].path))
    for index in rank:
        post = posts[index]
        owner = owners.setdefault(post.slug, post)
        if owner is not post:
            posts[index] = _renamed(post, _free(post.slug, "", taken), owner)


def _free(slug: str, suffix: str, taken: set[str]) -> str:
    """Return a slug that nobody has, made of another, and take it."""
    names = (f"{slug}-{suffix}-{number}".replace("--", "-") for number in count(2))
    name = next(
        name for name in chain([f"{slug}-{suffix}"] if suffix else [], names) if name not in taken
    )
    taken.add(name)
    return name


def _renamed(post: Post, slug: str, owner: Post) -> Post:
    if post.status is Status.PAGE:
        return post._replace(slug=slug)
    reason = f"the slug {post.slug!r} is that of {owner.path}, too; this post answers to {slug!r}"
    return post._replace(slug=slug, problems=(*post.problems, Problem(post.path, 1, reason)))
