"""Servers and clients on loopback, inside the test's own loop."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import socket
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import aiohttp
import asyncssh
import pytest
import pytest_asyncio

from termblog.hosting.board import Board
from termblog.hosting.doorway import accept
from termblog.hosting.hub import Hub
from termblog.hosting.limits import Limits
from termblog.hosting.private_names import share_one_loop
from termblog.hosting.ssh import SshDoor
from termblog.hosting.web import WebDoor
from tests.hosting.client import PATIENCE, Client
from tests.hosting.standin import COMMANDS, StandIn

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from termblog.hosting.doorway import Network
    from termblog.hosting.house import BlogHouse
    from termblog.hosting.visitor import Place

QUERIES = re.compile(rb"\x1b\[\?2026\$p|\x1b\]22;[a-z]*\x07")
"""What a terminal in memory would take for text."""


async def eventually(condition: Callable[[], object]) -> None:
    """Wait until something holds."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if condition():
            return
        await asyncio.sleep(0.005)
    pytest.fail("it never came to hold")


async def collected(hub: Hub) -> None:
    """Wait until no app is in memory any more."""

    def none_left() -> bool:
        hub.look_around(asyncio.get_running_loop().time())
        return not hub.apps

    await eventually(none_left)


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


class Line:
    """A visit's line that keeps what it is given."""

    def __init__(self) -> None:
        self.data = b""
        self.places: list[Place] = []
        self.offered: list[str] = []
        self.throttled: list[bool] = []
        self.dropped = ""
        self.unsent = 0
        self.status: int | None = None
        self.sentence = ""

    def write(self, data: bytes) -> None:
        """Keep output."""
        self.data += data

    def backlog(self) -> int:
        """Return what the test says."""
        return self.unsent

    def drop(self, reason: str) -> None:
        """Note the reason."""
        self.dropped = reason

    def throttle(self, wanted: bool) -> None:
        """Note it."""
        self.throttled.append(wanted)

    def offer(self, address: str) -> None:
        """Note it."""
        self.offered.append(address)

    def follow(self, place: Place) -> None:
        """Note it."""
        self.places.append(place)

    def hang_up(self, status: int, sentence: str) -> None:
        """Note the end."""
        self.status, self.sentence = status, sentence

    async def until(self, text: str) -> bytes:
        """Wait until something is written; return all of it."""
        await eventually(lambda: text.encode() in self.data)
        return self.data


def listen() -> socket.socket:
    """Return a listening socket on loopback."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=256)
    listener.setblocking(False)
    return listener


@dataclass
class Reader:
    """A client in a session."""

    connection: asyncssh.SSHClientConnection
    channel: asyncssh.SSHClientChannel[bytes]
    session: Client

    async def until(self, text: str | bytes) -> bytes:
        """Wait until something is seen; return all that came."""
        await self.session.until(text.encode() if isinstance(text, str) else text)
        return self.session.data

    async def press(self, keys: str | bytes, until: str | bytes) -> bytes:
        """Send keys, and wait for what they bring."""
        self.session.data = b""
        self.channel.write(keys.encode() if isinstance(keys, str) else keys)
        return await self.until(until)

    async def end(self) -> int | None:
        """Wait for the session's end; return its exit status."""
        async with asyncio.timeout(PATIENCE):
            await self.channel.wait_closed()
        return self.channel.get_exit_status()


@dataclass
class Server:
    """A server in the test's loop."""

    hub: Hub
    stage: StandIn
    door: SshDoor
    port: int
    readers: list[asyncssh.SSHClientConnection] = field(default_factory=list)

    async def connect(self, **options: object) -> asyncssh.SSHClientConnection:
        """Connect as a stranger."""
        connection = await asyncssh.connect(
            "127.0.0.1",
            self.port,
            **{
                "known_hosts": None,
                "username": "reader",
                "client_keys": None,
                "config": None,
                "agent_path": None,
                **options,
            },
        )
        self.readers.append(connection)
        return connection

    async def read(
        self,
        start: str = "",
        *,
        size: tuple[int, int] = (80, 24),
        term: str | None = "xterm-256color",
        env: dict[str, str] | None = None,
        **options: object,
    ) -> Reader:
        """Begin a session."""
        connection = await self.connect(**options)
        variables = {"COLORTERM": "truecolor"} if env is None else env
        channel, session = await connection.create_session(
            Client,
            command=start or None,
            term_type=term,
            term_size=(*size, 0, 0),
            env=[f"{name}={value}" for name, value in variables.items()],
            encoding=None,
        )
        return Reader(connection, channel, cast("Client", session))


@pytest.fixture(scope="session")
def host_key() -> asyncssh.SSHKey:
    """Return a host key for all tests."""
    return asyncssh.generate_private_key("ssh-ed25519")


