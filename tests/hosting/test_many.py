"""Many readers in one process: none sees anything of another, and none is left behind."""

from __future__ import annotations

import asyncio
import gc
import logging
import random
import weakref
from contextvars import ContextVar
from typing import TYPE_CHECKING

import pyte
import pytest

from termblog.hosting.limits import Limits
from termblog.hosting.visitor import Visitor
from tests.hosting.conftest import QUERIES, Line, collected, eventually
from tests.hosting.standin import POSTS, HostedReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from termblog.hosting.hosted import Hosted
    from tests.hosting.conftest import Reader, Server

SIZES = ((120, 40), (100, 30), (80, 24), (140, 50))
CLIENTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("xterm-256color", {"COLORTERM": "truecolor"}),
    ("xterm-256color", {}),
    ("xterm", {}),
    ("xterm-256color", {"NO_COLOR": "1"}),
)


async def play(server: Server, number: int, *, drop: bool) -> list[list[tuple[object, ...]]] | None:
    """Read as one reader by a script of their own; return the last screen, cell by cell."""
    dice = random.Random(number)  # noqa: S311  a script, not a secret
    size, (term, env) = SIZES[number % 4], CLIENTS[number // 4 % 4]
    post = number
    reader = await server.read(POSTS[post], size=size, term=term, env=env)
    await reader.until(f"POST {POSTS[post]}")
    for step in range(4):
        if drop and step == 2 and number % 6 == 5:
            reader.connection.abort()
            return None
        post = (post + 1) % len(POSTS)
        await reader.press("n", f"POST {POSTS[post]}")
        if dice.random() < 0.5:
            size = dice.choice([other for other in SIZES if other != size])
            reader.channel.change_terminal_size(*size)
    await quiet(reader)
    for last in ((size[0] - 1, size[1] - 1), size):
        reader.session.data = b""
        reader.channel.change_terminal_size(*last)
        await reader.until(b"\x1b[1;1H")
        await quiet(reader)
    data = reader.session.data
    screen = pyte.Screen(*size)
    pyte.ByteStream(screen).feed(QUERIES.sub(b"", data))
    reader.channel.write(b"q")
    await reader.end()
    return [
        [(cell.data, cell.fg, cell.bg, cell.bold) for cell in map(row.__getitem__, range(size[0]))]
        for row in map(screen.buffer.__getitem__, range(size[1]))
    ]


async def quiet(reader: Reader) -> None:
    """Wait until nothing more comes."""
    seen = -1
    while seen != len(reader.session.data):
        seen = len(reader.session.data)
        await asyncio.sleep(0.6)  # nothing tells that a frame was the last


@pytest.mark.long
async def test_no_reader_sees_a_cell_of_another(server: Server) -> None:
    """24 readers of 4 sizes and 4 depths at once end with the screens that each has alone."""
    numbers = range(24)
    together = await asyncio.gather(*(play(server, number, drop=True) for number in numbers))
    compared = 0
    for number, screen in zip(numbers, together, strict=True):
        if screen is not None:
            compared += 1
            assert screen == await play(server, number, drop=False), number
    assert compared == 20


async def test_nothing_is_left_of_who_went(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """Readers who quit, hang up or crash leave no app, no task and no connection."""
    caplog.set_level(logging.CRITICAL, "termblog.hosting")  # pytest keeps records, those their app
    apps: list[weakref.ref[HostedReader]] = []
    tasks = len(asyncio.all_tasks())
    for number in range(9):
        reader = await server.read(POSTS[number])
        await reader.until(f"POST {POSTS[number]}")
        apps.append(weakref.ref(server.stage.apps.pop()))
        await reader.press("j\x1b[97u", "line")
        if number % 3 == 0:
            reader.connection.abort()
        else:
            reader.channel.write(b"q" if number % 3 == 1 else b"x")
            await reader.end()
            reader.connection.close()
        await reader.connection.wait_closed()
    server.readers.clear()
    del reader
    await eventually(lambda: not server.hub.visits)
    await eventually(lambda: server.hub.board.total("termblog_connections") == 0)
    await eventually(lambda: len(asyncio.all_tasks()) <= tasks)
    await collected(server.hub)  # a timer that was cancelled keeps its context until it is due
    assert not [app for app in apps if app() is not None]
    assert server.hub.board.total("termblog_apps") == 0
    assert 0 < server.hub.board.total("termblog_tasks") <= tasks


@pytest.fixture
def _nothing_by_itself() -> Iterator[None]:
    """Let nothing be collected unless it is asked for."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_nothing_by_itself")
async def test_who_went_is_collected_before_the_next_round(server: Server) -> None:
    """Of ten that went, most are gone at once, while another stays: the heap stays small."""
    stays = await server.read()
    await stays.until("POST post-000")
    for _ in range(10):
        reader = await server.read()
        await reader.until("POST post-000")
        reader.channel.write(b"q")
        await reader.end()
        server.stage.apps.pop()
    del reader
    await eventually(lambda: len(server.hub.apps) < 8)  # something may still be on its way
    assert len(server.hub.visits) == 1


async def test_a_client_that_does_not_read_is_not_painted_for(
    serve: Callable[..., Server],
) -> None:
    """Its frames are skipped, one whole frame comes when it reads again, or it is cut."""
    server = serve(limits=Limits(stall_seconds=3600, drain_seconds=1))
    line = Line()
    visit = server.hub.enter(Visitor(door="ssh", address="", size=(80, 24)), line)
    await line.until("POST post-000")
    await visit.opened.wait()
    line.unsent = 1 << 20
    visit.feed(b"n")
    await line.until("POST post-001")
    line.data = b""
    visit.feed(b"n")
    await asyncio.sleep(0.1)
    assert line.data == b""
    line.unsent = 0
    await line.until("POST post-002")
    line.unsent = 1 << 20
    assert visit.driver is not None
    visit.driver._limits = Limits(stall_seconds=0.001)
    visit.feed(b"n")
    await eventually(lambda: line.dropped == "stalled")
    visit.cut()
    await eventually(lambda: not server.hub.visits)


async def test_of_many_sizes_few_are_taken(server: Server) -> None:
    """A flood of resizes lays out the first and the last, not each."""
    reader = await server.read()
    await reader.until("POST post-000")
    visit = next(iter(server.hub.visits))
    await visit.opened.wait()
    taken: list[object] = []
    assert visit.driver is not None
    assert visit.app is not None
    visit.app.post_message = taken.append  # type: ignore[method-assign, assignment]  # only noted
    for columns in range(81, 181):
        visit.driver.resize(columns, 30)
    assert len(taken) == 1
    await eventually(lambda: len(taken) == 2)
    assert "180" in str(taken[1])
    del visit.app.post_message


@pytest.mark.parametrize(
    "flood",
    [b"n" * 3000, b"\x1b[<35;10;10M" * 3000, b"\x1b]0;" + b"x" * 30_000],
    ids=["keys", "mouse", "string"],
)
async def test_a_flood_reaches_the_app_in_rations(server: Server, flood: bytes) -> None:
    """However much one sends, few events reach their app, and another is served meanwhile."""
    attacker = await server.read()
    await attacker.until("POST post-000")
    victim = await server.read("post-010")
    await victim.until("POST post-010")
    app = server.stage.apps[0]
    begun = asyncio.get_running_loop().time()
    attacker.channel.write(flood)
    for number in range(11, 21):
        await victim.press("n", f"POST post-{number:03}")
    seconds = asyncio.get_running_loop().time() - begun
    assert app.post <= 60 + 110 * seconds


async def test_frames_of_a_blog_that_changed_are_forgotten(server: Server) -> None:
    """Who comes after a save sees what was saved, from the first frame on."""
    reader = await server.read()
    await reader.until("POST post-000")
    visit = next(iter(server.hub.visits))
    await eventually(lambda: bool(server.hub.frames.get(visit.landing)))
    server.hub.renew()
    assert not server.hub.frames.get(visit.landing)


async def test_what_is_typed_before_the_app_listens_waits(server: Server) -> None:
    """It is bounded, it is in no remembered frame, and the app has it as soon as it can."""
    line = Line()
    visit = server.hub.enter(Visitor(door="ssh", address="", size=(80, 24)), line)
    visit.feed(b"n")
    visit.resize(100, 30)
    assert line.throttled == []
    visit.feed(b"\x1b[200~" + b"x" * 5000 + b"\x1b[201~")
    assert line.throttled == [True]
    await line.until("POST post-001")
    assert line.throttled[:2] == [True, False]
    assert "POST post-000" in server.hub.frames.get(visit.landing)
    visit.cut()
    await eventually(lambda: not server.hub.visits)


async def test_a_visit_knows_nothing_of_who_let_it_in(server: Server) -> None:
    """Its app begins in a context of its own, though another's callback may have begun it."""
    whose: ContextVar[str] = ContextVar("whose")
    seen: list[str] = []
    make = server.stage.make_app

    def note(visitor: Visitor) -> Hosted:
        seen.append(whose.get("nobody"))
        return make(visitor)

    server.stage.make_app = note  # type: ignore[method-assign]  # and what it does besides
    whose.set("another")
    line = Line()
    visit = server.hub.enter(Visitor(door="ssh", address="", size=(80, 24)), line)
    await line.until("POST post-000")
    assert seen == ["nobody"]
    visit.cut()
    await eventually(lambda: not server.hub.visits)


async def test_a_blog_that_was_read_again_is_collected(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a save has replaced does not wait for readers to come and go."""
    collected: list[tuple[int, ...]] = []
    monkeypatch.setattr(gc, "collect", lambda *which: collected.append(which))
    for _ in range(3):
        server.hub.look_around(0)
    assert not collected
    server.hub.renew()
    for _ in range(3):
        server.hub.look_around(0)
    assert collected == [()]
