"""What is known of a blog's folder once it is recognised: facts, which nobody changes."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple

from termblog.blog.history import History
from termblog.blog.post import NOTHING

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from pathlib import Path


_NO_HISTORY = History()


class Site(NamedTuple):
    """What is known of a blog before its posts are read."""

    root: Path
    """Its folder."""
    engine: str
    """What its posts are written for: the name of a row in `ENGINES`."""
    home: str = ""
    """The folder of the engine's configuration, relative to the root."""
    config: Mapping[str, Any] = NOTHING
    """The configuration, as written."""
    title: str = ""
    """The blog's name."""
    url: str = ""
    """Where it is published."""
    lang: str = ""
    """The language of its posts, where none is said; a BCP 47 tag."""
    timezone: tzinfo = UTC
    """The zone of dates that are written without one."""
    folders: tuple[str, ...] = ("",)
    """Where its posts lie, relative to the root."""
    permalink: str = ""
    """The pattern of its posts' addresses, in the engine's own words."""
    permalinks: Mapping[str, str] = NOTHING
    """The patterns of sections that have their own."""
    ignored: tuple[re.Pattern[str], ...] = ()
    """What is found in the paths, relative to the root, of files that are no posts."""
    sections: tuple[str, ...] = ()
    """The folders whose pages are posts, each with its slash; empty where all are."""
    languages: Mapping[str, str] = NOTHING
    """Languages by the folders that stand for them, relative to the root."""
    codes: frozenset[str] = frozenset()
    """Languages that the end of a file's name may stand for, as in `post.fr.md`."""
    authors: Mapping[str, str] = NOTHING
    """Names by the ids that posts use."""
    defaults: tuple[tuple[re.Pattern[str], Mapping[str, Any]], ...] = ()
    """Front matter of all posts in whose path something is found; a later one counts more."""
    nested_categories: bool = False
    """Whether a flat list of categories is one path, the widest first."""
    future: bool = False
    """Whether a post whose date is still to come is published all the same."""
    expired: bool = False
    """Whether a post whose time is over is published all the same."""
    syntax: frozenset[str] = frozenset()
    """Names of Markdown rules that its configuration adds to those of its engine."""
    readmes: bool = False
    """Whether posts are called `README`, since nothing else is there to read."""
    history: History = _NO_HISTORY
    """When files were first committed."""
