"""The app as a whole: it opens a blog, and shows it."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

from termblog.blog.opening import stream_blog
from termblog.state import State
from termblog.theme import load_theme
from termblog.tui.app import TermblogApp
from termblog.tui.launch import Launch
from tests.tui.conftest import keys, screen_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from termblog.blog.opening import Step
    from tests.tui.conftest import Desk


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
