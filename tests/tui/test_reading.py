"""Reading a post: scrolling, headings, finding, links, selection, places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from termblog.settings import Settings
from termblog.tui.panes.gliding import FRAMES, Gliding
from termblog.tui.panes.paper import Paper
from termblog.tui.sheet import START, Sheet
from termblog.tui.travel import kept
from tests.tui.conftest import screen_text, settle, until

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from termblog.document.document import Line
    from termblog.tui.app import TermblogApp
    from tests.tui.conftest import Desk


async def open_post(app: TermblogApp, pilot: Pilot[None], slug: str) -> None:
    """Open a post and give it the keys."""
    assert app.main.blog is not None
    app.main.open(app.main.blog.find(slug))
    app.main.reader.focus()
    await pilot.pause()


async def test_keys_scroll_by_lines_pages_and_to_the_ends(desk: Desk) -> None:
    """J k, Space b, d u, G g move as in `less`."""
    desk.start = "second"
    async with desk.run(100, 30) as (app, pilot):
        reader = app.main.reader
        seen = []
        for key in ("j", "j", "k", "space", "b", "d", "u", "G", "g"):
            await pilot.press(key)
            await pilot.pause()
            seen.append(reader.scroll_offset.y)
        page, half = reader.size.height - 2, reader.size.height // 2
        assert seen[:7] == [1, 2, 1, 1 + page, 1, 1 + half, 1]
        assert seen[7] == reader.max_scroll_y
        assert seen[8] == 0


async def test_only_what_is_near_is_laid_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first screen of a long post lays out a few screens, not the post."""
    monkeypatch.setattr(Paper, "_start_measuring", lambda _: None)
    text = "\n\n".join(f"Paragraph {number}." for number in range(3_000))
    (desk.root / "huge.md").write_text(f"---\ntitle: Huge\ndate: 2025-01-01\n---\n{text}", "utf-8")
    async with desk.run(100, 30) as (app, _):
        sheet = app.main.reader.sheet
        assert sheet is not None
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "huge"
        assert len(sheet.page._galley._kept) < 200
        assert len(sheet.page.document.units) < 400


async def test_nothing_of_another_width_stays(desk: Desk) -> None:
    """Lines painted before the text was laid out anew go, even where its height is the same."""
    desk.start = "third"
    async with desk.run() as (app, _):
        reader, leaf = app.main.reader, app.main.leaf
        assert leaf is not None
        look = (app.main.theme, app.main.options, app.main.folds)
        sheets = {width: leaf.sheet(width, *look) for width in (76, 72)}
        for sheet in sheets.values():
            while not sheet.page.settled:
                sheet.page.measure(64)
        assert sheets[76].height == sheets[72].height
        reader.show(sheets.__getitem__)
        crop = reader.size.region
        before = [strip.text for strip in reader.render_lines(crop)]
        reader.wanted = 72
        reader.lay()
        after = [strip.text for strip in reader.render_lines(crop)]
        row = next(row for row, text in enumerate(before) if "Range" in text)
        assert after[row].index("Range") == before[row].index("Range") + 2


async def test_measuring_does_not_move_what_is_read(desk: Desk) -> None:
    """Estimates are corrected in slices; the line at the top of the view stays there."""
    desk.start = "second"
    async with desk.run(60, 20) as (app, pilot):
        reader = app.main.reader
        await pilot.press("G")
        await pilot.pause()
        before = screen_text(app).splitlines()[1:-1]
        while reader.settle(3):
            pass
        await pilot.pause()
        assert screen_text(app).splitlines()[1:-1] == before


async def test_a_resize_that_breaks_no_line_elsewhere_centres_the_text_anew(desk: Desk) -> None:
    """No line keeps the margin of another width, although the post is as long as before."""
    text = "\n\n".join(f"Short line {number}." for number in range(30))
    (desk.root / "short.md").write_text(f"---\ntitle: Short\ndate: 2024-08-09\n---\n{text}\n")
    async with desk.run(80, 24) as (app, pilot):
        for columns in (90, 80):
            await pilot.resize_terminal(columns, 24)
            await settle(app, pilot)
            reader = app.main.reader
            places = {row.find("Short line") for row in screen_text(app).split("\n")} - {-1}
            assert places == {reader.region.x + reader.left}


async def test_a_resize_keeps_the_place(desk: Desk) -> None:
    """The words at the top stay at the top, at any width."""
    desk.start = "second"
    async with desk.run(120, 30) as (app, pilot):
        await pilot.press("z", *"]" * 5, "j")
        await pilot.pause()
        reader = app.main.reader
        place = reader.place
        for width in (50, 90, 120):
            await pilot.resize_terminal(width, 30)
            await pilot.pause()
            assert reader.place == place
            assert reader.sheet is not None
            assert reader.scroll_offset.y == reader.sheet.y_of(place)


