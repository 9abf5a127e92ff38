"""Going places: resuming, history, links, what lies at a post's end."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from weakref import ref

import pytest

from termblog.layout.anchor import Anchor
from termblog.state import Place as Kept
from termblog.state import open_state
from termblog.tui.capabilities import HOSTED
from termblog.tui.sheet import Place
from tests.tui.conftest import keys, screen_text, settle, until
from tests.tui.test_reading import open_post

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Desk


MANY = "---\ntitle: Many\n---\n" + "\n\n".join(
    f"## Part {number}\n\nWords of it." for number in range(500)
)
"""A post of more than is read at once."""


async def test_one_resumes_where_one_left_off(desk: Desk, tmp_path: Path) -> None:
    """After a restart, at another width and in another theme, the same words are at the top."""
    file = tmp_path / "state.db"
    desk.state, desk.start = open_state(file, "desk"), "second"
    async with desk.run() as (app, pilot):
        await pilot.press(*"]" * 6)
        await pilot.pause()
        heading = app.main.reader.heading
    desk.state.close()
    desk.state, desk.start, desk.theme = open_state(file, "desk"), "", "paper"
    async with desk.run(70, 30) as (app, _):
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "second"
        assert keys(app) is app.main.reader
        assert app.main.reader.heading == heading
        assert "Part 6" in "".join(screen_text(app).splitlines()[:5])
    desk.state.close()


async def test_how_far_one_is_is_told_anew_once_it_is_known(desk: Desk) -> None:
    """At a place in a post that was not seen yet, how far it is is an estimate only at first."""
    items = "\n\n".join(f"## Part {number}\n\n- one\n- two\n- three" for number in range(60))
    (desk.root / "second.md").write_text(f"---\ntitle: Second\n---\n{items}\n", "utf-8")
    desk.state.keep_place("second", Kept("part-15", 0, 0), 0.25)
    async with desk.run() as (app, pilot):
        reader = app.main.reader
        assert reader.heading == "part-15"
        await until(pilot, lambda: reader.sheet is not None and reader.sheet.page.settled)
        assert reader.share == pytest.approx(0.25, abs=0.03)
        bar = app.main.bottom_bar
        await until(pilot, lambda: bar.progress and bar.progress.share == reader.share)


async def test_the_place_outlives_an_edit(desk: Desk) -> None:
    """What is written above the place moves it along with its words."""
    desk.start = "second"
    async with desk.run() as (app, pilot):
        await pilot.press(*"]" * 4)
        await pilot.pause()
    file = desk.root / "second.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("## Part 1\n", "A new start.\n\n" * 9 + "## Part 1\n"), "utf-8")
    async with desk.run() as (app, _):
        assert app.main.reader.heading == "part-4"


async def test_a_post_that_was_read_begins_anew(desk: Desk) -> None:
    """Who finished a post and opens it again starts at the top."""
    desk.start = "second"
    async with desk.run() as (app, pilot):
        await pilot.press("G")
        await pilot.pause()
    async with desk.run() as (app, _):
        assert app.main.reader.scroll_offset.y == 0


async def test_a_post_that_was_left_is_gone(desk: Desk) -> None:
    """Nobody has to look for it: a collection of a book's blocks would hold up the reader."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "second")
        await until(pilot, lambda: app.main.leaf and app.main.leaf.related)  # the reader stayed
        assert app.main.leaf is not None
        left = ref(app.main.leaf.document._source)
        gc.disable()
        try:
            await open_post(app, pilot, "first")
            await until(pilot, lambda: left() is None)
        finally:
            gc.enable()


async def test_links_between_posts_have_a_way_back(desk: Desk) -> None:
    """A link opens here; Back returns to the place, Forward goes there again."""
    async with desk.run() as (app, pilot):
        main = app.main
        await open_post(app, pilot, "first")
        main.follow_link("second.md#part-3")
        await settle(app, pilot)
        assert main.leaf is not None
        assert (main.leaf.post.slug, main.reader.heading) == ("second", "part-3")
        await pilot.press("backspace")
        await settle(app, pilot)
        assert main.leaf.post.slug == "first"
        await pilot.press("alt+right")
        await settle(app, pilot)
        assert (main.leaf.post.slug, main.reader.heading) == ("second", "part-3")
        await pilot.press("alt+right")
        assert "There is nothing ahead." in screen_text(app)
        await pilot.press(*["alt+left"] * 5)
        await pilot.pause()
        assert "There is nothing further back." in screen_text(app)


@pytest.mark.parametrize("href", ["many.md#part-499", "#part-499"])
async def test_a_heading_far_down_is_reached(desk: Desk, href: str) -> None:
    """A link leads to the last of many headings, though the post is not read that far yet."""
    (desk.root / "many.md").write_text(MANY)
    async with desk.run() as (app, pilot):
        main = app.main
        await open_post(app, pilot, "many" if href.startswith("#") else "first")
        main.follow_link(href)
        await until(pilot, lambda: "Part 499" in screen_text(app))
        assert main.leaf is not None
        assert main.leaf.post.slug == "many"


