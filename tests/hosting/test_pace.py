"""Reading a client no faster than a person types."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from termblog.hosting.limits import Limits
from termblog.hosting.pace import read_at_a_pace
from termblog.hosting.ssh_session import Session
from tests.hosting.conftest import eventually
from tests.hosting.standin import POSTS

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    import asyncssh

    from tests.hosting.conftest import Server


async def test_who_sends_too_fast_is_not_read_for_a_while() -> None:
    """What may come at once comes through; beyond it, reading stops until that much is due."""
    came: list[bytes] = []
    said: list[str] = []
    connection = SimpleNamespace(
        data_received=lambda data, _datatype: came.append(data),
        _transport=SimpleNamespace(
            pause_reading=lambda: said.append("pause"), resume_reading=lambda: said.append("resume")
        ),
    )
    limits = Limits(bytes_per_second=1000, byte_burst=100)
    read_at_a_pace(cast("asyncssh.SSHServerConnection", connection), limits)
    connection.data_received(b"x" * 60)
    assert not said
    connection.data_received(b"x" * 80)
    assert said == ["pause"]
    assert sum(map(len, came)) == 140
    await eventually(lambda: said == ["pause", "resume"])


async def test_a_connection_is_read_at_that_pace(serve: Callable[..., Server]) -> None:
    """Requests in a flood stop it, though they are no keys."""
    server = serve(limits=Limits(bytes_per_second=1, byte_burst=8000, drain_seconds=1))
    reader = await server.read()
    await reader.until(f"POST {POSTS[0]}")
    line = next(iter(server.hub.visits))._line
    assert isinstance(line, Session)
    assert line._gate.connection is not None
    transport = cast("asyncio.ReadTransport", line._gate.connection._transport)
    assert transport.is_reading()
    for number in range(300):
        reader.channel.change_terminal_size(80 + number % 9, 24)
    await eventually(lambda: not transport.is_reading())


async def test_who_was_read_slowly_is_read(serve: Callable[..., Server]) -> None:
    """What came too fast is not lost."""
    server = serve(limits=Limits(bytes_per_second=20_000, byte_burst=3000, drain_seconds=1))
    reader = await server.read()
    await reader.until(f"POST {POSTS[0]}")
    for number in range(200):
        reader.channel.change_terminal_size(80 + number % 9, 24)
    await reader.press("n", f"POST {POSTS[1]}")
