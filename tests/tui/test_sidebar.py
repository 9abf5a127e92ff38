"""The sidebar: groups, marks, filter, order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.tui.inks import ink
from termblog.tui.panes.groups import Grouping, Order
from termblog.tui.panes.shelf import Shelf
from tests.tui.conftest import keys, screen_text, settle, until

if TYPE_CHECKING:
    import pytest
    from rich.segment import Segment

    from termblog.tui.panes.tree import Row
    from tests.tui.conftest import Desk


async def test_keys_walk_and_open(desk: Desk) -> None:
    """J and Enter open a group and the post in it; the reader gets the keys."""
    async with desk.run() as (app, pilot):
        await pilot.press("G", "enter", "j", "enter", "j", "enter")
        await settle(app, pilot)
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "first"
        assert keys(app) is app.main.reader


async def test_h_closes_and_climbs(desk: Desk) -> None:
    """From a post to its month, the month closes, then the year."""
    async with desk.run() as (app, pilot):
        shelf = app.main.sidebar.shelf
        assert shelf.cursor == 2
        await pilot.press("h")
        assert shelf.cursor == 1
        await pilot.press("h", "h", "h")
        await pilot.pause()
        assert shelf.cursor == 0
        assert len(shelf.rows) == 2


async def test_v_goes_through_the_groupings(desk: Desk) -> None:
    """Each press groups by the next thing, and the choice is kept."""
    async with desk.run() as (app, pilot):
        for grouping in (Grouping.TAG, Grouping.CATEGORY, Grouping.SERIES, Grouping.AUTHOR):
            await pilot.press("v")
            await pilot.pause()
            assert f"{grouping.title()} ▾" in screen_text(app)
        assert "Ada Keeper" in screen_text(app)
        assert desk.state.setting("group_by") == "author"
        await pilot.click("SidebarHead")
        await pilot.pause()
        assert "Date ▾" in screen_text(app)


async def test_the_filter_narrows_and_unfolds(desk: Desk) -> None:
    """/ in the sidebar shows what matches title, tags or authors; Esc brings all back."""
    async with desk.run() as (app, pilot):
        await pilot.press("slash", *"keep")
        await pilot.pause()
        assert [row.post.slug for row in app.main.sidebar.shelf.rows if row.post] == ["first"]
        await pilot.press("enter")
        assert keys(app) is app.main.sidebar.shelf
        await pilot.press("escape")
        await pilot.pause()
        assert len(app.main.sidebar.shelf.rows) >= 3
        await pilot.press("slash", "enter")
        await pilot.pause()
        assert not app.main.sidebar.has_class("-filtering")


async def test_a_filter_that_nothing_matches_says_so(desk: Desk) -> None:
    """Where no post is left, a line tells why; it goes with the filter."""
    async with desk.run() as (app, pilot):
        await pilot.press("slash", *"xyz")
        await until(pilot, lambda: "No post matches." in screen_text(app))
        await pilot.press("escape")
        await until(pilot, lambda: "No post matches." not in screen_text(app))
        assert app.main.sidebar.shelf.rows


async def test_the_order_turns_around(desk: Desk) -> None:
    """O shows the oldest first, then titles in order, and again the newest."""
    async with desk.run() as (app, pilot):
        shelf = app.main.sidebar.shelf
        await pilot.press("o")
        await pilot.pause()
        assert shelf.rows[0].group is not None
        assert shelf.rows[0].group.label == "2023"
        await pilot.press("o", "v")
        await pilot.pause()
        app.main.sidebar.opened[Grouping.TAG].add(("sea",))
        app.main.sidebar.rebuild()
        assert [row.post.slug for row in shelf.rows if row.post] == ["third", "first"]
    async with desk.run() as (app, pilot):
        shelf = app.main.sidebar.shelf
        assert app.main.sidebar.order is Order.TITLE
        await pilot.press("v", "v", "v", "v", "o")
        await pilot.pause()
        assert shelf.rows[0].group is not None
        assert shelf.rows[0].group.label == "2024"


async def test_what_was_open_is_open_again(desk: Desk) -> None:
    """Each grouping shows the groups that were open in it when the app was left."""
    async with desk.run() as (app, pilot):
        await pilot.press("G", "enter", "v", "g", "enter")
        await pilot.pause()
        left = [row.group.path for row in app.main.sidebar.shelf.rows if row.group and row.open]
    async with desk.run() as (app, pilot):
        shelf = app.main.sidebar.shelf
        again = [row.group.path for row in shelf.rows if row.group and row.open]
        assert set(left) <= set(again)
        await pilot.press("v", "v", "v", "v")
        await pilot.pause()
        assert ("2023",) in {row.group.path for row in shelf.rows if row.group and row.open}


async def test_a_group_tells_how_many_are_unread(desk: Desk) -> None:
    """With some unread it counts them before all; with none it is dim; else it counts its posts."""
    desk.state.mark("third", finished=True)
    async with desk.run() as (app, _):
        shelf = app.main.sidebar.shelf
        rows = {row.group.label: row for row in shelf.rows if row.group}

        def shown(label: str) -> tuple[str, bool]:
            segments = shelf.draw(rows[label], 30)
            text = "".join(segment.text for segment in segments)
            return text.split()[-1], segments[1].style == ink(shelf, "dim")

        assert shown("2024") == ("1/2", False)
        assert shown("2023") == ("1", False)
        assert shown("June") == ("1", True)


async def test_marks_tell_unread_begun_and_read(desk: Desk) -> None:
    """● is unread, ◐ begun, nothing read; the head counts what is unread."""
    desk.start = "second"
    async with desk.run() as (app, pilot):
        main = app.main
        assert main.blog is not None
        second = main.blog.find("second")
        assert main.mark(second) == "●"
        assert "3 unread" in screen_text(app)
        await pilot.press("space")
        await pilot.pause()
        assert main.mark(second) == "◐"
        await pilot.press("G")
        await pilot.pause()
        assert main.mark(second) == " "
        assert "2 unread" in screen_text(app)


async def test_a_mark_draws_only_the_rows_that_it_changes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A post that was begun is drawn anew with the groups that count it, and no other row."""
    desk.start = "second"
    async with desk.run() as (app, pilot):
        shelf, drawn = app.main.sidebar.shelf, list[str]()
        for row in (row for row in list(shelf.rows) if row.group and not row.open):
            shelf._toggle(shelf.rows.index(row))
        await pilot.pause()
        draw = Shelf.draw

        def note(shelf: Shelf, row: Row, width: int) -> list[Segment]:
            drawn.append(row.post.slug if row.post else row.group.label if row.group else "")
            return draw(shelf, row, width)

        monkeypatch.setattr(Shelf, "draw", note)
        app.main.reader.focus()
        await pilot.press("space")
        await pilot.pause()
        assert {"second", "May"} <= set(drawn)
        assert set(drawn).isdisjoint({"first", "third", "2023"})
        assert "◐ The second light" in screen_text(app)


