"""The page in a real browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from termblog.blog.opening import open_blog
from termblog.hosting.house import BlogHouse, Opened
from termblog.settings import Settings
from termblog.theme import load_theme
from termblog.tui.screens.sheets import LineScreen
from tests.hosting.browser import INK, Tab, browse
from tests.hosting.conftest import eventually
from tests.programs import need

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from tests.hosting.conftest import Site

KEEP_NOTICES = """
window.notices = [];
new MutationObserver((changes) => notices.push(...changes.map((change) => change.target.textContent)))
  .observe(document.getElementById('sentence'), { childList: true });
"""
"""Keeps what the reader is told, since a notice may be gone before anybody looks."""

EVIL = """---
title: Evil
date: 2024-01-01
---
[press](%6Aavascript:document.title='owned') <script>document.title='owned'</script>
<img src=x onerror="document.title='owned'"> ![x](https://evil.example/x.png)
"""


@pytest.fixture
def house(tmp_path: Path) -> BlogHouse:
    """Return a blog with two posts and a hostile one."""
    folder = tmp_path / "blog"
    folder.mkdir()
    for day, title in enumerate(("One", "Two"), 2):
        text = "\n\n".join(f"{title} line {number}." for number in range(100))
        (folder / f"{title.lower()}.md").write_text(
            f"---\ntitle: Post {title}\ndate: 2024-01-0{day}\n---\n{text}\n"
        )
    (folder / "evil.md").write_text(EVIL)
    blog = open_blog(folder, cache=tmp_path / "cache")
    return BlogHouse(lambda: Opened(blog, Settings(), load_theme("ink")), lambda _: {})


@pytest_asyncio.fixture
async def tab(tmp_path: Path) -> AsyncIterator[Tab]:
    """Return a tab of a browser of its own."""
    async with browse(need("chromium"), tmp_path / "profile") as opened:
        yield opened


@pytest_asyncio.fixture
async def hosted(serve_web: Callable[..., Awaitable[Site]], house: BlogHouse) -> Site:
    """Return a server of the blog."""
    return await serve_web(house=house)


def place_of(site: Site) -> str:
    """Return the post that the only visitor reads; nothing before they do."""
    leaves = [visit.app.main.leaf for visit in site.hub.visits if visit.app]  # type: ignore[attr-defined]  # the real reader
    return str(leaves[0].post.slug) if leaves and leaves[0] else ""


async def test_a_tab_reads_the_blog(hosted: Site, tab: Tab) -> None:
    """Text shows, keys work, the address follows, back goes back, and nothing leaves the host."""
    await tab.open(hosted.url)
    await tab.until("document.documentElement.classList.contains('live')")
    await tab.until("location.pathname == '/post/two' && document.title == 'Post Two'")
    await tab.until(f"JSON.parse({INK}).length > 20")
    before = await tab.run(INK)
    await tab.until(
        "document.activeElement.className.includes('xterm') || (document.querySelector('.xterm-helper-textarea').focus(), 0)"
    )
    await tab.press("J")
    await tab.until("location.pathname == '/post/one' && document.title == 'Post One'")
    await tab.until(f"{INK} != {json.dumps(before)}")
    await tab.run("history.back()")
    await tab.until("location.pathname == '/post/two'")
    await eventually(lambda: place_of(hosted) == "two")
    await tab.run("history.forward()")
    await tab.until("location.pathname == '/post/one'")
    await eventually(lambda: place_of(hosted) == "one")
    assert [url for url in tab.requests if not url.startswith((hosted.url, "data:"))] == []
    assert tab.errors == []


async def test_a_deep_link_opens_its_post(hosted: Site, tab: Tab) -> None:
    """`/post/SLUG` opens there, and the text is in the page for who reads without a terminal."""
    await tab.open(f"{hosted.url}/post/one")
    await tab.until("document.documentElement.classList.contains('live')")
    await eventually(lambda: place_of(hosted) == "one")
    assert "One line 5." in await tab.run("document.getElementById('text').textContent")


async def test_without_javascript_there_is_the_text(hosted: Site, tab: Tab) -> None:
    """The post shows as a page, and a note says why."""
    await tab.ask("Emulation.setScriptExecutionDisabled", value=True)
    await tab.open(f"{hosted.url}/post/one")
    await tab.until("document.body && document.body.innerText.includes('One line 5.')")
    await tab.until("getComputedStyle(document.getElementById('terminal')).display == 'none'")
    assert "With JavaScript" in await tab.run("document.body.innerText")
    assert not hosted.hub.visits


async def test_a_lost_connection_comes_back_to_the_same_place(hosted: Site, tab: Tab) -> None:
    """The reader is told, and finds the post and the place again without a key."""
    await tab.open(f"{hosted.url}/post/one")
    await tab.until("document.documentElement.classList.contains('live')")
    await eventually(lambda: place_of(hosted) == "one")
    (first,) = hosted.hub.visits
    await eventually(first.opened.is_set)
    first.feed(b"G")
    await tab.until("(history.state || {}).anchor")
    await tab.run(KEEP_NOTICES)
    first.drop("stalled")
    await tab.until("notices.some((sentence) => sentence.includes('lost'))")
    await eventually(lambda: hosted.hub.visits - {first})
    await tab.until("document.getElementById('notice').hidden")
    (second,) = hosted.hub.visits - {first}
    assert second.visitor.start == "one"
    assert second.visitor.anchor


async def test_an_end_is_told_and_can_be_undone(hosted: Site, tab: Tab) -> None:
    """Who quits is told so, stays alone, and may open the blog again."""
    await tab.open(hosted.url)
    await tab.until("document.documentElement.classList.contains('live')")
    (visit,) = hosted.hub.visits
    await eventually(visit.opened.is_set)
    visit.feed(b"q")
    await tab.until("document.getElementById('notice').className.includes('ended')")
    assert not hosted.hub.visits
    await tab.run("document.getElementById('again').click()")
    await eventually(lambda: hosted.hub.visits)


async def test_a_phone_has_keys_and_a_finger_scrolls(hosted: Site, tab: Tab) -> None:
    """The page fits, shows the keys that matter, and a finger turns the wheel."""
    await tab.ask(
        "Emulation.setDeviceMetricsOverride",
        width=390,
        height=800,
        deviceScaleFactor=2,
        mobile=True,
    )
    await tab.ask("Emulation.setTouchEmulationEnabled", enabled=True)
    await tab.open(f"{hosted.url}/post/one")
    await tab.until("document.documentElement.classList.contains('live')")
    await tab.until("document.documentElement.scrollWidth <= innerWidth")
    await tab.until("getComputedStyle(document.getElementById('keys')).display == 'flex'")
    (visit,) = hosted.hub.visits
    await eventually(visit.opened.is_set)
    reader = visit.app.main.reader  # type: ignore[union-attr]  # the real reader
    points = [{"x": 200, "y": 500}]
    await tab.ask("Input.dispatchTouchEvent", type="touchStart", touchPoints=points)
    for y in range(480, 200, -20):
        points = [{"x": 200, "y": y}]
        await tab.ask("Input.dispatchTouchEvent", type="touchMove", touchPoints=points)
    await tab.ask("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
    await eventually(lambda: reader.scroll_y > 3)
    await tab.run("document.querySelector('[data-keys=\"J\"]').click()")
    await eventually(lambda: place_of(hosted) == "evil")


async def test_a_hostile_post_runs_nothing(hosted: Site, tab: Tab) -> None:
    """Neither its text in the page, nor its link in the terminal, runs script or loads anything."""
    await tab.open(f"{hosted.url}/post/evil")
    await tab.until("document.documentElement.classList.contains('live')")
    (visit,) = hosted.hub.visits
    await eventually(visit.opened.is_set)
    visit.feed(b"F1\ri")
    app = visit.app
    await eventually(lambda: isinstance(app.screen, LineScreen))  # type: ignore[union-attr]  # the real reader
    links = "[...document.querySelectorAll('#text a')].map((link) => link.protocol)"
    assert set(await tab.run(links)) <= {"http:", "https:"}
    visit.leave("")
    await tab.until("document.getElementById('notice').className.includes('ended')")
    await tab.until("document.title == 'Evil'")
    assert not [url for url in tab.requests if "evil.example" in url]
