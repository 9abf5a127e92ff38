"""The figures that workers share."""

from __future__ import annotations

import os

import pytest

from termblog.hosting.board import HEARTBEAT, METRICS, SECONDS, Board


def test_each_worker_counts_for_itself_and_sees_all() -> None:
    """A figure is the sum of the workers' rows."""
    board = Board(2)
    board.add("termblog_commands_total")
    board.take_row(1)
    board.add("termblog_commands_total", 2)
    assert board.each("termblog_commands_total") == [1, 2]
    assert board.total("termblog_commands_total") == 3


def test_a_forked_worker_writes_where_its_parent_reads() -> None:
    """The memory is shared, not copied."""
    board = Board(2)
    child = os.fork()
    if not child:
        board.take_row(1)
        board.add("termblog_commands_total")
        os._exit(0)
    os.waitpid(child, 0)
    assert board.total("termblog_commands_total") == 1


def test_a_successor_starts_with_nothing_open() -> None:
    """What a dead worker had open is cleared; what it counted stays."""
    board = Board(1)
    board.add('termblog_sessions{door="ssh"}')
    board.add("termblog_commands_total")
    board.connect("192.0.2.1")
    board.take_row(0)
    assert board.total('termblog_sessions{door="ssh"}') == 0
    assert board.total("termblog_commands_total") == 1
    assert board.connect("192.0.2.1") == 1


def test_an_address_is_counted_over_all_workers() -> None:
    """Connections of one address add up; an IPv6 network is one address."""
    board = Board(2)
    board.connect("2001:db8::1")
    board.take_row(1)
    assert board.connect("2001:db8::2") == 2
    assert board.connect("2001:db8:1::2") == 1
    board.disconnect("2001:db8::2")
    assert board.connect("2001:db8::3") == 2


@pytest.mark.parametrize("address", ["192.0.2.7", "::ffff:192.0.2.7"])
def test_a_mapped_address_is_its_own(address: str) -> None:
    """An IPv4 address is the same one on a socket of IPv6."""
    board = Board(1)
    board.connect("192.0.2.7")
    assert board.connect(address) == 2


def test_a_name_is_an_address_too() -> None:
    """What is no IP address (a Unix socket's) is counted as it is."""
    board = Board(1)
    board.connect("")
    assert board.connect("") == 2


def test_times_fall_into_buckets() -> None:
    """A time counts in the first bucket that holds it."""
    board = Board(1)
    board.observe("termblog_key_seconds", 0.015)
    board.observe("termblog_key_seconds", 60)
    buckets = [sum(board.each("termblog_key_seconds", n)) for n in range(len(SECONDS) + 2)]
    assert buckets[SECONDS.index(0.02)] == 1
    assert buckets[len(SECONDS)] == 1
    assert buckets[-1] == pytest.approx(60.015)


def test_metrics_are_named_once() -> None:
    """No two rows of the table count in the same place."""
    names = [metric.name for metric in METRICS]
    assert len(names) == len(set(names))
    assert HEARTBEAT in names
