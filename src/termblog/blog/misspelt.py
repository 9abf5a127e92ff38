"""Which keys of front matter look like another that was meant: for their author, when asked.

Themes have keys of their own, and what a blog uses often is meant as it is. So a key counts as
misspelt only where it is rare in the blog, close to one that every engine reads, and no mere form
of that.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import get_close_matches
from typing import TYPE_CHECKING

from termblog.blog.files import read_file
from termblog.blog.frontmatter.fields import fold
from termblog.blog.post import Problem
from termblog.errors import TermblogError
from termblog.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.blog.blog import Blog
    from termblog.blog.post import Post

_MEANT = (
    "title", "date", "tags", "categories", "description", "summary", "draft", "published", "authors", "aliases",
    "permalink", "updated", "series", "weight", "language",
)  # fmt: skip
_LIKE = 0.8  # of `difflib.SequenceMatcher.ratio`: one letter in five, or two that changed places
_RARE = 50  # posts for each that has the key


def find_misspelt(blog: Blog) -> Iterator[Problem]:
    """Yield keys that are likely to be meant otherwise, with their lines.

    Args:
        blog: Whose posts' own keys are looked at.
    """
    often = Counter(fold(key) for post in blog.every for key in post.extra)
    rare = max(1, len(blog.every) // _RARE)
    for post in blog.every:
        for key in post.extra:
            meant = _meant(fold(key)) if often[fold(key)] <= rare else ""
            if meant:
                reason = f"{key}: no engine reads this key — did you mean {meant}?"
                yield Problem(post.path, _line(blog, post, key), reason)


def _meant(name: str) -> str:
    """Return the key that a folded one is close to without being it or a form of it."""
    near = next(iter(get_close_matches(name, _MEANT, 1, _LIKE)), "")
    return "" if near in name or name in near else near


def _line(blog: Blog, post: Post, key: str) -> int:
    try:
        text, _ = decode(read_file(blog.root, post.path).data)
    except TermblogError:
        return 1
    found = re.search(rf"^[\"']?{re.escape(key)}[\"']?[ \t]*[:=]", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
