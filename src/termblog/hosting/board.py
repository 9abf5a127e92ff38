"""The figures of all workers, in memory that they share.

Each worker writes its own row and reads everyone's, so any of them can tell the whole: how many
readers there are, how often an address is connected, what an operator's Prometheus asks for.
A worker that dies leaves its counts; what it had open is cleared for its successor.
"""

from __future__ import annotations

import ipaddress
import mmap
from struct import calcsize
from typing import NamedTuple

SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Upper bounds of the latency buckets, in seconds."""

_ADDRESSES = 4096  # counters that addresses share; two of 400 readers collide one time in ten


class Metric(NamedTuple):
    """One line of the board."""

    name: str
    """As Prometheus names it, with its labels."""
    kind: str
    """`counter`, `gauge` or `histogram`."""
    help: str
    """One sentence for the operator."""

    @property
    def family(self) -> str:
        """The name without labels."""
        return self.name.partition("{")[0]

    @property
    def size(self) -> int:
        """How many numbers it takes; a histogram has its buckets, the rest and the sum."""
        return len(SECONDS) + 2 if self.kind == "histogram" else 1


REFUSALS = (
    "full",
    "address",
    "handshakes",
    "draining",
    "login",
    "origin",
    "crash",
    "stalled",
    "idle",
    "time",
)
"""Why someone was turned away or sent off."""

METRICS = (
    Metric('termblog_sessions{door="ssh"}', "gauge", "Readers in a session."),
    Metric('termblog_sessions{door="web"}', "gauge", "Readers in a session."),
    Metric('termblog_sessions_total{door="ssh"}', "counter", "Sessions that began."),
    Metric('termblog_sessions_total{door="web"}', "counter", "Sessions that began."),
    Metric("termblog_commands_total", "counter", "Commands over SSH that were answered."),
    *(
        Metric(
            f'termblog_turned_away_total{{reason="{reason}"}}',
            "counter",
            "Visitors turned away or sent off.",
        )
        for reason in REFUSALS
    ),
    Metric("termblog_connections", "gauge", "Connections, sessions or not."),
    Metric("termblog_frames_total", "counter", "First frames from memory."),
    Metric("termblog_reloads_total", "counter", "Times that the blog was read again."),
    Metric("termblog_memory_bytes", "gauge", "Resident memory of the workers."),
    Metric("termblog_apps", "gauge", "Readers' apps that the last whole collection left."),
    Metric("termblog_tasks", "gauge", "Tasks of the workers, counted then."),
    Metric("termblog_started_total", "counter", "Starts of workers."),
    Metric("termblog_heartbeat_seconds", "gauge", "Monotonic time of the last sign of life."),
    Metric("termblog_key_seconds", "histogram", "From a key to the frame that answers it."),
    Metric("termblog_first_paint_seconds", "histogram", "From a session to its first whole frame."),
)
"""Every figure there is; a new one is a row."""

HEARTBEAT = "termblog_heartbeat_seconds"


def _starts() -> dict[str, int]:
    """Return where each metric begins in a row."""
    starts, at = {}, 0
    for metric in METRICS:
        starts[metric.name] = at
        at += metric.size
    return starts


_STARTS = _starts()
_NUMBERS = sum(metric.size for metric in METRICS)


class Board:
    """One row a worker; made before the workers are forked.

    Args:
        workers: How many rows.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.row = 0
        """Which row is this process's own."""
        numbers = mmap.mmap(-1, workers * _NUMBERS * calcsize("d"))
        addresses = mmap.mmap(-1, workers * _ADDRESSES * calcsize("H"))
        self._numbers = memoryview(numbers).cast("d")
        self._addresses = memoryview(addresses).cast("H")

    def take_row(self, row: int) -> None:
        """Make a row this process's own, clearing what its last owner had open.

        Args:
            row: 0-based number of the worker.
        """
        self.row = row
        for metric in METRICS:
            if metric.kind == "gauge":
                self.put(metric.name, 0)
        start = row * _ADDRESSES
        self._addresses[start : start + _ADDRESSES] = memoryview(
            bytearray(_ADDRESSES * calcsize("H"))
        ).cast("H")

    def clear(self) -> None:
        """Forget all of this process's figures."""
        start = self.row * _NUMBERS
        self._numbers[start : start + _NUMBERS] = memoryview(
            bytearray(_NUMBERS * calcsize("d"))
        ).cast("d")

    def add(self, name: str, value: float = 1) -> None:
        """Count.

        Args:
            name: A metric's.
            value: By how much.
        """
        self._numbers[self._index(name)] += value

    def put(self, name: str, value: float) -> None:
        """Set a gauge.

        Args:
            name: A metric's.
            value: What it is now.
        """
        self._numbers[self._index(name)] = value

    def observe(self, name: str, seconds: float) -> None:
        """Count a time in its bucket.

        Args:
            name: A histogram's.
            seconds: How long it took.
        """
        start = self._index(name)
        bucket = sum(seconds > bound for bound in SECONDS)
        self._numbers[start + bucket] += 1
        self._numbers[start + len(SECONDS) + 1] += seconds

    def total(self, name: str) -> float:
        """Return a figure over all workers.

        Args:
            name: A metric's.
        """
        return sum(self.each(name))

    def each(self, name: str, offset: int = 0) -> list[float]:
        """Return a figure of each worker.

        Args:
            name: A metric's.
            offset: 0-based number of a histogram's bucket.
        """
        at = _STARTS[name] + offset
        return [self._numbers[row * _NUMBERS + at] for row in range(self.workers)]

    def connect(self, address: str) -> int:
        """Count a connection, and return how many its address has over all workers.

        Args:
            address: An IP address.
        """
        slot = _slot(address)
        self._addresses[self.row * _ADDRESSES + slot] += 1
        self.add("termblog_connections")
        return sum(self._addresses[row * _ADDRESSES + slot] for row in range(self.workers))

    def disconnect(self, address: str) -> None:
        """Count a connection's end.

        Args:
            address: The one of `connect`.
        """
        self._addresses[self.row * _ADDRESSES + _slot(address)] -= 1
        self.add("termblog_connections", -1)

    def _index(self, name: str) -> int:
        return self.row * _NUMBERS + _STARTS[name]


def _slot(address: str) -> int:
    """Return an address's counter; hashes of text differ at each start, so none can aim at it."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return hash(address) % _ADDRESSES
    if parsed.version == 6:
        parsed = parsed.ipv4_mapped or ipaddress.ip_address(int(parsed) >> 64 << 64)
    return hash(str(parsed)) % _ADDRESSES
