"""What an operator's monitoring asks: `/healthz` and, in Prometheus' text format, `/metrics`.

They answer on an address of their own, which is not for visitors. The protocol is the least of
HTTP/1.1 that a probe needs, so that it works with the SSH server alone.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING

from termblog.hosting.board import HEARTBEAT, METRICS, SECONDS, Board, Metric

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

_FRESH_SECONDS = 15.0  # a worker gives a sign of life every two
_PATIENCE_SECONDS = 5.0  # for a probe to send its request


def exposition(board: Board) -> str:
    """Return all figures in Prometheus' text format 0.0.4.

    Args:
        board: The workers' figures.
    """
    return "".join(f"{line}\n" for line in _lines(board))


def _lines(board: Board) -> Iterator[str]:
    told = set()
    for metric in METRICS:
        if metric.name == HEARTBEAT:
            continue
        if metric.family not in told:
            told.add(metric.family)
            yield f"# HELP {metric.family} {metric.help}"
            yield f"# TYPE {metric.family} {metric.kind}"
        yield from _values(board, metric)


def _values(board: Board, metric: Metric) -> Iterator[str]:
    if metric.kind != "histogram":
        yield f"{metric.name} {board.total(metric.name):.15g}"
        return
    count = 0.0
    for offset, bound in enumerate((*SECONDS, "+Inf")):
        count += sum(board.each(metric.name, offset))
        yield f'{metric.name}_bucket{{le="{bound}"}} {count:.15g}'
    yield f"{metric.name}_sum {sum(board.each(metric.name, len(SECONDS) + 1)):.15g}"
    yield f"{metric.name}_count {count:.15g}"


def alive(board: Board, now: float) -> int:
    """Return how many workers gave a sign of life lately.

    Args:
        board: The workers' figures.
        now: Monotonic time, in seconds.
    """
    return sum(now - beat < _FRESH_SECONDS for beat in board.each(HEARTBEAT))


async def answer_probes(board: Board, listener: socket.socket) -> asyncio.Server:
    """Answer monitoring on a listening socket.

    Args:
        board: The workers' figures.
        listener: Bound to the operator's address.
    """

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, ValueError, asyncio.IncompleteReadError, TimeoutError):
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await _answer(board, reader, writer)
        writer.close()

    return await asyncio.start_server(answer, sock=listener, limit=8192)


async def _answer(board: Board, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    request = await reader.readline()
    while (await reader.readline()).strip():
        """The headers change nothing."""
    target = [*request.split(), b"", b""][1].decode("ascii", "replace")
    status, body = _respond(board, target)
    kind = "text/plain; version=0.0.4; charset=utf-8"
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body.encode())}"
    writer.write(f"{head}\r\nConnection: close\r\n\r\n{body}".encode())
    await writer.drain()


def _respond(board: Board, target: str) -> tuple[str, str]:
    if target == "/metrics":
        return "200 OK", exposition(board)
    if target != "/healthz":
        return "404 Not Found", "There is /healthz and /metrics.\n"
    living = alive(board, time.monotonic())
    body = f"{living} of {board.workers} workers\n"
    return ("200 OK" if living else "503 Service Unavailable"), body
