"""The app as a whole: it opens a blog, and shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.conftest import keys, screen_text

if TYPE_CHECKING:
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