async def test_who_goes_elsewhere_meanwhile_stays_there(desk: Desk) -> None:
    """A heading that is looked for still is forgotten once another post is opened."""
    (desk.root / "many.md").write_text(MANY)
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        app.main.follow_link("many.md#part-499")
        app.main.follow_link("third.md")
        await settle(app, pilot)
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "third"
        assert "There is no heading" not in screen_text(app)


async def test_a_bookmark_far_down_is_reached(desk: Desk) -> None:
    """A place below many headings is returned to, though the post is not read that far yet."""
    (desk.root / "many.md").write_text(MANY)
    async with desk.run() as (app, pilot):
        assert app.main.blog is not None
        app.main.open(app.main.blog.find("many"), Place(Anchor("part-499")))
        await until(pilot, lambda: "Part 499" in screen_text(app))


async def test_what_leads_outside_opens_outside(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The browser of one's own machine gets a safe address, and the reader sees it."""
    opened: list[str] = []
    async with desk.run() as (app, pilot):
        monkeypatch.setattr(app._driver, "open_url", lambda url, new_tab=True: opened.append(url))
        await open_post(app, pilot, "first")
        app.main.follow_link("https://example.org/sea")
        app.main.follow_link("javascript:alert(1)")
        await pilot.pause()
        assert opened == ["https://example.org/sea"]
        assert "leads nowhere" in screen_text(app)


async def test_a_visitor_opens_nothing_on_the_host(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hosted session shows the address; no browser, editor, program or file of the host."""
    desk.capabilities = HOSTED
    async with desk.run() as (app, pilot):

        def refuse(*_arguments: object, **_options: object) -> None:
            msg = "the host was touched"
            raise AssertionError(msg)

        monkeypatch.setattr(app._driver, "open_url", refuse)
        monkeypatch.setattr("subprocess.run", refuse)
        monkeypatch.setattr(app, "suspend", refuse)
        await open_post(app, pilot, "first")
        app.main.follow_link("https://example.org/sea")
        await pilot.press("e", "r", "c", "y", "Y")
        await app.run_action("screenshot")
        await app.run_action("suspend_process")
        await pilot.pause()
        app.main.follow_link("https://example.org/sea")
        await pilot.pause()
        assert "https://example.org/sea" in screen_text(app)
        assert "Edit the post" not in screen_text(app)


async def test_a_visitor_learns_no_path_of_the_host(desk: Desk) -> None:
    """A link to a file of the blog is told as it was written, hovered or followed."""
    (desk.root / "lamp.txt").write_text("a lamp", "utf-8")
    desk.capabilities = HOSTED
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        assert app.main.describe("lamp.txt") == "→ lamp.txt"
        app.main.follow_link("lamp.txt")
        await pilot.pause()
        assert "lamp.txt" in screen_text(app)
        assert "file:" not in screen_text(app)


async def test_every_kind_of_link_is_described(desk: Desk) -> None:
    """The line below tells where a link leads before one follows it."""
    (desk.root / "lamp.txt").write_text("a lamp", "utf-8")
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        described = {href: app.main.describe(href) for href in ("second.md", "second#part-2", "#below", "https://example.org/x", "lamp.txt", "nowhere.md", "post:third")}  # fmt: skip
        assert described["second.md"] == "→ The second light"
        assert described["#below"] == "→ below"
        assert described["https://example.org/x"] == "↗ https://example.org/x"
        assert described["lamp.txt"].endswith("lamp.txt")
        assert described["nowhere.md"] == "nowhere.md (leads nowhere)"
        assert described["post:third"].startswith("→ [@click")


async def test_a_heading_that_is_not_there_is_told(desk: Desk) -> None:
    """A dead anchor leaves one where one is."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        app.main.follow_link("#nowhere")
        await settle(app, pilot)
        assert "There is no heading" in screen_text(app)


async def test_a_footnote_opens_in_place(desk: Desk) -> None:
    """Its text shows above the line that refers to it; Esc closes it."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        before = app.main.reader.scroll_offset
        app.main.follow_link("#fn-1")
        await pilot.pause()
        assert "Lamps burn whale oil no longer." in screen_text(app)
        assert "Note 1" in screen_text(app)
        await pilot.press("escape")
        assert app.main.reader.scroll_offset == before


async def test_the_end_of_a_post_leads_on(desk: Desk) -> None:
    """The rest of its series and its neighbours are links there, for keys as for the mouse."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        await pilot.press("G")
        await pilot.pause()
        shown = screen_text(app)
        assert "Keeping" in shown
        assert "Newer and older" in shown
        links = [link.href for link in app.main.reader.links()]
        number = links.index("post:second") + 1
        await pilot.press("F", *str(number))
        await pilot.press("enter")
        await settle(app, pilot)
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "second"


async def test_a_post_that_is_gone_is_told(desk: Desk) -> None:
    """A file that was deleted since leaves what is open, and a sentence."""
    async with desk.run() as (app, pilot):
        (desk.root / "first.md").unlink()
        assert app.main.blog is not None
        assert not app.main.open(app.main.blog.find("first"))
        await pilot.pause()
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "third"
        assert app.main.bottom_bar.notice
