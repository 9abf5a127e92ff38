"""The web door, with a client that does as the page does."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import TYPE_CHECKING

import aiohttp
import pytest

from termblog.hosting import web
from termblog.hosting.hub import CROWDED, FULL
from termblog.hosting.limits import Limits
from termblog.hosting.options import parse_networks
from termblog.hosting.web_session import WebSession
from tests.hosting.client import PATIENCE
from tests.hosting.conftest import eventually

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from termblog.hosting.doorway import Network
    from tests.hosting.conftest import Site

LOCAL: tuple[Network, ...] = parse_networks(["127.0.0.0/8"])


def turned_away(site: Site, reason: str) -> float:
    """Return how many were turned away for a reason."""
    return site.hub.board.total(f'termblog_turned_away_total{{reason="{reason}"}}')


async def test_the_page_holds_the_post_and_the_terminal(site: Site) -> None:
    """A post's address has its title, its text, and textual-serve's terminal."""
    answer, text = await site.get("/post/post-003")
    assert answer.status == 200
    assert "<title>Title of post-003</title>" in text
    assert "<p>Text of post-003</p>" in text
    assert 'content="A &#34;summary&#34; &lt;b&gt;"' in text
    assert 'data-session-websocket-url="/ws"' in text
    assert "<noscript>" in text


async def test_no_address_in_the_page_leaves_the_host(site: Site) -> None:
    """Fonts, scripts and styles come from the blog itself, and all of them are there."""
    _, text = await site.get("/")
    addresses = re.findall(r'(?:src|href|data-terminal)="([^"]+)"', text)
    assert not [address for address in addresses if "//" in address]
    for address in addresses:
        if address.startswith("/"):
            async with site.http.get(site.url + address) as answer:
                assert answer.status == 200, address
    _, style = await site.get("/assets/page.css")
    assert "//" not in style
    for address in re.findall(r'url\("\.\.([^"]+)"\)', style):
        async with site.http.get(site.url + address) as font:
            assert font.status == 200


@pytest.mark.parametrize(
    "path", ["/", "/post/none", "/static/js/textual.js", "/assets/page.js", "/none"]
)
async def test_every_answer_locks_the_page_in(site: Site, path: str) -> None:
    """A policy forbids every other host, frames, forms and plugins."""
    answer, _ = await site.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_an_unknown_post_offers_the_nearest(site: Site) -> None:
    """It is not found, and the page says what may have been meant."""
    answer, text = await site.get("/post/post-0001")
    assert answer.status == 404
    assert "Did you mean post-001?" in text


async def test_another_name_leads_to_the_post(site: Site) -> None:
    """An old address moves for good."""
    answer, _ = await site.get("/post/old-name")
    assert (answer.status, answer.headers["Location"]) == (301, "/post/post-001")


@pytest.mark.parametrize(
    "path", ["/static/", "/static/../server.py", "/assets/page.html", "/download/x"]
)
async def test_nothing_else_is_served(site: Site, path: str) -> None:
    """No listing, no file outside, no download."""
    answer, _ = await site.get(path)
    assert answer.status in (403, 404)


async def test_behind_a_proxy_addresses_are_the_public_ones(
    serve_web: Callable[..., Awaitable[Site]],
) -> None:
    """A public address has its host in the policy and its path before every address."""
    site = await serve_web(public_url="https://example.org/blog")
    answer, text = await site.get("/post/post-003")
    assert "wss://example.org" in answer.headers["Content-Security-Policy"]
    assert '<link rel="canonical" href="https://example.org/blog/post/post-003"' in text
    assert 'src="/blog/assets/page.js"' in text


@pytest.mark.parametrize("host", ["a b", "x;script-src *", "[::1", "'none'"])
async def test_a_strange_host_is_refused(site: Site, host: str) -> None:
    """What would become part of the policy has to be a host."""
    answer, _ = await site.get("/", headers={"Host": host})
    assert answer.status == 400


async def test_a_reader_sees_the_first_post_and_turns_pages(site: Site) -> None:
    """The socket carries the app, as textual-serve's protocol says."""
    page = await site.open()
    await page.until("POST post-000")
    assert (await page.note("place"))["slug"] == "post-000"
    await page.press("n", "POST post-001")
    assert await page.note("place") == {"slug": "post-001", "title": "Post 1", "anchor": "top"}
    await page.send("ping", "12")
    assert await page.note("pong") == "12"
    await page.send("resize", {"width": 100, "height": 30})
    await page.until("line 29")
    await page.send("blur")
    await page.send("focus")
    await page.send("stdin", "q")
    assert await page.note("ended") == ""
    assert await page.end() == 4000


