"""What shows at which width, and what has the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from termblog.settings import Settings
from termblog.tui.view import View
from tests.tui.conftest import keys, screen_text, settle

if TYPE_CHECKING:
    from textual.widget import Widget

    from tests.tui.conftest import Desk


def shown(pane: Widget) -> bool:
    """Return whether a pane shows."""
    return pane.display


@pytest.mark.parametrize(
    ("width", "sidebar", "contents"), [(120, True, True), (99, True, False), (69, False, False)]
)
def test_width_decides_what_stands_beside_the_text(
    width: int, sidebar: bool, contents: bool
) -> None:
    """Under 100 columns the contents go, under 70 the sidebar too."""
    view = View()
    assert view.shows("sidebar", width, asked=True) is sidebar
    assert view.shows("contents", width, asked=True) is contents


def test_contents_do_as_the_post_asks_until_the_reader_says() -> None:
    """A post's wish counts where the reader has none."""
    view = View()
    assert not view.shows("contents", 120, asked=False)
    wished = view.toggled("contents", 120, asked=False)
    assert wished.shows("contents", 120, asked=False)
    assert not wished.toggled("contents", 120, asked=True).shows("contents", 120, asked=True)


def test_what_lies_above_is_closed_by_the_same_key() -> None:
    """A narrow screen toggles the pane above the text, and forgets no wish."""
    view = View().toggled("sidebar", 60, asked=False)
    assert view.above == "sidebar"
    assert view.toggled("sidebar", 60, asked=False) == View()


async def test_a_post_that_asks_shows_its_contents(desk: Desk) -> None:
    """`toc: true` opens the pane by itself; t hides it, and shows it for a post that does not ask."""
    desk.start = "second"
    async with desk.run() as (app, pilot):
        assert shown(app.main.headings)
        assert "Part 12" in screen_text(app)
        await pilot.press("t")
        assert not shown(app.main.headings)
        await pilot.press("t", "J")
        await settle(app, pilot)
        assert shown(app.main.headings)
        assert "Below" in screen_text(app)


async def test_enter_jumps_to_a_heading(desk: Desk) -> None:
    """The contents pane takes the keys, walks, and jumps; Back returns."""
    desk.start = "second"
    async with desk.run() as (app, pilot):
        await pilot.press("tab")
        assert keys(app) is app.main.headings
        await pilot.press("j", "j", "enter")
        await pilot.pause()
        assert app.main.reader.heading == "part-3"
        assert keys(app) is app.main.reader
        await pilot.press("backspace")
        await pilot.pause()
        assert app.main.reader.scroll_offset.y == 0


async def test_above_the_text_a_pane_closes_when_something_is_chosen(desk: Desk) -> None:
    """On a small screen both panes come and go above the text."""
    desk.start = "second"
    async with desk.run(50, 16) as (app, pilot):
        main = app.main
        assert not shown(main.sidebar)
        await pilot.press("backslash")
        assert main.sidebar.has_class("-above")
        assert keys(app) is main.sidebar.shelf
        await pilot.press("escape")
        assert not shown(main.sidebar)
        assert keys(app) is main.reader
        await pilot.press("t", "G", "enter")
        await pilot.pause()
        assert not shown(main.headings)
        assert main.reader.heading == "part-12"
        await pilot.press("h")
        await pilot.pause()
        assert shown(main.sidebar)
        await pilot.press("enter")
        await settle(app, pilot)
        assert not shown(main.sidebar)


async def test_only_the_text(desk: Desk) -> None:
    """Z takes everything but the text away, and brings it back; so does Esc."""
    async with desk.run() as (app, pilot):
        await pilot.press("z")
        await pilot.pause()
        assert "lights" not in screen_text(app)
        assert "Date ▾" not in screen_text(app)
        await pilot.press("backslash")
        await pilot.pause()
        assert shown(app.main.sidebar)
        await pilot.press("backslash", "escape")
        await pilot.pause()
        assert "Date ▾" in screen_text(app)


