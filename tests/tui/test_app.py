"""The app as a whole: it opens a blog, and shows it."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

from termblog.blog.opening import stream_blog
from termblog.settings import Settings
from termblog.state import State, open_state
from termblog.theme import load_theme
from termblog.tui.app import TermblogApp
from termblog.tui.launch import Launch
from termblog.tui.main_screen import MainScreen
from tests.tui.conftest import Desk, keys, screen_text, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from termblog.blog.opening import Step


async def test_a_new_reader_finds_the_newest_post(desk: Desk) -> None:
    """The newest post is open, its month is unfolded, and the sidebar has the keys."""
    async with desk.run() as (app, _):
        shown = screen_text(app)
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "third"
        assert keys(app) is app.main.sidebar.shelf
        assert "What the third says of itself." in shown
        assert "▾ June" in shown
        assert "3 posts" in shown


async def test_a_post_that_opens_by_itself_is_not_read_by_that(tmp_path: Path) -> None:
    """It lies beside the list that has the keys: however short it is, it stays unread."""
    (tmp_path / "short.md").write_text("# Short\n\nText.\n", "utf-8")
    desk = Desk(tmp_path)
    async with desk.run() as (app, _):
        assert keys(app) is app.main.sidebar.shelf
        assert "1 unread" in screen_text(app)
        assert not [*desk.state.history]


async def test_markup_in_a_title_is_shown_and_not_obeyed(desk: Desk) -> None:
    """A title that is Textual markup is text, wherever it stands."""
    async with desk.run() as (app, pilot):
        shown = screen_text(app)
        assert "[@click=app.quit]Third[/] [/nope]" in shown
        await pilot.press("colon", *"third")
        await pilot.pause()
        assert "[@click=app.quit]Third[/] [/nope]" in screen_text(app)


async def test_who_leaves_does_not_wait_until_the_blog_is_read(desk: Desk) -> None:
    """The thread that reads it ends at the step it is at, and no thread outlives the app's loop."""
    (whole, *_) = stream_blog(desk.root, cache=desk.root.parent / "cache")
    left = threading.Event()
    taken = []

    def steps() -> Iterator[Step]:
        for number in range(10):
            taken.append(number)
            yield whole
            left.wait()

    app = TermblogApp(steps, State("desk"), Launch(desk.settings, load_theme("ink")))
    async with app.run_test() as pilot:
        while not taken:
            await pilot.pause()
    left.set()
    await asyncio.get_running_loop().shutdown_default_executor()
    assert taken in ([0], [0, 1])


async def test_who_leaves_while_the_screen_is_taken_down_just_leaves(desk: Desk) -> None:
    """A host may send a reader off at any time, and so when no reader stands on the screen."""
    async with desk.run() as (app, _):
        await app.main.remove_children()
        app.exit()
    assert app.return_code == 0


async def test_a_folder_that_goes_is_told_and_what_is_open_stays(desk: Desk) -> None:
    """One goes on reading; a sentence says what happened."""
    async with desk.run() as (app, pilot):
        for file in desk.root.iterdir():
            file.unlink()
        desk.root.rmdir()
        await until(pilot, lambda: "is gone; what is open stays" in app.main.bottom_bar.notice)
        assert "What the third says of itself." in screen_text(app)


async def test_ctrl_c_copies_or_says_how_to_leave(desk: Desk) -> None:
    """It never leaves; the key that does is the reader's own."""
    desk.settings = Settings(motion=False, keys={"quit": "Q"})
    async with desk.run() as (app, pilot):
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "Q quits" in app.main.bottom_bar.notice
        app.main.reader.text_select_all()
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "What the third says of itself." in app.clipboard


async def test_what_was_kept_wrong_does_no_harm(desk: Desk) -> None:
    """Settings of another version, or a broken file's, are as if they were none."""
    for name, value in {"width": "wide", "order": "upwards", "group_by": "colour"}.items():
        desk.state.keep_setting(name, value)
        desk.state.keep_setting(name, value, everywhere=True)
    async with desk.run() as (app, _):
        assert "What the third says of itself." in screen_text(app)
        assert app.main.sidebar.grouping == "date"


async def test_a_state_that_cannot_be_written_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bookmark shows, and a sentence says that it will be forgotten."""
    (tmp_path / "taken").write_text("no folder")
    desk.state = open_state(tmp_path / "taken" / "state.db", "desk")
    told: list[str] = []
    monkeypatch.setattr(MainScreen, "tell", lambda _, notice: told.append(notice))
    async with desk.run() as (app, pilot):
        app.main.reader.focus()
        await pilot.press("m")
        await until(pilot, lambda: any("kept for this session only" in said for said in told))
    desk.state.close()