@pytest.fixture(scope="session", autouse=True)
def _one_loop() -> None:
    share_one_loop()


@pytest_asyncio.fixture
async def serve(host_key: asyncssh.SSHKey) -> AsyncIterator[Callable[..., Server]]:
    """Return a function that starts a server with some limits."""
    tasks: list[asyncio.Task[None]] = []
    servers: list[Server] = []

    def start(
        *,
        banner: str = "",
        remember: bool = False,
        limits: Limits | None = None,
        proxies: Sequence[Network] = (),
        house: BlogHouse | None = None,
    ) -> Server:
        stage = StandIn()
        hub = Hub(house or stage, limits or Limits(drain_seconds=1), Board(1))
        door = SshDoor(hub, COMMANDS, host_key, banner=banner, remember=remember)
        listener = listen()
        tasks.append(asyncio.get_running_loop().create_task(accept(listener, proxies, door.admit)))
        servers.append(Server(hub, stage, door, listener.getsockname()[1]))
        return servers[-1]

    yield start
    for task in tasks:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
    for server in servers:
        await server.hub.drain()
        for connection in server.readers:
            connection.abort()
            await connection.wait_closed()


@pytest_asyncio.fixture
async def server(serve: Callable[..., Server]) -> Server:
    """Return a server with the usual limits."""
    return serve()


@dataclass
class Site:
    """A web server in the test's loop, and a browser's HTTP."""

    hub: Hub
    stage: StandIn
    door: WebDoor
    url: str
    http: aiohttp.ClientSession

    async def get(self, path: str, **options: Any) -> tuple[aiohttp.ClientResponse, str]:
        """Return an answer and its text."""
        async with self.http.get(self.url + path, allow_redirects=False, **options) as answer:
            return answer, await answer.text()

    async def open(self, query: str = "width=80&height=24", **options: Any) -> Page:
        """Open a socket as the page does."""
        return Page(await self.http.ws_connect(f"{self.url}/ws?{query}", **options))


@dataclass
class Page:
    """A page's socket."""

    socket: aiohttp.ClientWebSocketResponse
    data: bytes = b""
    notes: list[Any] = field(default_factory=list)

    async def take(self) -> bool:
        """Take one message; return False at the end."""
        async with asyncio.timeout(PATIENCE):
            message = await self.socket.receive()
        if message.type is aiohttp.WSMsgType.BINARY:
            self.data += message.data
        elif message.type is aiohttp.WSMsgType.TEXT:
            self.notes.append(json.loads(message.data))
        else:
            return False
        return True

    async def until(self, text: str) -> bytes:
        """Wait until something is seen; return all that came."""
        while text.encode() not in self.data:
            if not await self.take():
                pytest.fail(f"ended without {text!r}: {self.data[-300:]!r}")
        return self.data

    async def note(self, kind: str) -> Any:
        """Wait for a note of a kind; return its value."""
        while not any(note[0] == kind for note in self.notes):
            if not await self.take():
                pytest.fail(f"ended without {kind!r}")
        found = next(note for note in self.notes if note[0] == kind)
        self.notes.remove(found)
        return found[1]

    async def send(self, *message: object) -> None:
        """Send a message as the page does."""
        await self.socket.send_json(message)

    async def press(self, keys: str, until: str) -> bytes:
        """Send keys, and wait for what they bring."""
        self.data = b""
        await self.send("stdin", keys)
        return await self.until(until)

    async def end(self) -> int | None:
        """Wait for the socket's end; return its close code."""
        while await self.take():
            pass
        return self.socket.close_code


@pytest_asyncio.fixture
async def serve_web() -> AsyncIterator[Callable[..., Awaitable[Site]]]:
    """Return a function that starts a web server."""
    async with contextlib.AsyncExitStack() as stack:

        async def start(
            *, limits: Limits | None = None, house: BlogHouse | None = None, **options: Any
        ) -> Site:
            stage = StandIn()
            hub = Hub(house or stage, limits or Limits(drain_seconds=1), Board(1))
            door = WebDoor(hub, house or stage, **options)
            await door.open()
            stack.push_async_callback(door.close)
            listener = listen()
            task = asyncio.get_running_loop().create_task(accept(listener, (), door.admit))
            stack.callback(task.cancel)
            stack.push_async_callback(hub.drain)
            http = await stack.enter_async_context(aiohttp.ClientSession())
            url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            return Site(hub, stage, door, url, http)

        yield start


@pytest_asyncio.fixture
async def site(serve_web: Callable[..., Awaitable[Site]]) -> Site:
    """Return a web server with the usual limits."""
    return await serve_web()
