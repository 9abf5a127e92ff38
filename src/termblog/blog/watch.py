"""Tells of a blog's changes while somebody reads it: a new `Blog` after each save.

The system tells that something changed; what changed is found by looking at the folder again, as
when it was opened. So a burst of saves, a renamed folder, a file that an editor puts aside and one
that is being written need no rules of their own here.
"""

from __future__ import annotations

import asyncio
from contextlib import aclosing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from termblog.blog.discover import is_skipped
from termblog.blog.opening import renew_blog
from termblog.errors import TermblogError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence

    from watchfiles import Change

    from termblog.blog.blog import Blog

_BURST = 300  # milliseconds of saves, at most, that are told as one
_QUIET = 50  # milliseconds without a save that end a burst
_TICK = 500  # milliseconds between two looks whether the folder is still there
_CONFIGS = frozenset({".toml", ".yaml", ".yml", ".json"})
_RETRY = 1.0  # seconds between two looks at a folder of which the system tells nothing


async def watch_blog(
    blog: Blog, stop: asyncio.Event, gone: Callable[[], None] = lambda: None
) -> AsyncIterator[Blog]:
    """Yield a blog anew each time that its files have changed.

    A folder that is gone keeps the last blog, and is watched again when it is back.

    Args:
        blog: As it was opened.
        stop: Ends it.
        gone: Told each time that the folder is found to be gone.
    """
    there = True
    while not stop.is_set():
        async with aclosing(_stirs(*_places(blog), stop)) as stirs:
            async for _ in stirs:
                latest = await _renewed(blog)
                if latest is not blog:
                    blog = latest
                    yield blog
        there, before = blog.root.exists(), there
        if before and not there:
            gone()
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), _RETRY)


async def _stirs(
    places: list[Path], single: bool, stop: asyncio.Event
) -> AsyncGenerator[None, None]:
    """Yield when something may have changed; end when a folder is gone or cannot be watched.

    It knows no blog: it lasts, and would keep the first version of it.
    """
    from watchfiles import DefaultFilter, awatch

    looked = False
    with suppress(OSError, RuntimeError):  # gone, or more folders than the system watches
        async for changes in awatch(
            *places,
            debounce=_BURST,
            step=_QUIET,
            stop_event=stop,
            rust_timeout=_TICK,
            watch_filter=partial(_matters, DefaultFilter(), places),
            yield_on_timeout=True,
            recursive=not single,
        ):
            # The first time, too: what happened before the system began to tell.
            if changes or not looked:
                looked = True
                yield
            if not all(place.exists() for place in places):
                return


def _matters(
    usual: Callable[[Change, str], bool], places: Sequence[Path], change: Change, path: str
) -> bool:
    """Tell whether a change may be one of a post; not, where nobody looks for one.

    An index that lies within the blog would otherwise tell of itself at each look, for ever. Where the
    system calls a folder by another name than we do, any change may be one.
    """
    file = Path(path)
    within = next((file.relative_to(it) for it in places if file.is_relative_to(it)), Path())
    return usual(change, path) and not any(map(is_skipped, within.parts))


def _places(blog: Blog) -> tuple[list[Path], bool]:
    """Return what to watch, and whether that is the folder of a single post.

    Else it is the folders of the posts, and the files that may configure the site.
    """
    if (blog.root / blog.site.folders[0]).is_file():
        return [blog.root], True
    home = blog.root / blog.site.home
    folders = (blog.root / folder for folder in blog.site.folders)
    files = (file for file in home.glob("*.*") if file.suffix in _CONFIGS and file.is_file())
    return [*folders, *files], False


async def _renewed(blog: Blog) -> Blog:
    """Return a blog as it is now; as it was, where its folder is gone."""
    try:
        return await asyncio.to_thread(renew_blog, blog)
    except TermblogError:
        return blog