async def test_a_deep_link_opens_there_and_back_goes_back(site: Site) -> None:
    """The page names the post that it opens with, and where its history leads."""
    page = await site.open("width=80&height=24&post=post-007&at=top")
    await page.until("POST post-007")
    await page.press("n", "POST post-008")
    page.data = b""
    await page.send("go", {"slug": "post-007", "anchor": "here"})
    await page.until("POST post-007")
    assert site.stage.apps[0].sub_title == "here"


async def test_a_link_opens_in_the_readers_own_browser(site: Site) -> None:
    """The host opens nothing; the page gets an address that is safe to open."""
    page = await site.open()
    await page.until("POST post-000")
    await eventually(lambda: site.stage.apps[0].visit and site.stage.apps[0]._settled)
    await page.send("stdin", "o")
    assert await page.note("address") == "https://example.org/"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "%6Aavascript:alert(1)", "file:///etc/passwd", "data:x"]
)
async def test_no_other_address_reaches_the_page(site: Site, url: str) -> None:
    """What a browser would run or read stays where it is."""
    page = await site.open()
    await page.until("POST post-000")
    app = site.stage.apps[0]
    assert app.visit is not None
    assert app.visit.driver is not None
    app.visit.driver.call(app.open_url, url)
    await page.press("n", "POST post-001")
    assert not [note for note in page.notes if note[0] == "address"]


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        ("{url}", True),
        ("https://evil.example", False),
        ("null", False),
        ("{url}.evil.example", False),
    ],
)
async def test_only_our_own_page_may_open_a_socket(site: Site, origin: str, allowed: bool) -> None:
    """Another site's page cannot read the blog through its reader's browser."""
    headers = {"Origin": origin.format(url=site.url)}
    if allowed:
        page = await site.open(headers=headers)
        await page.until("POST post-000")
        return
    with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
        await site.open(headers=headers)
    assert turned_away(site, "origin") == 1


@pytest.mark.parametrize(
    ("query", "size"),
    [("width=20000&height=5000", (500, 200)), ("width=x&height=-3", (80, 6)), ("", (80, 24))],
)
async def test_a_size_is_clamped(site: Site, query: str, size: tuple[int, int]) -> None:
    """Whatever the page says, the screen is within the bounds."""
    page = await site.open(query)
    await page.until("POST post-000")
    assert site.stage.apps[0].size == size


@pytest.mark.parametrize(
    "message",
    [
        "no json",
        "[]",
        "{}",
        '["unknown"]',
        '["resize", 3]',
        '["stdin", 7]',
        '["go", "x"]',
        '["resize", {"width": "x"}]',
    ],
)
async def test_a_message_without_sense_ends_the_socket(
    site: Site, caplog: pytest.LogCaptureFixture, message: str
) -> None:
    """Who does not speak the protocol is not listened to; the app ends with the socket, unlogged."""
    page = await site.open()
    await page.until("POST post-000")
    await page.socket.send_str(message)
    await page.end()
    await eventually(lambda: not site.hub.visits)
    assert [it.getMessage() for it in caplog.records if it.levelno >= logging.ERROR] == []


async def test_a_binary_or_endless_message_ends_the_socket(site: Site) -> None:
    """Messages are text and bounded."""
    page = await site.open()
    await page.until("POST post-000")
    await page.socket.send_bytes(b'["ping", 1]')
    await page.end()
    page = await site.open()
    await page.until("POST post-000")
    await page.send("ping", "x" * 200_000)
    assert await page.end() == aiohttp.WSCloseCode.MESSAGE_TOO_BIG


