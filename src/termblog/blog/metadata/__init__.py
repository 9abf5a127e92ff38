"""Metadata: what front matter, path and file say of a post, resolved to one `Post`."""

from __future__ import annotations

from termblog.blog.metadata.resolve import Reading, read_post
from termblog.blog.metadata.settle import settle

__all__ = ["Reading", "read_post", "settle"]
