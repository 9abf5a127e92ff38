"""Pictures in the reader: drawn in view and nowhere else, without moving what is read."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from textual.geometry import Offset
from textual.selection import Selection

from termblog.errors import Unreadable
from termblog.pictures import gallery as gallery_room
from termblog.pictures import remote
from termblog.pictures.canvas import Canvas
from termblog.pictures.gallery import Gallery
from termblog.theme import load_theme
from termblog.tui.capabilities import HOSTED
from termblog.tui.commands import allowed
from termblog.tui.finder import Finder
from termblog.tui.screens.sheets import Lines
from tests.pictures.making import encoded, picture, save
from tests.tui.conftest import drawn, screen_text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from termblog.document.picture import Picture
    from termblog.tui.app import TermblogApp
    from tests.tui.conftest import Desk

POST = """---
title: Pictures
date: 2024-01-01
---

Before the first.

![Hills at dusk](hills.png "The title")

After the first.

- An item

  ![In a list](/static/deep.jpg)

![Nowhere](nowhere.png)
"""


@pytest.fixture
def easel(desk: Desk) -> Desk:
    """Return a desk whose terminal can be drawn on, with a post full of pictures."""
    (desk.root / "pictures.md").write_text(POST, "utf-8")
    save(desk.root, "hills.png", picture(size=(160, 80)))
    save(desk.root, "static/deep.jpg", picture(size=(80, 40)))
    desk.start, desk.canvas = "pictures", Canvas()
    return desk


@asynccontextmanager
async def look(
    easel: Desk, width: int, height: int
) -> AsyncIterator[tuple[TermblogApp, Pilot[None]]]:
    """Run an app until all that is in view is drawn."""
    async with easel.run(width, height) as (app, pilot):
        await drawn(app, pilot)
        yield app, pilot


def heard(app: TermblogApp, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the reader is told from now on; on the screen it goes after some seconds."""
    said: list[str] = []
    monkeypatch.setattr(app.main, "tell", said.append)
    return said


def room(app: TermblogApp) -> list[str]:
    """Return the source of each picture that takes room in view."""
    rows = (line.picture for line in app.main.reader.in_view())
    return list(dict.fromkeys(row.picture.source for row in rows if row))


def hung(app: TermblogApp) -> set[str]:
    """Return the sources of the pictures that are drawn."""
    gallery = app.main.reader.gallery
    return {shown.source for shown in gallery._hung} if gallery else set()


def colors(app: TermblogApp) -> set[str]:
    """Return the backgrounds on the screen."""
    strips = app.screen._compositor.render_strips()
    styles = (segment.style for strip in strips for segment in strip if segment.style)
    return {style.bgcolor.name for style in styles if style.bgcolor}


async def test_pictures_are_drawn_above_what_they_show(easel: Desk) -> None:
    """A picture of the folder, and one in a list by its address on the site; label and address stay."""
    async with look(easel, 100, 50) as (app, _):
        assert hung(app) == set(room(app)) == {"hills.png", "/static/deep.jpg"}
        screen = screen_text(app)
        for text in ("Hills at dusk", "The title", "hills.png", "In a list", "deep.jpg"):
            assert text in screen
        assert "#dc1414" in colors(app)
        assert "Nowhere" in screen