async def test_a_full_blog_says_so(serve_web: Callable[..., Awaitable[Site]]) -> None:
    """Beyond the cap the page gets a sentence."""
    site = await serve_web(limits=Limits(sessions=1, drain_seconds=1))
    first = await site.open()
    await first.until("POST post-000")
    second = await site.open()
    assert await second.note("ended") == FULL
    assert turned_away(site, "full") == 1


async def test_addresses_are_told_apart_behind_a_trusted_proxy(
    serve_web: Callable[..., Awaitable[Site]],
) -> None:
    """X-Forwarded-For counts from trusted proxies, from the right; from others it does not."""
    site = await serve_web(limits=Limits(per_address=1, drain_seconds=1), proxies=LOCAL)
    headers = {"X-Forwarded-For": "203.0.113.9, 192.0.2.1, 127.0.0.2"}
    first = await site.open(headers=headers)
    await first.until("POST post-000")
    assert [visit.visitor.address for visit in site.hub.visits] == ["192.0.2.1"]
    other = await site.open(headers={"X-Forwarded-For": "192.0.2.2"})
    await other.until("POST post-000")
    strange = await site.open(headers={"X-Forwarded-For": "192.0.2.3, nobody"})
    await strange.until("POST post-000")
    assert await (await site.open(headers=headers)).note("ended") == CROWDED


async def test_a_stranger_cannot_name_another_address(site: Site) -> None:
    """Without a trusted proxy the connection's own address counts."""
    page = await site.open(headers={"X-Forwarded-For": "192.0.2.1"})
    await page.until("POST post-000")
    assert [visit.visitor.address for visit in site.hub.visits] == ["127.0.0.1"]


async def test_draining_lets_the_page_come_again(site: Site) -> None:
    """At the end of a server the page is told to try again, by the code for restarts."""
    page = await site.open()
    await page.until("POST post-000")
    draining = asyncio.get_running_loop().create_task(site.hub.drain())
    assert await page.end() == 1012
    await draining


async def test_a_page_that_is_closed_leaves_nothing(site: Site) -> None:
    """A socket that closes ends its app."""
    page = await site.open()
    await page.until("POST post-000")
    await page.socket.close()
    await eventually(lambda: not site.hub.visits)
    await eventually(lambda: site.hub.board.total("termblog_connections") == 0)


async def test_who_connects_and_asks_nothing_is_cut(
    serve_web: Callable[..., Awaitable[Site]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection has its time for a request; one that asked stays."""
    monkeypatch.setattr(web, "_SILENCE_SECONDS", 0.05)
    site = await serve_web(limits=Limits(drain_seconds=1))
    page = await site.open()
    port = int(site.url.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    async with asyncio.timeout(PATIENCE):
        assert await reader.read() == b""
    writer.close()
    await page.until("POST post-000")
    await page.press("n", "POST post-001")


async def test_a_page_that_sends_too_much_is_not_read(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes behind a flood of keys waits unread until the app has taken them."""
    taken: list[object] = []
    monkeypatch.setattr(WebSession, "_take_ping", lambda _session, value: taken.append(value))
    page = await site.open()
    await page.until("POST post-000")
    visit = next(iter(site.hub.visits))
    await visit.opened.wait()
    await page.send("stdin", "j" * 6000)
    await eventually(lambda: not visit._line._readable.is_set())  # type: ignore[attr-defined]
    await page.send("ping", "x")
    other = await site.open()
    await other.until("POST post-000")
    for number in range(1, 4):
        await other.press("n", f"POST post-{number:03}")
    assert not taken


async def test_messages_in_a_flood_wait_for_their_turn(
    serve_web: Callable[..., Awaitable[Site]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While others read on, few of them are taken."""
    taken = 0

    def count(_session: WebSession, _value: object) -> None:
        nonlocal taken
        taken += 1

    monkeypatch.setattr(WebSession, "_take_ping", count)
    site = await serve_web(limits=Limits(messages_per_second=5, drain_seconds=1))
    flooding, other = await site.open(), await site.open()
    await flooding.until("POST post-000")
    await other.until("POST post-000")
    for _ in range(5000):
        await flooding.send("ping", "x")
    for number in range(1, 4):
        await other.press("n", f"POST post-{number:03}")
    assert 0 < taken < 1000