async def test_headings_are_gone_through(desk: Desk) -> None:
    """] goes to the next heading, [ back, and the contents pane follows."""
    desk.start = "second"
    async with desk.run() as (app, pilot):
        main = app.main
        await pilot.press("]", "]")
        await pilot.pause()
        assert main.reader.heading == "part-2"
        assert main.headings.reading == "part-2"
        await pilot.press("j", "j", "j", "j", "[")
        await pilot.pause()
        assert main.reader.heading == "part-2"
        await pilot.press("[", "[")
        await pilot.pause()
        assert main.reader.scroll_offset.y == 0


async def test_finding_marks_all_and_goes_from_match_to_match(desk: Desk) -> None:
    """/ counts while one types, Enter keeps the marks, n and N go around, Esc ends it."""
    desk.start = "second"
    async with desk.run() as (app, pilot):
        await pilot.press("slash", *"lighthouse")
        await settle(app, pilot)
        assert "1 of 12" in screen_text(app)
        await pilot.press("enter", "n", "n")
        await pilot.pause()
        finder = app.main.reader.finder
        assert finder is not None
        assert (finder.current, finder.count) == (2, 12)
        await pilot.press("N", "N", "N")
        await pilot.pause()
        assert finder.current == 11
        assert "12 of 12" in screen_text(app)
        await pilot.press("escape")
        assert app.main.reader.finder is None


async def test_backing_out_of_finding_goes_back_to_the_place(desk: Desk) -> None:
    """Esc in the prompt leaves everything as it was."""
    desk.start = "second"
    async with desk.run() as (app, pilot):
        await pilot.press("j", "j", "slash", *"part 9")
        await settle(app, pilot)
        assert app.main.reader.scroll_offset.y > 20
        await pilot.press("escape")
        await pilot.pause()
        assert app.main.reader.scroll_offset.y == 2
        assert app.main.reader.finder is None


async def test_what_is_not_there_is_told(desk: Desk) -> None:
    """No match is said, and nothing moves."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "second")
        await pilot.press("slash", *"zebra")
        await settle(app, pilot)
        assert "no match" in screen_text(app)
        await pilot.press("enter", "n")
        assert app.main.reader.scroll_offset.y == 0


async def test_matches_are_found_anew_at_another_width(desk: Desk) -> None:
    """A resize keeps the marks on the words."""
    desk.start = "second"
    async with desk.run() as (app, pilot):
        await pilot.press("slash", *"keeper", "enter")
        await pilot.resize_terminal(70, 30)
        await settle(app, pilot)
        finder = app.main.reader.finder
        assert finder is not None
        assert finder.count == 12


async def test_links_in_view_are_numbered(desk: Desk) -> None:
    """F puts a number on each; typing one follows it."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        await pilot.press("F")
        await pilot.pause()
        shown = screen_text(app)
        assert " 1 " in shown
        assert " 3 " in shown
        await pilot.press("1")
        await settle(app, pilot)
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "second"


async def test_a_number_that_is_no_links_is_refused(desk: Desk) -> None:
    """The prompt says what there is, and Esc takes the numbers away."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        await pilot.press("F", "9", "9")
        await pilot.pause()
        assert "1 to " in screen_text(app)
        await pilot.press("enter", "F", "escape")
        await pilot.pause()
        assert app.main.reader.badges == ()
        await open_post(app, pilot, "third")
        await pilot.press("g", "F")
        await pilot.pause()


async def test_the_pointer_shows_where_a_link_leads(desk: Desk) -> None:
    """Hovering names the target in the line below; a click goes there."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        link = next(app.main.reader.links())
        spot = (app.main.reader.left + link.x + 1, link.y)
        await pilot.hover(app.main.reader, offset=spot)
        await pilot.pause()
        assert "→ The second light" in screen_text(app)
        await pilot.click(app.main.reader, offset=spot)
        await settle(app, pilot)
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "second"


