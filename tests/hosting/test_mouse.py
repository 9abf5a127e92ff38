"""The mouse of an SSH client, in the real reader."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pyte
import pytest

from termblog.blog.opening import open_blog
from termblog.hosting.house import BlogHouse, Opened
from termblog.settings import Settings
from termblog.theme import load_theme
from tests.hosting.conftest import eventually

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.hosting.conftest import Reader, Server

POST = "---\ntitle: {title}\ndate: 2024-01-0{day}\n---\n{text}\n"


@pytest.fixture
def house(tmp_path: Path) -> BlogHouse:
    """Return two posts, hosted; the newest links to the other."""
    blog = tmp_path / "blog"
    blog.mkdir()
    (blog / "one.md").write_text(POST.format(title="One", day=1, text="Here the road ends."))
    text = "Some selectable words.\n\nGo [onwards](one.md) from here.\n\n"
    text += "<details><summary>More</summary>\n\nbehind it\n\n</details>"
    (blog / "two.md").write_text(POST.format(title="Two", day=2, text=text))

    def opened() -> Opened:
        return Opened(open_blog(blog, cache=tmp_path / "cache"), Settings(), load_theme("ink"))

    return BlogHouse(opened, lambda _: {})


async def place_of(server: Server, reader: Reader, words: str) -> tuple[int, int]:
    """Return the 1-based column and row of some words, once the app listens."""
    data = await reader.until(words)
    await eventually(lambda: all(visit.opened.is_set() for visit in server.hub.visits))
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(data.replace(b"\x1b[?2026$p", b""))
    row = next(y for y, line in enumerate(screen.display) if words in line)
    return screen.display[row].index(words) + 1, row + 1


async def test_a_click_follows_a_link(serve: Callable[..., Server], house: BlogHouse) -> None:
    """A press and a release on a link open the post that it leads to."""
    server = serve(house=house)
    reader = await server.read()
    x, y = await place_of(server, reader, "onwards")
    click = f"\x1b[<0;{x + 1};{y}M\x1b[<0;{x + 1};{y}m"
    await reader.press(click, "Here the road ends.")


async def test_a_click_opens_a_fold(serve: Callable[..., Server], house: BlogHouse) -> None:
    """A summary is closed at first, and a click on it shows what lies behind it."""
    server = serve(house=house)
    reader = await server.read()
    x, y = await place_of(server, reader, "More")
    assert b"behind it" not in reader.session.data
    await reader.press(f"\x1b[<0;{x + 1};{y}M\x1b[<0;{x + 1};{y}m", "behind it")


async def test_a_drag_selects_text(serve: Callable[..., Server], house: BlogHouse) -> None:
    """What is dragged over is copied to the client's own clipboard, and nothing else."""
    server = serve(house=house)
    reader = await server.read()
    x, y = await place_of(server, reader, "selectable")
    drag = f"\x1b[<0;{x};{y}M\x1b[<32;{x + 4};{y}M\x1b[<32;{x + 10};{y}M\x1b[<0;{x + 10};{y}m"
    await reader.press(f"{drag}y", b"\x1b]52;c;")
    await reader.until("clipboard")
    sent = reader.session.data.partition(b"\x1b]52;c;")[2].partition(b"\x07")[0]
    assert base64.b64decode(sent).decode().strip() == "selectable"