async def test_escape_never_quits(desk: Desk) -> None:
    """It backs out one level at a time, down to the text."""
    async with desk.run() as (app, pilot):
        await pilot.press("question_mark", "escape", "escape", "escape", "escape")
        await pilot.pause()
        assert app.is_running
        assert keys(app) is app.main.reader


async def test_the_footer_shows_what_works_here(desk: Desk) -> None:
    """The hints change with the pane that has the keys."""
    async with desk.run() as (app, pilot):
        assert "/ filter" in screen_text(app)
        await pilot.press("tab")
        await pilot.pause()
        assert "/ find" in screen_text(app)
        assert "/ filter" not in screen_text(app)


@pytest.mark.parametrize(("width", "height"), [(40, 12), (80, 24), (120, 40), (200, 60), (20, 5)])
async def test_every_size_can_be_read_and_steered(desk: Desk, width: int, height: int) -> None:
    """At no size is a key without effect or a line too wide."""
    async with desk.run(width, height) as (app, pilot):
        for key in (
            "backslash",
            "escape",
            "t",
            "escape",
            "s",
            "escape",
            "colon",
            "escape",
            "i",
            "escape",
        ):
            await pilot.press(key)
            await pilot.pause()
            lines = screen_text(app).splitlines()
            assert len(lines) == height
            assert all(len(line) <= width for line in lines)
        app.main.reader.focus()
        await pilot.press("J")
        await settle(app, pilot)
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "second"


async def test_settings_say_what_is_open_at_first(desk: Desk) -> None:
    """A sidebar that is not wanted is not shown, contents that are wanted are."""
    desk.settings = Settings(sidebar=False, contents="always", width=50, motion=False)
    desk.start = "first"
    async with desk.run() as (app, _):
        assert not shown(app.main.sidebar)
        assert shown(app.main.headings)
        assert app.main.reader.measure == 50


async def test_keys_are_remapped_and_conflicts_told(desk: Desk) -> None:
    """A command gets the keys that the settings give its id; a clash is said in the app."""
    desk.settings = Settings(keys={"text": "x", "search": "t"}, motion=False)
    async with desk.run() as (app, pilot):
        assert "given to both" in screen_text(app)
        await pilot.press("x")
        await pilot.pause()
        assert app.main.view.zen


async def test_the_progress_line_can_be_clicked(desk: Desk) -> None:
    """A click on it goes to that part of the post."""
    desk.start = "second"
    async with desk.run() as (app, pilot):
        await pilot.click("BottomBar", offset=(20, 0))
        await pilot.pause()
        share = app.main.reader.share
        assert 0.3 < share < 0.7
        assert f"{share:4.0%}" in screen_text(app)


async def test_hints_can_be_clicked(desk: Desk) -> None:
    """A touch on a word in the line below does what its key does; beside them nothing happens."""
    async with desk.run() as (app, pilot):
        line = screen_text(app).splitlines()[-1]
        await pilot.click("BottomBar", offset=(line.index("search"), 0))
        await settle(app, pilot)
        assert app.screen is not app.main
        await pilot.click(offset=(1, 20))
        await settle(app, pilot)
        assert app.screen is app.main
        await pilot.click("BottomBar", offset=(line.index("filter"), 0))
        await settle(app, pilot)
        assert app.main.sidebar.has_class("-filtering")
        await pilot.click("BottomBar", offset=(line.index("Enter") - 3, 0))
        await settle(app, pilot)
        assert app.screen is app.main


async def test_a_click_within_what_lies_above_leaves_it_open(desk: Desk) -> None:
    """Only one beside its panel closes it."""
    async with desk.run() as (app, pilot):
        await pilot.press("question_mark")
        await settle(app, pilot)
        await pilot.click("Lines", offset=(4, 4))
        await settle(app, pilot)
        assert app.screen is not app.main
        await pilot.click(offset=(1, 1))
        await settle(app, pilot)
        assert app.screen is app.main
