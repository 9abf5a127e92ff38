"""Reading a client no faster than a person types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.hosting.limits import Limits
from termblog.hosting.ssh_session import Session
from tests.hosting.standin import POSTS

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.hosting.conftest import Server

REQUESTS = 20_000


async def test_a_flood_of_requests_waits_for_its_turn(
    serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While others read on, few of them are worked off; a client that has stopped goes on as usual."""
    worked_off = 0

    def count(_session: Session, *_size: int) -> None:
        nonlocal worked_off
        worked_off += 1

    server = serve(limits=Limits(bytes_per_second=200, byte_burst=8000, drain_seconds=1))
    monkeypatch.setattr(Session, "terminal_size_changed", count)
    flooding, other = await server.read(), await server.read()
    await flooding.until(f"POST {POSTS[0]}")
    await other.until(f"POST {POSTS[0]}")
    for number in range(REQUESTS):
        flooding.channel.change_terminal_size(80 + number % 9, 24)
    for number in range(1, 6):
        await other.press("n", f"POST {POSTS[number]}")
    assert 0 < worked_off < REQUESTS // 20


async def test_who_was_read_slowly_is_read(serve: Callable[..., Server]) -> None:
    """What came too fast is not lost."""
    server = serve(limits=Limits(bytes_per_second=20_000, byte_burst=3000, drain_seconds=1))
    reader = await server.read()
    await reader.until(f"POST {POSTS[0]}")
    for number in range(200):
        reader.channel.change_terminal_size(80 + number % 9, 24)
    await reader.press("n", f"POST {POSTS[1]}")
