"""What an operator's monitoring gets."""

from __future__ import annotations

import asyncio
import time

import pytest

from termblog.hosting import metrics
from termblog.hosting.board import HEARTBEAT, Board
from termblog.hosting.metrics import answer_probes, exposition
from tests.hosting.client import PATIENCE
from tests.hosting.conftest import listen


async def ask(board: Board, request: bytes) -> bytes:
    """Return the answer to a request."""
    listener = listen()
    server = await answer_probes(board, listener)
    reader, writer = await asyncio.open_connection(*listener.getsockname())
    writer.write(request)
    writer.write_eof()
    answer = await reader.read()
    writer.close()
    server.close()
    await server.wait_closed()
    return answer


async def test_metrics_are_told_in_prometheus_text() -> None:
    """Counters, gauges and cumulative buckets, each family described once."""
    board = Board(1)
    board.observe("termblog_key_seconds", 0.03)
    board.add('termblog_sessions{door="web"}')
    answer = (await ask(board, b"GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")).decode()
    assert answer.startswith("HTTP/1.1 200 OK\r\n")
    assert 'termblog_sessions{door="web"} 1\n' in answer
    assert 'termblog_key_seconds_bucket{le="0.02"} 0\n' in answer
    assert 'termblog_key_seconds_bucket{le="0.05"} 1\n' in answer
    assert 'termblog_key_seconds_bucket{le="+Inf"} 1\n' in answer
    assert "termblog_key_seconds_count 1\n" in answer
    assert answer.count("# TYPE termblog_sessions gauge") == 1
    assert HEARTBEAT not in exposition(board)


@pytest.mark.parametrize(("beat", "status"), [(0, b"503"), (1, b"200")])
async def test_health_is_a_worker_that_lives(beat: int, status: bytes) -> None:
    """Without a sign of life of any worker the host is ill."""
    board = Board(2)
    board.put(HEARTBEAT, time.monotonic() if beat else time.monotonic() - 60)
    answer = await ask(board, b"GET /healthz HTTP/1.1\r\n\r\n")
    assert answer.split()[1] == status


@pytest.mark.parametrize("request_", [b"GET / HTTP/1.1\r\n\r\n", b"\r\n\r\n", b"\xff\r\n\r\n"])
async def test_there_is_nothing_else(request_: bytes) -> None:
    """Another path, or no request at all, is not found."""
    assert b" 404 " in await ask(Board(1), request_)


async def test_who_asks_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection has its time for a request."""
    monkeypatch.setattr(metrics, "_PATIENCE_SECONDS", 0.01)
    listener = listen()
    server = await answer_probes(Board(1), listener)
    reader, writer = await asyncio.open_connection(*listener.getsockname())
    async with asyncio.timeout(PATIENCE):
        assert await reader.read() == b""
    writer.close()
    server.close()
    await server.wait_closed()


async def test_an_endless_request_is_dropped() -> None:
    """A line without an end is not collected."""
    assert await ask(Board(1), b"x" * 20_000) == b""
