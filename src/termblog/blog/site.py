"""A blog's folder, recognised: which engine wrote it, and what its configuration says.

Opening a site reads configuration files, directory listings and at most a few heads of posts,
so that it costs the same however many posts there are.
"""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple

from termblog.blog.history import History
from termblog.blog.post import NOTHING
from termblog.errors import NotFound, Unreadable

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping
    from pathlib import Path

    from termblog.blog.engines.engine import Engine

_NO_HISTORY = History()


class Site(NamedTuple):
    """What is known of a blog before its posts are read."""

    root: Path
    """Its folder."""
    engine: Engine
    """What its posts are written for."""
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


def open_site(root: Path) -> Site:
    """Recognise a blog's engine and read its configuration.

    Args:
        root: The blog's folder.

    Raises:
        NotFound: There is no such folder.
        Unreadable: It is no folder, or it cannot be listed.
    """
    from termblog.blog.engines import recognise
    from termblog.blog.engines.survey import Survey

    _check(root)
    survey = Survey(root)
    engine, home, config = recognise(survey)
    name = root.resolve().name
    site = Site(
        root=root, engine=engine, home=home, config=config, title=name, history=History(root)
    )
    return engine.configure(site, survey)


def _check(root: Path) -> None:
    if not root.exists():
        raise NotFound(f"There is no folder {root}.")
    if not root.is_dir():
        raise Unreadable(f"{root} is a file, not a blog's folder.")
    try:
        next(root.iterdir(), None)
    except OSError as error:
        raise Unreadable(f"The folder {root} cannot be read: {error.strerror}.") from error