async def test_links_outside_are_hyperlinks_of_the_terminal(desk: Desk) -> None:
    """An external address leaves as OSC 8; one of this blog does not."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        strips = app.screen._compositor.render_strips()
        links = {s.style.link for strip in strips for s in strip if s.style and s.style.link}
        assert links == {"https://example.org/sea"}


async def test_a_selection_is_the_posts_own_text(desk: Desk) -> None:
    """What the width broke is joined, and decoration stays out."""
    async with desk.run(60, 30) as (app, pilot):
        await open_post(app, pilot, "first")
        reader = app.main.reader
        assert reader.sheet is not None
        top, left = reader.sheet.top, reader.left
        selection = Selection(Offset(left, top), Offset(left + 200, top + 2))
        app.main.selections = {reader: selection}
        await pilot.pause()
        text = app.main.get_selected_text()
        assert text is not None
        assert text.startswith("A short post with a link onward, a place and one outside.")
        everything = reader.get_selection(Selection(None, None))
        assert everything is not None
        assert 'lamp = light("oil")' in everything[0]


async def test_a_smooth_jump_arrives_in_a_few_frames(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With motion the last stretch is shown, half of what is left at a time, and then the end."""
    moves: list[int] = []
    move = Gliding._move

    def note(reader: Gliding, y: int) -> None:
        moves.append(y)
        move(reader, y)

    monkeypatch.setattr(Gliding, "_move", note)
    desk.start = "second"
    async with desk.run() as (app, pilot):
        reader = app.main.reader
        reader.motion = True
        moves.clear()
        await pilot.press("G")
        await until(pilot, lambda: not reader.gliding)
        assert reader.scroll_offset.y == reader.target == reader.max_scroll_y
        assert 3 <= len(moves) <= FRAMES + 1
        assert moves == sorted(moves)


async def test_a_place_that_is_kept_on_the_way_is_where_the_jump_leads(desk: Desk) -> None:
    """`m` while a jump is on its way bookmarks its end, not a line that passes by."""
    desk.start = "second"
    async with desk.run(100, 30) as (app, pilot):
        reader = app.main.reader
        reader.motion = True
        reader.glide(400)
        assert reader.gliding
        app.main.action_bookmark()
        reader.go(reader.target)
        await until(pilot, lambda: not reader.gliding)
        assert [mark.place for mark in desk.state.bookmarks] == [kept(reader.place)]


async def test_another_post_ends_a_jump(desk: Desk) -> None:
    """Who opens a post while a jump goes on comes to its start, and not where the jump led."""
    desk.start = "second"
    async with desk.run() as (app, _):
        reader = app.main.reader
        reader.motion = True
        await reader.action_bottom()
        assert reader.gliding
        assert app.main.blog is not None
        app.main.open(app.main.blog.find("second"), START)
        assert (reader.gliding, reader.place, reader.scroll_offset.y) == (False, START, 0)


async def test_a_line_is_looked_up_once_to_be_painted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Painting a screen asks the sheet for each of its lines once; painted again, for none."""
    desk.start = "second"
    async with desk.run() as (app, _):
        reader, asked = app.main.reader, list[int]()
        look_up = Sheet.line

        def note(sheet: Sheet, y: int) -> Line:
            asked.append(y)
            return look_up(sheet, y)

        monkeypatch.setattr(Sheet, "line", note)
        reader._strips.clear()
        for _ in range(2):
            reader.render_lines(reader.size.region)
        assert asked == list(range(reader.size.height))


async def test_a_page_down_is_no_jump(desk: Desk) -> None:
    """It shows at once, with motion or without; a line cuts a jump short."""
    desk.start = "second"
    async with desk.run(100, 30) as (app, pilot):
        reader = app.main.reader
        reader.motion = True
        await pilot.press("space")
        assert not reader.gliding
        assert reader.scroll_offset.y == reader.size.height - 2
        reader.glide(400)
        on_its_way = reader.gliding
        reader.action_line(1)
        assert (on_its_way, reader.gliding) == (True, False)


@pytest.mark.parametrize(
    "key", ["F", "slash", "n", "]", "[", "enter", "c", "Y", "i", "e", "M", "="]
)
async def test_nothing_open_is_no_crash(desk: Desk, key: str) -> None:
    """Keys of the reader do no harm where no post is open."""
    for file in desk.root.iterdir():
        file.unlink()
    async with desk.run() as (app, pilot):
        assert "There are no posts in" in screen_text(app)
        app.main.reader.focus()
        await pilot.press(key, "escape")
        await pilot.pause()
        assert app.is_running


async def test_typography_is_set_where_it_is_wished_for(desk: Desk) -> None:
    """With the setting, quotes are those of the post's language; without, as written."""
    text = '---\ntitle: Q\ndate: 2025-01-01\nlang: de\n---\n"So" -- und...\n'
    (desk.root / "quotes.md").write_text(text, "utf-8")
    for wish, said in ((True, "„So“ – und…"), (False, '"So" -- und...')):
        desk.settings = Settings(motion=False, typography=wish)
        async with desk.run() as (app, pilot):
            await open_post(app, pilot, "quotes")
            assert said in screen_text(app)


async def test_a_post_that_is_cut_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below the start of a file that is too long stands that there is more."""
    monkeypatch.setattr("termblog.blog.files.LIMIT", 200)
    desk.start = "second"
    async with desk.run() as (app, _):
        assert "The rest of this file is not shown:" in screen_text(app)
