"""The commands of `termblog`, each in a file that is imported when it is called. Knows no click."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "read": "Print one post.",
        "list": "List the posts, newest first.",
        "search": "Search all posts: ranked, with the passage that fits.",
        "check": "Tell what is wrong with the posts.",
        "serve": "Host the blog over SSH and in the browser.",
        "themes": "List the themes.",
        "keys": "List the keys.",
        "config": "Show the settings, and where each is set.",
    }
)
"""Every command and what it does; `read` lives in `termblog.cli.read`, and so on."""
