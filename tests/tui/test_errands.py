"""What one does with an open post: copy, edit, look closer, keep."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from termblog.blog.blog import Blog
from tests.tui.conftest import keys, screen_text, settle
from tests.tui.test_reading import open_post

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.tui.conftest import Desk


@pytest.fixture(autouse=True)
def no_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests off the clipboard of the machine that runs them."""
    monkeypatch.setattr("termblog.tui.clipboard.command", lambda _: ())


@pytest.mark.parametrize(
    ("key", "copied"),
    [("y", "first"), ("c", 'lamp = light("oil")\n')],
)
async def test_keys_copy(desk: Desk, key: str, copied: str) -> None:
    """Y copies the address or slug, c the nearest code block, by OSC 52."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        await pilot.press(key)
        await pilot.pause()
        assert app.clipboard == copied
        assert "Sent to your terminal's clipboard" in screen_text(app)


async def test_a_clipboard_program_goes_before_the_terminal(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OSC 52 is sent only where no program took the text."""
    taken: list[str] = []
    works = [True, False]
    monkeypatch.setattr("termblog.tui.clipboard.command", lambda _: ("clip",))

    def take(text: str, _: object) -> bool:
        taken.append(text)
        return works.pop(0)

    monkeypatch.setattr("termblog.tui.clipboard.put", take)
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        await pilot.press("y")
        await pilot.pause()
        assert (taken, app.clipboard) == (["first"], "")
        assert "Copied: first" in screen_text(app)
        await pilot.press("y")
        await pilot.pause()
        assert app.clipboard == "first"


async def test_the_post_is_copied_as_written(desk: Desk) -> None:
    """Y copies the Markdown."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        await pilot.press("Y")
        assert "[link onward](second.md)" in app.clipboard


async def test_a_selection_goes_before_a_code_block(desk: Desk) -> None:
    """What the mouse selected is what c copies; drag as a reader does."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        reader = app.main.reader
        assert reader.sheet is not None
        y, x = reader.sheet.top, reader.left
        await pilot.mouse_down(reader, offset=(x, y))
        await pilot.hover(reader, offset=(x + 11, y))
        await pilot.mouse_up(reader, offset=(x + 11, y))
        await pilot.pause()
        await pilot.press("c")
        assert app.clipboard.startswith("A short pos")


async def test_without_code_there_is_nothing_to_copy(desk: Desk) -> None:
    """Then that is said."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "third")
        await pilot.press("c")
        await pilot.pause()
        assert "There is nothing to copy here." in screen_text(app)


async def test_a_program_of_the_machine_takes_the_text(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is one, it gets the text beside the terminal."""
    taken: list[str] = []
    monkeypatch.setattr("termblog.tui.clipboard.command", lambda _: ("clip",))

    def take(text: str, _: object) -> bool:
        taken.append(text)
        return True

    monkeypatch.setattr("termblog.tui.clipboard.put", take)
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        await pilot.press("y")
        await pilot.pause()
        assert taken == ["first"]
        assert "Copied: first" in screen_text(app)


