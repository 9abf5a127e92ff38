"""Saves show while somebody reads."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import ref

import pytest
from watchfiles import Change, DefaultFilter

from termblog.blog import watch
from termblog.blog.opening import open_blog
from termblog.blog.watch import watch_blog
from tests.blog.folders import LONG_AGO, post, write

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from termblog.blog.blog import Blog

_PATIENCE = 120  # seconds until a test fails; a change takes some 0.2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a blog of two posts."""
    return write(tmp_path / "blog", {"one.md": post("One"), "two.md": post("Two")})


@asynccontextmanager
async def _watching(root: Path) -> AsyncIterator[Callable[[], Awaitable[Blog]]]:
    """Watch a blog, and lend what waits for its next change."""
    opened = open_blog(root)
    stop = asyncio.Event()
    told: asyncio.Queue[Blog] = asyncio.Queue()

    async def listen() -> None:
        async for blog in watch_blog(opened, stop):
            await told.put(blog)

    async def following() -> Blog:
        return await asyncio.wait_for(told.get(), _PATIENCE)

    listening = asyncio.create_task(listen())
    try:
        yield following
    finally:
        stop.set()
        await listening


def _titles(blog: Blog) -> set[str]:
    return {post.title for post in blog.posts}


async def _until(following: Callable[[], Awaitable[Blog]], titles: set[str]) -> Blog:
    """Return the first blog with these posts; every burst may be told in more than one step."""
    while _titles(blog := await following()) != titles:
        pass
    return blog


async def test_what_was_replaced_is_let_go_of(folder: Path) -> None:
    """Whoever watches keeps the latest blog alone."""
    stop = asyncio.Event()
    first = open_blog(folder)
    latest, replaced = watch_blog(first, stop), ref(first)
    del first
    (folder / "one.md").write_text(post("One again"))
    blog = await asyncio.wait_for(anext(latest), _PATIENCE)
    async with asyncio.timeout(_PATIENCE):
        while replaced() is not None:  # a thread may still end with it
            gc.collect()
            await asyncio.sleep(0.01)
    assert _titles(blog) == {"One again", "Two"}
    stop.set()
    assert [blog async for blog in latest] == []


async def test_saved_new_renamed_and_deleted_files_show(folder: Path) -> None:
    """Each change is told, one after the other."""
    async with _watching(folder) as following:
        (folder / "one.md").write_text(post("One again"))
        await _until(following, {"One again", "Two"})
        (folder / "three.md").write_text(post("Three"))
        await _until(following, {"One again", "Two", "Three"})
        (folder / "three.md").rename(folder / "four.md")
        blog = await _until(following, {"One again", "Two", "Three"})
        assert blog.get("four")
        (folder / "two.md").unlink()
        await _until(following, {"One again", "Three"})


async def test_a_text_that_changed_is_told_although_its_facts_are_the_same(folder: Path) -> None:
    """The reader has something new to show."""
    async with _watching(folder) as following:
        (folder / "one.md").write_text(post("One", "Test.\n"))
        blog = await following()
        assert blog.source(blog.find("one")).text == "Test.\n"


async def test_a_new_folder_shows_with_what_is_in_it(folder: Path) -> None:
    """Folders are watched as soon as they are there."""
    async with _watching(folder) as following:
        write(folder.parent / "elsewhere", {"deep.md": post("Deep")})
        (folder.parent / "elsewhere").rename(folder / "new")
        await _until(following, {"One", "Two", "Deep"})


async def test_files_beside_the_posts_tell_nothing(folder: Path) -> None:
    """An editor's swap file makes no new blog; the next save is the first that is told."""
    async with _watching(folder) as following:
        (folder / ".one.md.swp").write_bytes(b"b0VIM\0")
        (folder / "4913").touch()
        (folder / "two.md").write_text(post("Saved"))
        assert _titles(await following()) == {"One", "Saved"}


@pytest.mark.parametrize(
    ("path", "matters"),
    [
        ("one.md", True),
        ("new/deep.md", True),
        (".cache/0.sqlite-wal", False),
        ("new/.obsidian/workspace.json", False),
        ("_site/one/index.html", False),
        ("one.md~", False),
        ("../../../private/somebody/.blogs/mine/one.md", True),
    ],
)
def test_what_lies_where_nobody_looks_for_posts_wakes_nobody(path: str, matters: bool) -> None:
    """An index within the blog, an editor's folder, what an engine builds: nothing is read anew."""
    home = Path("/somebody/.blogs/mine")
    told = watch._matters(
        DefaultFilter(), [home / "posts", home], Change.modified, os.path.normpath(home / path)
    )
    assert told is matters


async def test_a_single_file_is_watched_alone(folder: Path) -> None:
    """An editor that saves by renaming replaces it; its neighbours do not matter."""
    async with _watching(folder / "one.md") as following:
        (folder / "two.md").write_text(post("Nobody asked"))
        (folder / "one.md~").write_text(post("One, saved"))
        (folder / "one.md~").rename(folder / "one.md")
        assert _titles(await following()) == {"One, saved"}


async def test_a_folder_that_goes_keeps_its_last_blog_until_it_is_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkout that is moved away and back again, or made anew."""
    monkeypatch.setattr(watch, "_RETRY", 0.01)
    async with _watching(folder) as following:
        shutil.move(folder, folder.parent / "away")
        write(folder.parent / "next", {"new.md": post("New")})
        shutil.move(folder.parent / "next", folder)
        await _until(following, {"New"})
        (folder / "newer.md").write_text(post("Newer"))
        await _until(following, {"New", "Newer"})


async def test_another_configuration_reads_everything_anew(tmp_path: Path) -> None:
    """The title of the site changes without a word in a post."""
    root = write(
        tmp_path / "site",
        {"_config.yml": "title: Old\n", "_posts/2024-01-01-one.md": post("One")},
    )
    async with _watching(root) as following:
        (root / "_config.yml").write_text("title: New\n")
        assert (await following()).title == "New"


async def test_a_half_written_save_never_shows_and_loses_no_draft_flag(folder: Path) -> None:
    """Emptied, then written in pieces: no reader sees any of it."""
    write(folder, {"secret.md": post("Secret", draft="true")})
    async with _watching(folder) as following:
        with (folder / "secret.md").open("wb", buffering=0) as file:
            for piece in ("---\ntitle: Secret\n", "draft: true\n", "---\n", "Text, longer.\n"):
                file.write(piece.encode())
                (folder / "two.md").write_text(post(f"Two, {len(piece)}"))
                os.utime(folder / "two.md", (LONG_AGO, LONG_AGO + len(piece)))
                assert "Secret" not in _titles(await following())
