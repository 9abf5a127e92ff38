"""The first frames: what is known of a blog is listed, then comes the text, then the rest."""

from __future__ import annotations

import sys
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from termblog.blog.opening import Glimpse, glimpse_blog, stream_blog
from termblog.theme import load_theme
from termblog.tui.app import TermblogApp
from termblog.tui.launch import Launch
from tests.blog.folders import post, write
from tests.programs import unmeasured
from tests.tui.conftest import Desk, keys, screen_text, settle, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from termblog.blog.opening import Step

POSTS = 180
"""More than are known at once: these are the newest hundred, and the newest of each year."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk with a blog of fifteen years, a post a month, that was read once."""
    dates = [f"{2000 + number // 12}-{1 + number % 12:02}-01" for number in range(POSTS)]
    files = {
        f"p{number}.md": post(f"Post {number}", f"Text {number}.\n", date=date)
        for number, date in enumerate(dates)
    }
    desk = Desk(write(tmp_path / "blog", files))
    for _ in stream_blog(desk.root):
        pass
    return desk


@asynccontextmanager
async def glimpsed(
    desk: Desk,
) -> AsyncIterator[tuple[TermblogApp, Pilot[None], Callable[[], None]]]:
    """Run an app until it asks for more than a glimpse, which comes when the last function is called."""
    glimpse = glimpse_blog(desk.root)
    asked, gate = threading.Event(), threading.Event()

    def rest() -> Iterator[Step]:
        asked.set()
        gate.wait()
        yield from glimpse.rest

    held = Glimpse(glimpse.blog, glimpse.total, rest())
    launch = Launch(desk.settings, load_theme(desk.theme), desk.start, glimpse=held)
    app = TermblogApp(lambda: stream_blog(desk.root), desk.state, launch)
    try:
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, asked.is_set)
            yield app, pilot, gate.set
    finally:
        gate.set()


def rows(app: TermblogApp) -> list[str]:
    """Return what the sidebar lists."""
    listed = app.main.sidebar.shelf.rows
    return [row.post.title if row.post else row.group.label if row.group else "" for row in listed]


def opened(app: TermblogApp) -> str:
    """Return the title of the open post; empty where none is."""
    return app.main.leaf.post.title if app.main.leaf else ""


async def test_what_is_known_is_listed_as_it_will_stand(desk: Desk) -> None:
    """The rest adds what only all posts can tell; no row and no cursor moves."""
    async with glimpsed(desk) as (app, pilot, go_on):
        listed, cursor = rows(app), app.main.sidebar.shelf.cursor
        assert listed[:3] == ["2014", "December", "Post 179"]
        assert listed[-1] == "2000"
        assert len(listed) == 15 + 12 + 1
        shown = screen_text(app)
        assert f"{POSTS} posts" in shown
        assert "Text 179." in shown
        assert "unread" not in shown
        assert keys(app) is app.main.sidebar.shelf
        go_on()
        await settle(app, pilot)
        assert (rows(app), app.main.sidebar.shelf.cursor) == (listed, cursor)
        assert f"{POSTS} unread" in screen_text(app)


async def test_the_list_comes_first_and_the_text_after_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The very first frame has the list, and no post was read for it."""
    frames: list[str] = []
    monkeypatch.setattr(
        TermblogApp, "post_display_hook", lambda app: frames.append(screen_text(app))
    )
    async with glimpsed(desk):
        assert "Post 179" in frames[0]
        assert "Text 179." not in frames[0]
        assert "Text 179." in frames[-1]


async def test_who_was_reading_an_old_post_waits_for_it_alone(desk: Desk) -> None:
    """A post that is not known yet is opened when it is; no other is shown in its place."""
    desk.start = "p14"
    async with glimpsed(desk) as (app, pilot, go_on):
        assert opened(app) == ""
        assert "Text" not in screen_text(app)
        assert keys(app) is app.main.reader
        assert rows(app) == [str(year) for year in range(2014, 1999, -1)]
        go_on()
        await settle(app, pilot)
        assert opened(app) == "Post 14"
        assert rows(app)[:14] == [str(year) for year in range(2014, 2000, -1)]


async def test_who_was_reading_a_newer_post_finds_it_at_once(desk: Desk) -> None:
    """What one reads is open, and has the keys, before the folder is walked."""
    desk.start = "p170"
    async with glimpsed(desk) as (app, _, _go_on):
        assert opened(app) == "Post 170"
        assert keys(app) is app.main.reader


async def test_another_grouping_waits_for_all_posts(desk: Desk) -> None:
    """Which tag comes first is known only of all."""
    desk.state.keep_setting("group_by", "tag")
    async with glimpsed(desk) as (app, pilot, go_on):
        assert rows(app) == []
        go_on()
        await settle(app, pilot)
        assert rows(app)[0] == "Untagged"


async def test_a_post_that_came_meanwhile_is_listed_with_the_rest(desk: Desk) -> None:
    """Who has read nothing yet is shown the newest post when it is known."""
    write(desk.root, {"newest.md": post("Newest", date="2025-01-01")})
    async with glimpsed(desk) as (app, pilot, go_on):
        assert rows(app)[2] == "Post 179"
        go_on()
        await settle(app, pilot)
        assert rows(app)[2] == "Newest"
        assert opened(app) == "Newest"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_the_first_screen_loads_what_it_shows_and_no_more(desk: Desk, tmp_path: Path) -> None:
    """Nothing that opens above, searches, watches, highlights or parses options is imported for it."""
    from tests.terminal import Terminal

    loaded = tmp_path / "loaded"
    code = f"""
import pathlib, sys
from termblog.cli import run
from termblog.tui.app import TermblogApp
def leave(app):
    pathlib.Path({str(loaded)!r}).write_text("\\n".join(sys.modules))
    app.exit()
TermblogApp.read_blog = leave
sys.exit(run([{str(desk.root)!r}]))
"""
    variables = {**unmeasured(), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    assert Terminal([sys.executable, "-c", code], variables).end() == 0
    modules = set(loaded.read_text("utf-8").split())
    packages = {"anyio", "click", "frontmatter", "PIL", "pygments", "watchfiles", "yaml"}
    above = {name for name in modules if name.startswith("termblog.tui.screens.")}
    assert (packages & modules, above) == (set(), set())
    asked_later = {"query", "relations", "search", "watch", "words"}
    assert not {f"termblog.blog.{name}" for name in asked_later} & modules
    assert not {"termblog.tui.finder", "termblog.tui.fuzzy"} & modules
