"""What opens above: the palette, search, bookmarks, history, themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual._compositor import Compositor, LayoutUpdate
from textual.events import Key
from textual.geometry import Region

from termblog.state import Place
from termblog.tui.commands import COMMANDS
from termblog.tui.screens.picker import Choices
from termblog.tui.screens.search import Hits
from tests.tui.conftest import screen_text, settle, until
from tests.tui.test_reading import open_post

if TYPE_CHECKING:
    from rich.color import Color

    from tests.tui.conftest import Desk


async def test_the_palette_has_every_command_and_every_post(desk: Desk) -> None:
    """Nothing that the app can do is missing."""
    async with desk.run() as (app, pilot):
        await pilot.press("colon")
        await pilot.pause()
        titles = {row.title for row in app.screen.query_one("Choices").rows}  # type: ignore[attr-defined]  # a list's rows
        assert {
            command.title for command in COMMANDS if command.id not in ("palette", "forget")
        } <= titles
        assert "The second light" in titles


async def test_the_palette_opens_posts_and_gives_commands(desk: Desk) -> None:
    """Enter on a post opens it, on a command does it."""
    async with desk.run() as (app, pilot):
        await pilot.press("ctrl+p", *"second", "enter")
        await settle(app, pilot)
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "second"
        await pilot.press("colon", *"to the end", "enter")
        await settle(app, pilot)
        assert app.main.reader.share == 1
        await pilot.press("colon", *"only the text", "enter")
        await settle(app, pilot)
        assert app.main.view.zen
        await pilot.press("colon", *"zzzz")
        await pilot.pause()
        assert "No command and no post is called so." in screen_text(app)


async def test_arrows_walk_a_picker_while_one_types(desk: Desk) -> None:
    """The line keeps the keys; arrows and pages move the cursor."""
    async with desk.run() as (app, pilot):
        await pilot.press("colon", "down", "down", "pagedown", "pageup", "up")
        await pilot.pause()
        assert app.screen.query_one("Choices").cursor == 1  # type: ignore[attr-defined]  # a list's cursor


async def test_search_finds_while_one_types_and_opens_at_the_match(desk: Desk) -> None:
    """Passages show ranked; Enter opens the post where it was found, and keeps it marked."""
    async with desk.run() as (app, pilot):
        await pilot.press("s", *"lamplight")
        await settle(app, pilot)
        assert "by lamplight" in screen_text(app)
        await pilot.press("enter")
        await settle(app, pilot)
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "second"
        finder = app.main.reader.finder
        assert finder is not None
        assert (finder.current, finder.count) == (0, 12)
        await pilot.press("s")
        await settle(app, pilot)
        assert "by lamplight" in screen_text(app)


async def test_a_search_walks_hit_by_hit(desk: Desk) -> None:
    """A hit has two rows, and the cursor stays on titles."""
    async with desk.run() as (app, pilot):
        await pilot.press("s", *"light")
        await settle(app, pilot)
        rows = app.screen.query_one("Hits")
        await pilot.press("down")
        assert rows.cursor == 2  # type: ignore[attr-defined]  # a list's cursor
        await pilot.press("up", "up")
        assert rows.cursor == 0  # type: ignore[attr-defined]  # a list's cursor


async def test_a_hit_is_marked_with_its_passage(desk: Desk) -> None:
    """The cursor lies on both lines of a hit, and both come into view."""
    async with desk.run(80, 12) as (app, pilot):
        await pilot.press("s", *"light")
        await settle(app, pilot)
        hits = app.screen.query_one(Hits)
        marked = [
            y
            for y in range(hits.size.height)
            if _background(hits, y) == hits._state("cursor").bgcolor
        ]
        assert marked == [0, 1]
        await pilot.press("down", "down")
        await pilot.pause()
        top = hits.scroll_offset.y
        assert top <= hits.cursor <= top + hits.size.height - 2


def _background(rows: Hits, y: int) -> Color | None:
    style = next(iter(rows.render_line(y))).style
    return style.bgcolor if style else None


async def test_what_opens_above_is_made_once_and_painted_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time a key opens the search, no widget is made, and the screen is painted once."""
    painted: list[object] = []
    paint = Compositor.render_full_update

    def note(compositor: Compositor, **how: bool) -> LayoutUpdate:
        painted.append(compositor.root)
        return paint(compositor, **how)

    monkeypatch.setattr(Compositor, "render_full_update", note)
    async with desk.run() as (app, pilot):
        await pilot.press("s")
        await settle(app, pilot)
        search = app.screen
        await pilot.press("escape")
        await settle(app, pilot)
        painted.clear()
        await pilot.press("s")
        await settle(app, pilot)
        assert app.screen is search
        assert painted == [search]


