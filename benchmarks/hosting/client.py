"""A reader with an SSH client, who notes when something is seen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import asyncssh

from tests.hosting.client import Client

if TYPE_CHECKING:
    from benchmarks.hosting.host import Host


class Reader:
    """A client in a session.

    Args:
        connection: To the host.
        channel: The session's.
        screen: What it is sent.
    """

    def __init__(self, connection: Any, channel: Any, screen: Client) -> None:
        self.connection = connection
        self.channel = channel
        self.screen = screen

    async def see(self, mark: bytes) -> None:
        """Wait until something is on the screen.

        Args:
            mark: Bytes of it.
        """
        await self.screen.until(mark)
        self.screen.data = b""

    async def press(self, keys: bytes) -> float:
        """Press a key; return the seconds until the screen changes.

        Args:
            keys: What it sends.
        """
        self.screen.data = b""
        begun = time.perf_counter()
        self.channel.write(keys)
        while not self.screen.data:
            await self.screen.more()
        return time.perf_counter() - begun

    def leave(self) -> None:
        """Hang up without a word."""
        self.connection.abort()


async def connect(
    host: Host,
    slug: str = "",
    *,
    size: tuple[int, int] = (120, 40),
    whole: bool = True,
    env: dict[str, str] | None = None,
    term: str = "xterm-256color",
) -> tuple[Reader, float]:
    """Begin a session; return it, and the seconds from the connection to the first whole frame.

    Args:
        host: Where.
        slug: The post to open; empty for the newest.
        size: Columns and rows.
        whole: Whether to wait for the whole first frame.
        env: What the client says of itself.
        term: The terminal's name.
    """
    begun = time.perf_counter()
    connection = await asyncssh.connect(
        "127.0.0.1",
        host.port,
        known_hosts=None,
        username="reader",
        client_keys=None,
        config=None,
        agent_path=None,
        compression_algs=None,
    )
    # The peer takes a post's number from the environment, and no command.
    variables = {"COLORTERM": "truecolor", "DEMO_START": slug} if env is None else env
    channel, screen = await connection.create_session(
        Client,
        command=slug or None,
        term_type=term,
        term_size=(*size, 0, 0),
        env=[f"{name}={value}" for name, value in variables.items()],
        encoding=None,
    )
    reader = Reader(connection, channel, screen)  # type: ignore[arg-type]  # what was asked for
    if whole:
        await reader.see(host.foot)
    return reader, time.perf_counter() - begun
