"""Posts that share a slug: one keeps it, the others get a name of their own, and their author hears.

Sites tell many such posts apart: by the day in the address, by its folders. What the site has there
goes behind the slug, since a number would mean another post as soon as one is added. Only posts that
no address tells apart are a mistake each; of all the others one line is enough.
"""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from termblog.blog.addresses import address_key
from termblog.blog.engines import engine_of
from termblog.blog.engines.permalink import slugify
from termblog.blog.post import DateSource, Post, Problem, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termblog.blog.site import Site

_RANK = {Status.PUBLISHED: 0, Status.PAGE: 2}
"""Whose slug it is where several have the same; between those two stands what is held back."""


def distinguish(site: Site, posts: list[Post], taken: set[str]) -> None:
    """Give the second post of a slug another, the same one however often they are read.

    Posts come before pages, which nobody looks for under a post's name, and what is published before
    its own draft; then the paths decide.

    Args:
        site: The blog.
        posts: All of its posts; those whose slug is another's are replaced.
        taken: Every slug that somebody has; those that are given are added.
    """
    owners: dict[str, Post] = {}
    apart: list[tuple[int, str]] = []
    rank = sorted(range(len(posts)), key=lambda i: (_RANK.get(posts[i].status, 1), posts[i].path))
    for index in rank:
        post = posts[index]
        owner = owners.setdefault(post.slug, post)
        if owner is post:
            continue
        posts[index] = post._replace(slug=free(post.slug, _marks(site, post, owner), taken))
        if post.status is not Status.PAGE:
            reason = f"the slug {post.slug!r} is that of {owner.path}, too; this post answers to {posts[index].slug!r}"
            if _meet(site, post, owner):
                posts[index] = _complaining(posts[index], reason)
            else:
                apart.append((index, reason))
    _tell(posts, apart)


def free(slug: str, marks: Iterable[str], taken: set[str]) -> str:
    """Return a slug that nobody has, made of another, and take it.

    Args:
        slug: The other.
        marks: What may stand behind it, best first; then come numbers.
        taken: Every slug that somebody has.
    """
    names = (f"{slug}-{mark}" for mark in chain(marks, map(str, count(2))) if mark)
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return name


def _marks(site: Site, post: Post, owner: Post) -> Iterator[str]:
    """Yield what tells a post from another on the site: its language, the day in its name, its folders, its date."""
    if post.lang != owner.lang:
        yield post.lang.lower()
    engine = engine_of(site)
    own, other = engine.place(site, post.path), engine.place(site, owner.path)
    if own and other:
        if own.date and own.date != other.date:
            yield slugify(own.date)
        yield from (slugify(it) for it in own.folders[::-1] if it not in other.folders)
    day = _written_day(post)
    if day != _written_day(owner):
        yield day


def _written_day(post: Post) -> str:
    written = post.date and post.date.source is DateSource.WRITTEN
    return f"{post.date.moment:%Y-%m-%d}" if post.date and written else ""


def _meet(site: Site, post: Post, owner: Post) -> bool:
    """Tell whether two posts have one address; where nothing says that, whether both chose their slug in one folder.

    What is not published has none yet, and languages often have sites of their own.
    """
    engine = engine_of(site)
    if engine.refuses_twins or post.lang != owner.lang or post.status is not Status.PUBLISHED:
        return False
    if post.url and owner.url:
        return address_key(post.url) == address_key(owner.url)
    places = [engine.place(site, one.path) for one in (post, owner)]
    beside = len({place and place.folders for place in places}) == 1
    return beside and all(place and place.slug != post.slug for place in places)


def _complaining(post: Post, reason: str) -> Post:
    return post._replace(problems=(*post.problems, Problem(post.path, 1, reason)))


def _tell(posts: list[Post], apart: list[tuple[int, str]]) -> None:
    """List the first of the posts that the site tells apart, with the number of the others."""
    for index, reason in apart[:1]:
        more = len(apart) - 1
        others = f", and {more:,} more {'is' if more == 1 else 'are'} named like that"
        posts[index] = _complaining(posts[index], reason + others * bool(more))