async def test_the_text_stays_in_view_around_what_opens_above(desk: Desk) -> None:
    """Nothing beneath is dimmed; what changes there shows at once."""
    desk.start = "second"
    async with desk.run() as (app, pilot):
        before = screen_text(app).splitlines()
        await pilot.press("T")
        await settle(app, pilot)
        assert screen_text(app).splitlines()[-3] == before[-3]
        app.main.top_bar.post = "Another title"
        await until(pilot, lambda: "Another title" in screen_text(app))


async def test_what_changes_beneath_repaints_all(desk: Desk) -> None:
    """Textual drops what a panel wants painted where its screen asks for a part of itself."""
    async with desk.run() as (app, pilot):
        await pilot.press("colon")
        await settle(app, pilot)
        app.screen.refresh(Region(0, 0, 1, 1))
        assert app.screen._repaint_regions == {app.size.region}


async def test_search_knows_what_was_read(desk: Desk) -> None:
    """`is:unread` asks this reader's own marks."""
    async with desk.run() as (app, pilot):
        desk.state.mark("second", finished=True)
        await pilot.press("s", *"is:unread light")
        await settle(app, pilot)
        shown = {row.value.post.slug for row in app.screen.query_one("Hits").rows}  # type: ignore[attr-defined]  # a list's rows
        assert "second" not in shown
        assert "first" in shown
        await pilot.press("escape", "s", *"zzzz")
        await settle(app, pilot)
        assert "Nothing was found." in screen_text(app)
        await pilot.press(*["backspace"] * 4)
        await settle(app, pilot)
        assert "Passages show here while you type." in screen_text(app)


async def test_search_says_what_is_no_qualifier(desk: Desk) -> None:
    """Below what is typed, whatever is found; it goes with the mistake, and comes with no other."""
    async with desk.run() as (app, pilot):
        await pilot.press("s", *"light after:may")
        await settle(app, pilot)
        assert "'may' is no date; write after:2024" in screen_text(app)
        assert "The first light" in screen_text(app)
        await pilot.press(*["backspace"] * 3, *"2023")
        await settle(app, pilot)
        assert "is no date" not in screen_text(app)


async def test_a_bookmark_keeps_a_place_and_a_note(desk: Desk) -> None:
    """M keeps it at once, M once more a note; ' lists them, and Enter goes back."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "second")
        await pilot.press("]", "]", "]", "m")
        await pilot.pause()
        assert "Bookmarked; m again adds a note." in screen_text(app)
        await pilot.press("m", *"look again", "enter")
        await pilot.pause()
        assert "Bookmarked, with your note." in screen_text(app)
        await pilot.press("g", "K", "apostrophe")
        await pilot.pause()
        shown = screen_text(app)
        assert "The second light" in shown
        assert "look again" in shown
        await pilot.press("enter")
        await settle(app, pilot)
        assert app.main.leaf is not None
        assert (app.main.leaf.post.slug, app.main.reader.heading) == ("second", "part-3")


async def test_a_bookmark_is_kept_without_a_note(desk: Desk) -> None:
    """The next key is the reader's own; Ctrl+D in the list forgets the bookmark."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "second")
        await pilot.press("m", "j", "k", "m", "escape")
        assert app.main.reader.scroll_offset.y == 0
        assert len(desk.state.bookmarks) == 1
        await pilot.press("apostrophe", *"second", "ctrl+d")
        await pilot.pause()
        assert not list(desk.state.bookmarks)
        assert "No bookmarks yet" in screen_text(app)


async def test_a_bookmark_of_a_post_that_is_gone_is_told(desk: Desk) -> None:
    """The bookmark is listed by its slug, and opening it says what is wrong."""
    async with desk.run() as (app, pilot):
        await pilot.press("m", "escape")
        (desk.root / "third.md").unlink()
        await pilot.press("r")
        await settle(app, pilot)
        await pilot.press("apostrophe", "enter")
        await settle(app, pilot)
        assert "no longer in this blog" in screen_text(app)


