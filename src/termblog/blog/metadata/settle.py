"""What can only be said of a post among all others, or at a given moment.

One post alone cannot know that another answers to its slug or says the same in another language,
nor what time it is. The index calls `settle` on the whole list, after reading.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from termblog.blog.engines import engine_of
from termblog.blog.post import Status

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from datetime import datetime

    from termblog.blog.post import Post
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
    if len({post.slug for post in settled}) < len(settled):
        from termblog.blog.metadata.namesakes import distinguish  # of which few blogs have any

        distinguish(site, settled, taken)
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
    from termblog.blog.metadata.namesakes import free

    for indexes in _alike(site, posts):
        indexes.sort(key=lambda index: _prominence(site, posts[index]))
        first = posts[indexes[0]].slug
        for index in indexes[1:]:
            slug = free(first, [posts[index].lang.lower()], taken)
            posts[index] = posts[index]._replace(slug=slug, original=first)
        slugs = [posts[index].slug for index in indexes]
        for index in indexes:
            others = tuple(slug for slug in slugs if slug != posts[index].slug)
            posts[index] = posts[index]._replace(translations=others)


def _alike(site: Site, posts: list[Post]) -> list[list[int]]:
    """Return the posts that differ in nothing but the language, and a folder called after it.

    What is called otherwise in another language may still have the address in common.
    """
    groups: defaultdict[Hashable, dict[str, int]] = defaultdict(dict)
    common = _common(posts)
    met: dict[str, Hashable] = {}
    engine = engine_of(site)
    for index, post in enumerate(posts):
        place = engine.place(site, post.path)
        if place:
            folders = tuple(name for name in place.folders if name.lower() != post.lang.lower())
            own = folders, place.date, place.slug
            alike = met.setdefault(post.url, own) if post.url in common else own
            groups[alike].setdefault(post.lang, index)
    return [list(group.values()) for group in groups.values() if len(group) > 1]


def _common(posts: list[Post]) -> set[str]:
    """Return the addresses that posts of several languages have, one of each."""
    spoken: defaultdict[str, list[str]] = defaultdict(list)
    for post in posts:
        spoken[post.url].append(post.lang)
    return {url for url, langs in spoken.items() if url and len({*langs}) == len(langs) > 1}


def _prominence(site: Site, post: Post) -> tuple[bool, int, str]:
    """Return what orders translations: the site's language, then what lies in no folder of its own."""
    main = post.lang.partition("-")[0].lower() == site.lang.partition("-")[0].lower()
    return not main, post.path.count("/"), post.path
