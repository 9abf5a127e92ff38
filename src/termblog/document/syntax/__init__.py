"""Markdown beyond CommonMark, one file a dialect, as rules of markdown-it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it import MarkdownIt

SYNTAX: Mapping[str, Callable[[MarkdownIt], None]] = MappingProxyType({})
"""Each dialect's rules, by its name."""

DEFAULT_SYNTAX: frozenset[str] = frozenset()
"""The dialects of a post that no engine was recognised for."""