async def test_every_format_is_drawn_and_the_rest_are_lines(easel: Desk) -> None:
    """PNG, JPEG, GIF and WebP; no drawing, no other format, nothing from outside the folder."""
    drawn = ["a.png", "b.jpg", "c.gif", "d.webp"]
    for name in (*drawn, "e.bmp", "../outside.png"):
        save(easel.root, name, picture(size=(24, 12)))
    (easel.root / "f.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    (easel.root / "link.png").symlink_to(easel.root.parent / "outside.png")
    names = [*drawn, "e.bmp", "f.svg", "../outside.png", "link.png"]
    text = "\n\n".join(f"![Is {name}]({name})" for name in names)
    (easel.root / "all.md").write_text(f"---\ntitle: All\n---\n{text}\n", "utf-8")
    easel.start = "all"
    async with look(easel, 100, 60) as (app, _):
        assert room(app) == drawn
        assert hung(app) == set(drawn)
        assert all(f"Is {name}" in screen_text(app) for name in names)


async def test_without_the_extra_each_is_a_line(
    easel: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is missing but the picture, and the key says what it takes."""
    monkeypatch.setattr(gallery_room, "find_spec", lambda _: None)
    async with look(easel, 100, 50) as (app, pilot):
        assert room(app) == []
        assert "▣ Hills at dusk" in screen_text(app)
        app.main.reader.focus()
        said = heard(app, monkeypatch)
        await pilot.press("I")
        await drawn(app, pilot)
        assert said == ["It takes the extra `images`."]


async def test_only_what_comes_into_view_is_decoded(
    easel: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two hundred pictures a screenful is drawn, in a thread of its own; the next as one scrolls."""
    asked: list[tuple[str, bool]] = []
    draw = Gallery.draw

    def note(self: Gallery, shown: Picture) -> object:
        asked.append((shown.source, threading.current_thread() is threading.main_thread()))
        return draw(self, shown)

    monkeypatch.setattr(Gallery, "draw", note)
    for number in range(200):
        save(easel.root, f"p{number}.png", picture(size=(160, 80)))
    text = "\n\n".join(f"![Picture {number}](p{number}.png)" for number in range(200))
    (easel.root / "many.md").write_text(f"---\ntitle: Many\n---\n{text}", "utf-8")
    easel.start = "many"
    async with look(easel, 100, 30) as (app, pilot):
        assert [name for name, _ in asked] == [f"p{number}.png" for number in range(len(asked))]
        assert 1 <= len(asked) <= 3
        assert not any(main for _, main in asked)
        app.main.reader.focus()
        await pilot.press("G")
        await drawn(app, pilot)
        assert "p199.png" in hung(app)
        assert len(asked) <= 6


async def test_a_picture_that_is_being_drawn_has_its_room(
    easel: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing moves when it comes, and keys are obeyed meanwhile."""
    gate = threading.Event()
    draw = Gallery.draw

    def wait(self: Gallery, shown: Picture) -> object:
        gate.wait(120)
        return draw(self, shown)

    monkeypatch.setattr(Gallery, "draw", wait)
    app = easel.app()
    async with app.run_test(size=(100, 50)) as pilot:
        while not room(app):
            await pilot.pause()
        before = screen_text(app).replace("▀", " ")
        assert hung(app) == set()
        app.main.reader.focus()
        await pilot.press("j", "k")
        await pilot.pause()
        gate.set()
        await drawn(app, pilot)
        assert hung(app) == set(room(app))
        lines = [
            line for line in screen_text(app).replace("▀", " ").splitlines() if "░" not in line
        ]
        assert lines[:30] == before.splitlines()[:30]


async def test_a_picture_that_breaks_off_becomes_its_line(easel: Desk) -> None:
    """Its head promised a picture: the gap closes, and the line stays."""
    file = easel.root / "hills.png"
    file.write_bytes(file.read_bytes()[:60])
    async with look(easel, 100, 50) as (app, _):
        assert "hills.png" not in room(app)
        assert "Hills at dusk" in screen_text(app)


def _refuse(easel: Desk, reason: str) -> None:
    if reason == "no canvas":
        easel.canvas = None
    elif reason == "sixteen colours":
        easel.theme = "terminal"
    else:
        easel.capabilities = HOSTED


@pytest.mark.parametrize("reason", ["no canvas", "sixteen colours", "a visitor"])
async def test_elsewhere_a_line_stands_for_each(easel: Desk, reason: str) -> None:
    """Where there is nothing to draw on, too few colours, or no right to read."""
    _refuse(easel, reason)
    async with look(easel, 100, 50) as (app, _):
        assert app.main.reader.gallery is None
        assert room(app) == []
        assert "▣ Hills at dusk" in screen_text(app)


async def test_what_a_picture_says_is_found_and_copied(easel: Desk) -> None:
    """Its cells are decoration: found, copied and numbered is its label alone."""
    async with look(easel, 100, 50) as (app, _):
        reader = app.main.reader
        finder = Finder("hills")
        assert reader.sheet is not None
        while finder.scan(reader.sheet, 50):
            pass
        assert finder.count == 1
        height = reader.sheet.height - 1
        copied = reader.get_selection(Selection(Offset(0, 0), Offset(200, height)))
        assert copied is not None
        assert "Before the first.\n\nHills at dusk\n" in copied[0]
        assert "▀" not in copied[0]
        assert [link.href for link in reader.links()][:1] == ["hills.png"]


async def test_a_place_beside_a_picture_survives_a_resize(easel: Desk) -> None:
    """What stands below a picture stays at the top, whatever height that takes."""
    async with look(easel, 120, 12) as (app, pilot):
        reader = app.main.reader
        reader.focus()
        for _ in range(30):
            if "After the first." in screen_text(app).splitlines()[1]:
                break
            await pilot.press("j")
            await drawn(app, pilot)
        for width in (60, 40, 120):
            await pilot.resize_terminal(width, 12)
            await drawn(app, pilot)
            assert "After the first." in screen_text(app).splitlines()[1]


async def test_another_theme_shows_through(easel: Desk) -> None:
    """What is transparent takes the background of the theme that is worn."""
    save(easel.root, "hills.png", Image.new("RGBA", (160, 80), (0, 0, 0, 0)))
    async with look(easel, 100, 50) as (app, pilot):
        for name in ("paper", "ink"):
            theme = load_theme(name)
            app.main.restyle(theme)
            await drawn(app, pilot)
            gallery = app.main.reader.gallery
            assert gallery is not None
            drawing = next(
                value for key, value in gallery._hung.items() if key.source == "hills.png"
            )
            style = drawing.row(0)[0].style
            assert style is not None
            assert style.bgcolor is not None
            assert style.bgcolor.name == theme.roles["background"].lower()


async def test_enter_opens_a_picture_as_large_as_the_screen(easel: Desk) -> None:
    """All of it shows, above its label, and Esc leads back."""
    save(easel.root, "hills.png", picture(size=(1600, 800)))
    async with look(easel, 120, 40) as (app, pilot):
        app.main.reader.focus()
        await pilot.press("enter")
        await drawn(app, pilot)
        assert "Hills at dusk" in screen_text(app)
        gallery = app.main.reader.gallery
        assert gallery is not None
        shown = {key: key.rows for key in gallery._hung if key.source == "hills.png"}
        assert max(key.columns for key in shown) > 76
        assert 24 < max(shown.values()) <= 32
        assert "#dc1414" in colors(app)
        await pilot.press("escape")
        await drawn(app, pilot)
        assert app.screen is app.main


async def test_a_slim_picture_is_opened_wide_and_scrolled(easel: Desk) -> None:
    """A long screenshot would be a thread if all of it showed."""
    save(easel.root, "hills.png", picture(size=(400, 4000)))
    async with look(easel, 120, 40) as (app, pilot):
        app.main.reader.focus()
        await pilot.press("enter")
        await drawn(app, pilot)
        lines = app.screen.query_one(Lines)
        assert lines.max_scroll_y > 100
        await pilot.press("G")
        await drawn(app, pilot)
        assert "Hills at dusk" in screen_text(app)


async def test_a_picture_that_breaks_while_it_is_opened_ends_its_drawing(easel: Desk) -> None:
    """Its room stays empty on the screen that is open, and nobody tries again and again."""
    save(easel.root, "hills.png", picture(size=(1600, 800)))
    async with look(easel, 120, 40) as (app, pilot):
        app.main.reader.focus()
        file = easel.root / "hills.png"
        file.write_bytes(file.read_bytes()[:60])
        await pilot.press("enter")
        await drawn(app, pilot)
        assert "Hills at dusk" in screen_text(app)


FAR = """---
title: Far
date: 2024-01-02
---

![A chart](https://example.org/chart.png)

![A map](https://example.org/map.png)

![None](https://example.org/none.png)
"""


@pytest.fixture
def abroad(easel: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let a post's pictures lie elsewhere; return the addresses that are asked for."""
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        if "none" in address:
            raise Unreadable("The image is not there.")
        return encoded(picture(size=(80, 40)))

    monkeypatch.setattr(remote, "fetch", fetch)
    (easel.root / "far.md").write_text(FAR, "utf-8")
    easel.start = "far"
    return asked


async def test_what_lies_elsewhere_is_fetched_when_its_reader_asks(
    easel: Desk, abroad: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not a moment before; then each once, drawn as it comes, and the next time at once."""
    async with look(easel, 100, 40) as (app, pilot):
        assert room(app) == []
        assert "▣ A chart" in screen_text(app)
        assert abroad == []
        app.main.reader.focus()
        said = heard(app, monkeypatch)
        await pilot.press("I")
        while len(said) < 2:
            await drawn(app, pilot)
        assert [address[20:] for address in abroad] == ["chart.png", "map.png", "none.png"]
        assert hung(app) == {"https://example.org/chart.png", "https://example.org/map.png"}
        assert "A chart" in screen_text(app)
        assert said[1:] == ["2 images fetched. The image is not there."]
        await pilot.press("I")
        await drawn(app, pilot)
        assert len(abroad) == 3
    async with look(easel, 100, 40) as (app, _):
        assert len(hung(app)) == 2
        assert len(abroad) == 3


async def test_only_what_comes_into_view_is_fetched(easel: Desk, abroad: list[str]) -> None:
    """The setting asks for all that is looked at, and for no more."""
    far = "\n\n".join(f"Text.\n\n![p](https://example.org/{n}.png)" for n in range(60))
    (easel.root / "far.md").write_text(f"---\ntitle: Far\n---\n{far}", "utf-8")
    easel.settings = easel.settings._replace(images="remote")
    async with look(easel, 100, 30) as (app, pilot):
        assert 1 <= len(abroad) <= 6
        app.main.reader.focus()
        await pilot.press("G")
        await drawn(app, pilot)
        assert "https://example.org/57.png" in abroad
        assert "https://example.org/30.png" not in abroad


async def test_the_wish_counts_for_one_post(easel: Desk, abroad: list[str]) -> None:
    """Another post's pictures are not asked for, and another theme forgets nothing."""
    async with look(easel, 100, 40) as (app, pilot):
        app.main.reader.focus()
        await pilot.press("I")
        await drawn(app, pilot)
        app.main.restyle(load_theme("paper"))
        await drawn(app, pilot)
        gallery = app.main.reader.gallery
        assert gallery is not None
        assert gallery.fetches
        assert app.main.blog is not None
        app.main.open(app.main.blog.find("pictures"))
        await drawn(app, pilot)
        gallery = app.main.reader.gallery
        assert gallery is not None
        assert not gallery.fetches


@pytest.mark.parametrize("case", ["a visitor", "no canvas"])
async def test_elsewhere_is_not_asked_where_nothing_is_drawn(
    easel: Desk, abroad: list[str], case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the key nor the setting makes a hosted session ask a third party."""
    easel.settings = easel.settings._replace(images="remote")
    if case == "a visitor":
        easel.capabilities = HOSTED
    else:
        easel.canvas = None
    async with look(easel, 100, 40) as (app, pilot):
        app.main.reader.focus()
        said = heard(app, monkeypatch)
        await pilot.press("I")
        await drawn(app, pilot)
        assert abroad == []
        assert said == (["Images are not drawn here."] if case == "no canvas" else [])
    offered = {command.id for command in allowed(easel.capabilities)}
    assert ("images" in offered) is (case == "no canvas")