async def test_history_lists_what_was_opened(desk: Desk) -> None:
    """H offers the posts that were read, the latest first."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        await open_post(app, pilot, "second")
        await pilot.press("H")
        await pilot.pause()
        titles = [row.title for row in app.screen.query_one("Choices").rows]  # type: ignore[attr-defined]  # a list's rows
        assert titles[:2] == ["The second light", "The first light"]
        await pilot.press("down", "enter")
        await settle(app, pilot)
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "first"


@pytest.mark.parametrize("key", ["H", "T", "colon"])
async def test_a_second_enter_that_was_on_its_way_closes_nothing_more(desk: Desk, key: str) -> None:
    """Keys that come in one burst, as a held Enter's do, leave the main screen where it is."""
    desk.state.keep_place("second", Place(), 0.5)  # so that history has a row
    async with desk.run() as (app, pilot):
        await pilot.press(key)
        await settle(app, pilot)
        for _ in range(3):
            app.post_message(Key("enter", "\r"))
        await until(pilot, lambda: app.screen is app.main)
        await settle(app, pilot)
        assert app.is_running


async def test_the_themes_tell_what_they_are(desk: Desk) -> None:
    """The list starts at the theme in use, and changes nothing yet; each has its title and kind."""
    desk.theme = "paper"
    (desk.root / "broken.toml").write_text("title = 1", "utf-8")
    async with desk.run() as (app, pilot):
        app.main.theme_folders = (desk.root,)
        await pilot.press("T")
        await settle(app, pilot)
        assert app.look.name == "paper"
        listed = app.screen.query_one(Choices)
        assert listed.current is not None
        assert (listed.current.title, listed.current.note) == ("Paper", "in use · light")
        notes = {row.title: row.note for row in listed.rows}
        assert notes["Ink"] == "dark"
        assert notes["broken"] == "cannot be read"


async def test_the_row_of_the_cursor_stands_out(desk: Desk) -> None:
    """In a picker one row has a background that no other has."""
    async with desk.run() as (app, pilot):
        for key in ("T", "colon"):
            await pilot.press(key)
            await pilot.pause()
            listed = app.screen.query_one(Choices)
            grounds = [
                {s.style.bgcolor for s in listed.render_line(y) if s.style} for y in range(8)
            ]
            here = listed.cursor - listed.scroll_offset.y
            assert len(grounds[here]) == 1
            assert all(ground != grounds[here] for y, ground in enumerate(grounds) if y != here)
            await pilot.press("escape")


async def test_a_theme_shows_as_the_cursor_passes_it(desk: Desk) -> None:
    """T previews each theme; Esc goes back, Enter keeps it for next time."""
    async with desk.run() as (app, pilot):
        await pilot.press("T")
        await pilot.pause()
        await pilot.press("down")
        await settle(app, pilot)
        passed = app.look.name
        assert passed != "ink"
        assert app.main.theme.name == passed
        await pilot.press("escape")
        await settle(app, pilot)
        assert app.look.name == "ink"
        await pilot.press("T", *"paper", "enter")
        await settle(app, pilot)
        assert app.look.name == "paper"
    async with desk.run() as (app, _):
        assert app.look.name == "paper"


@pytest.mark.parametrize("name", ["terminal", "contrast", "paper"])
async def test_every_kind_of_theme_paints(desk: Desk, name: str) -> None:
    """Dark, light, and the terminal's own sixteen."""
    desk.theme = name
    async with desk.run() as (app, pilot):
        await pilot.press("tab", "colon", "down", "escape")
        await pilot.pause()
        assert "The second light" not in app.main.top_bar.post
        assert screen_text(app)


async def test_no_color_is_obeyed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR set, nothing that is painted has a hue."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk.run() as (app, _):
        assert app.no_color
        segments = [s for strip in app.screen._compositor.render_strips() for s in strip]
        filters = app._filters
        for segment in segments:
            for line_filter in filters:
                for painted in line_filter.apply([segment], app.screen.background_colors[1]):
                    color = painted.style.color if painted.style else None
                    triplet = color.triplet if color else None
                    assert triplet is None or len(set(triplet)) == 1