async def test_the_editor_opens_at_the_paragraph(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """E suspends the app, starts $EDITOR at the line being read, and reads the post again."""
    started: list[Sequence[str]] = []

    def edit(run: Sequence[str], **_options: object) -> None:
        started.append(run)
        file = desk.root / "second.md"
        file.write_text(file.read_text("utf-8") + "\nAn afterthought.\n", "utf-8")

    @contextmanager
    def suspended() -> Iterator[None]:
        yield

    monkeypatch.setenv("EDITOR", "nano")
    monkeypatch.setattr("termblog.tui.errands.subprocess.run", edit)
    desk.start = "second"
    async with desk.run() as (app, pilot):
        monkeypatch.setattr(app, "suspend", suspended)
        await pilot.press("]", "]", "]")
        await pilot.pause()
        heading = app.main.reader.heading
        await pilot.press("e")
        await settle(app, pilot)
        await settle(app, pilot)
        [run] = started
        line = int(run[1].removeprefix("+"))
        lines = (desk.root / "second.md").read_text("utf-8").splitlines()
        assert lines[line - 1] == "## Part 3"
        assert app.main.leaf is not None
        assert "An afterthought." in app.main.leaf.source.text
        assert app.main.reader.heading == heading


async def test_an_editor_that_is_not_there_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The app goes on, and names the editor."""
    monkeypatch.setenv("EDITOR", "/nowhere/edit")
    async with desk.run() as (app, pilot):
        await pilot.press("e")
        await settle(app, pilot)
        assert "could not start" in screen_text(app)


async def test_a_saved_post_shows_at_its_place(desk: Desk) -> None:
    """R reads the folder again; what is read stays where it is."""
    desk.start = "second"
    async with desk.run() as (app, pilot):
        await pilot.press(*"]" * 4)
        await pilot.pause()
        file = desk.root / "second.md"
        file.write_text(file.read_text("utf-8").replace("lamplight", "moonlight"), "utf-8")
        await pilot.press("r")
        await settle(app, pilot)
        await settle(app, pilot)
        assert app.main.reader.heading == "part-4"
        assert "moonlight" in screen_text(app)


async def test_a_post_that_was_deleted_stays_open(desk: Desk) -> None:
    """What one reads is not taken away; that it is gone is said."""
    async with desk.run() as (app, pilot):
        (desk.root / "third.md").unlink()
        await pilot.press("r")
        await settle(app, pilot)
        assert "is gone from the folder" in screen_text(app)
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "third"


async def test_a_post_in_the_moment_of_its_save_stays_open(desk: Desk) -> None:
    """An editor takes the file away before it writes it anew; another post was saved just then."""
    async with desk.run() as (app, _):
        assert app.main.blog is not None
        assert app.main.leaf is not None
        open_before = app.main.leaf
        (desk.root / open_before.post.path).unlink()
        app.main.take(Blog(app.main.blog.index))
        assert app.main.leaf is open_before


async def test_the_text_gets_wider_and_narrower(desk: Desk) -> None:
    """+ and - change it by four cells, = resets it; the choice is kept."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "second")
        widths = []
        for key in ("-", "-", "+", "="):
            await pilot.press(key)
            await pilot.pause()
            widths.append(app.main.reader.measure)
        assert widths[1] == widths[0] - 4
        assert widths[2] == widths[0]
        assert desk.state.setting("width") == ""


async def test_details_show_every_key(desk: Desk) -> None:
    """Known keys and unknown ones stand side by side."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "first")
        await pilot.press("i")
        await pilot.pause()
        shown = screen_text(app)
        for part in ("mood", "calm", "Keeping", "sea, light", "first.md", "Further keys"):
            assert part in shown, part
        await pilot.press("i")
        await pilot.pause()
        assert "Further keys" not in screen_text(app)


async def test_a_wide_block_opens_full_screen(desk: Desk) -> None:
    """Enter shows a table or code as wide as it is, and it scrolls both ways."""
    cells = " | ".join(f"column number {number}" for number in range(20))
    rule = "|".join(["---"] * 20)
    text = f"---\ntitle: Wide\ndate: 2025-01-01\n---\n\n| {cells} |\n|{rule}|\n" + "\n".join(
        f"| {cells} |" for _ in range(60)
    )
    (desk.root / "wide.md").write_text(text, "utf-8")
    async with desk.run(80, 24) as (app, pilot):
        await open_post(app, pilot, "wide")
        await pilot.press("enter")
        await pilot.pause()
        assert "column number 0" in screen_text(app)
        lines = app.screen.query_one("Lines")
        for key in ("l", "j", "G", "g", "space", "b", "$", "0"):
            await pilot.press(key)
            await pilot.pause()
            if key == "$":
                assert "column number 19" in screen_text(app)
                assert lines.scroll_offset.x > 100
        assert lines.scroll_offset.x == 0
        await pilot.press("h", "k", "escape")
        assert keys(app) is app.main.reader


async def test_without_anything_wide_that_is_said(desk: Desk) -> None:
    """Enter on plain text tells what it is for."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "second")
        await pilot.press("enter")
        await pilot.pause()
        assert "no table, code, diagram or image" in screen_text(app)


async def test_help_shows_the_keys_of_the_focused_pane_first(desk: Desk) -> None:
    """Every command is there, those that work here on top."""
    async with desk.run(120, 40) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        assert screen_text(app).index("Lists") < screen_text(app).index("Anywhere")
        await pilot.press("escape")
        app.main.reader.focus()
        await pilot.press("f1")
        await pilot.pause()
        assert "Reading" in screen_text(app)


async def test_what_is_saved_shows_by_itself(desk: Desk) -> None:
    """A save in the folder reaches the screen without a key, and the place stays."""
    desk.start = "second"
    async with desk.run() as (app, pilot):
        await pilot.press(*"]" * 4)
        await pilot.pause()
        seen = asyncio.Event()
        take = app.main.take

        def note_taken(blog: Blog, note: str = "") -> None:
            take(blog, note)
            seen.set()

        app.main.take = note_taken  # type: ignore[method-assign]  # tells the test
        file = desk.root / "second.md"
        file.write_text(file.read_text("utf-8").replace("lamplight", "starlight"), "utf-8")
        await asyncio.wait_for(seen.wait(), 30)
        await settle(app, pilot)
        assert "starlight" in screen_text(app)
        assert app.main.reader.heading == "part-4"