async def test_a_mark_is_changed_by_hand(desk: Desk) -> None:
    """M marks the post under the cursor as read, and again as unread."""
    async with desk.run() as (app, pilot):
        main = app.main
        assert main.blog is not None
        second = main.blog.find("second")
        main.sidebar.reveal(second)
        await pilot.press("M")
        assert main.mark(second) == " "
        await pilot.press("M")
        await pilot.pause()
        assert main.mark(second) == "●"
        assert "Marked as unread" in screen_text(app)


async def test_neighbours_are_opened_in_the_sidebars_order(desk: Desk) -> None:
    """J goes down the list, K up, and the ends are told."""
    async with desk.run() as (app, pilot):
        main = app.main
        slugs = []
        for key in ("J", "J", "J", "K"):
            await pilot.press(key)
            await settle(app, pilot)
            assert main.leaf is not None
            slugs.append(main.leaf.post.slug)
            if key == "J" and len(slugs) == 3:
                assert "This is the last post." in screen_text(app)
        assert slugs == ["second", "first", "first", "second"]
        await pilot.press("K", "K")
        await settle(app, pilot)
        assert "This is the first post." in screen_text(app)


async def test_a_random_post_is_one_of_the_blogs(desk: Desk) -> None:
    """R opens any."""
    async with desk.run() as (app, pilot):
        await pilot.press("R")
        await settle(app, pilot)
        assert app.main.leaf is not None


async def test_the_mouse_does_what_keys_do(desk: Desk) -> None:
    """A click opens a group or a post; the row beneath the pointer is marked."""
    async with desk.run() as (app, pilot):
        shelf = app.main.sidebar.shelf
        await pilot.hover(shelf, offset=(4, 3))
        assert shelf.hovered == 3
        await pilot.click(shelf, offset=(4, 3))
        await pilot.pause()
        assert shelf.rows[3].open
        await pilot.click(shelf, offset=(4, 30))
        await pilot.hover(shelf, offset=(4, 30))
        assert shelf.hovered == -1


async def test_ten_thousand_posts_draw_a_screen(desk: Desk) -> None:
    """However many posts there are, only the rows in view are drawn."""
    for number in range(400):
        text = f"---\ntitle: Post {number}\ndate: 2024-01-{1 + number % 28:02}\n---\nx"
        (desk.root / f"p{number}.md").write_text(text, "utf-8")
    async with desk.run() as (app, pilot):
        shelf = app.main.sidebar.shelf
        drawn: list[object] = []
        draw = shelf.draw

        def count(row: Row, width: int) -> list[Segment]:
            drawn.append(row)
            return draw(row, width)

        shelf.draw = count  # type: ignore[method-assign]  # counts
        await pilot.press("v")
        await pilot.pause()
        drawn.clear()
        await pilot.press("G", "enter")
        await pilot.pause()
        assert len(shelf.rows) > 300
        assert len(drawn) <= 3 * shelf.size.height
