"""Finds a post by what somebody calls it: its slug, an alias, its address, its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.blog.addresses import caseless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termblog.blog.post import Post


class Names:
    """What the posts of a blog are called.

    Args:
        posts: Newest first: among equal names the newest post's counts, and a slug before all.
    """

    def __init__(self, posts: Iterable[Post]) -> None:
        self._slugs: dict[str, Post] = {}
        self._others: dict[str, Post] = {}
        for post in posts:
            self._slugs[post.slug] = post
            for name in (post.path, post.url, *post.aliases):
                self._others.setdefault(_bare(name), post)
        self._others.update((_bare(slug), post) for slug, post in self._slugs.items())
        self._others.pop("", None)

    def get(self, name: str) -> Post | None:
        """Return the post of a name, in whatever case and however it is slashed.

        Args:
            name: What somebody typed or linked; looked up, never opened.
        """
        return self._slugs.get(name) or self._others.get(_bare(name))

    def nearest(self, name: str) -> tuple[str, ...]:
        """Return at most three slugs that somebody may have meant, likeliest first.

        Args:
            name: What somebody typed.
        """
        from difflib import get_close_matches

        close = get_close_matches(name, self._slugs, 3, 0.6)
        within = [slug for slug in self._slugs if name and name.casefold() in slug.casefold()]
        return tuple(dict.fromkeys((*close, *sorted(within, key=len))))[:3]


def _bare(name: str) -> str:
    return caseless(name.strip("/"))
