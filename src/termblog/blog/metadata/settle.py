"""What can only be said of a post among all others, or at a given moment.

One post alone cannot know that another answers to its slug, nor what time it is. The index calls
`settle` on the whole list, after reading.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from termblog.blog.post import Post, Problem, Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from termblog.blog.site import Site


def settle(site: Site, posts: Iterable[Post], now: datetime) -> list[Post]:
    """Return posts with slugs that are theirs alone, and with those still to come marked.

    Args:
        site: The blog.
        posts: Every post of it, as read.
        now: Aware; what is dated later is scheduled.
    """
    return _distinguish([_schedule(site, post, now) for post in posts])


def _schedule(site: Site, post: Post, now: datetime) -> Post:
    if site.engine.future or post.status is not Status.PUBLISHED or not post.date:
        return post
    return replace(post, status=Status.SCHEDULED) if post.date.moment > now else post


def _distinguish(posts: list[Post]) -> list[Post]:
    """Give every second post of a slug a number, the same one however often they are read."""
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    for index in sorted(range(len(posts)), key=lambda index: posts[index].path):
        sharing[posts[index].slug].append(index)
    taken = set(sharing)
    for slug, indexes in sharing.items():
        for index in indexes[1:]:
            name = _free(slug, taken)
            taken.add(name)
            posts[index] = _renamed(posts[index], name, posts[indexes[0]].path)
    return posts


def _free(slug: str, taken: set[str]) -> str:
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


def _renamed(post: Post, slug: str, other: str) -> Post:
    reason = f"the slug {post.slug!r} is that of {other}, too; this post answers to {slug!r}"
    return replace(post, slug=slug, problems=(*post.problems, Problem(post.path, 1, reason)))
