"""Reads whole blogs, without an index."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from termblog.blog.discover import find_files
from termblog.blog.engines import open_site
from termblog.blog.files import read_file
from termblog.blog.metadata.resolve import read_post
from termblog.blog.metadata.settle import settle

if TYPE_CHECKING:
    from pathlib import Path

    from termblog.blog.post import Post

NOW = datetime(2026, 12, 1, tzinfo=UTC)
"""A moment after every post of the corpus but one of the year 9999."""


def read_blog(root: Path, now: datetime = NOW) -> dict[str, Post]:
    """Return every post, page and draft of a blog by its path."""
    site = open_site(root)
    readings = [
        read_post(site, fact.path, read_file(root, fact.path).data, mtime_ns=fact.mtime_ns)
        for fact in find_files(site)
    ]
    return {post.path: post for post in settle(site, [it.post for it in readings if it.post], now)}
