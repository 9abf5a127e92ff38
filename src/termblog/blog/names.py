"""Finds a post by what somebody calls it: its slug, an alias, its address, its file."""

from __future__ import annotations

from posixpath import basename, splitext
from typing import TYPE_CHECKING

from termblog.blog.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.blog.groups import Posts
    from termblog.blog.post import Post


class Names:
    """What the posts of a blog are called.

    Args:
        posts: Newest first: among equal names the newest post's counts, and a slug before all.
    """

    def __init__(self, posts: Posts) -> None:
        self._posts = posts
        self._slugs = Register(posts, lambda post: (post.slug,))
        self._bare = Register(posts, lambda post: (_bare(post.slug),))
        self._others = Register(posts, _others)
        self._files = Register(posts, _files)

    def get(self, name: str) -> Post | None:
        """Return the post of a name, in whatever case and however it is slashed.

        Args:
            name: What somebody typed or linked; looked up, never opened.
        """
        bare = _bare(name)
        found = self._slugs.get(name) or self._bare.get(bare) or self._others.get(bare)
        return (found or self._files.get(bare)) if bare else None

    def nearest(self, name: str) -> tuple[str, ...]:
        """Return at most three slugs that somebody may have meant, likeliest first.

        Args:
            name: What somebody typed.
        """
        from difflib import get_close_matches

        slugs = [post.slug for post in self._posts]
        close = get_close_matches(name, slugs, 3, 0.6)
        within = [slug for slug in slugs if name and name.casefold() in slug.casefold()]
        return tuple(dict.fromkeys((*close, *sorted(within, key=len))))[:3]


def _others(post: Post) -> Iterator[str]:
    """Yield what a post is called beside its slug."""
    return map(_bare, (post.path, post.url, *post.aliases))


def _files(post: Post) -> Iterator[str]:
    """Yield the name of a post's file without its ending, such as `2024-01-31-hello`."""
    stem = splitext(basename(post.path))[0]
    if stem != "index":
        yield _bare(stem)


def _bare(name: str) -> str:
    return name.strip("/").casefold()
