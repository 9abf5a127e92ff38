"""The benchmarks in smoke form: each measures something, on inputs that are small."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks import indexing, keys, opening, reading, starting
from benchmarks.__main__ import BENCHMARKS, merge
from benchmarks.process import Measured, environment
from benchmarks.rows import Row

if TYPE_CHECKING:
    from pathlib import Path

FEW = 200
"""Posts in place of thousands."""


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.defpath)
    monkeypatch.setattr(reading, "SIZES", (8,))
    monkeypatch.setattr(opening, "SIZES", {8: opening.SIZES[8]})
    monkeypatch.setattr(starting, "POSTS", FEW)
    monkeypatch.setattr(starting, "MANY", 2 * FEW)
    monkeypatch.setattr(indexing, "POSTS", FEW)
    monkeypatch.setattr(keys, "POSTS", FEW)
    monkeypatch.setattr(indexing, "MANY", 2 * FEW)


@pytest.mark.skipif(sys.platform != "linux", reason="what a process takes is read from /proc")
@pytest.mark.parametrize("name", BENCHMARKS)
def test_a_benchmark_measures(tmp_path: Path, name: str) -> None:
    """Every row has a figure above nothing, and can be written as a table's."""
    rows = list(BENCHMARKS[name](tmp_path, 1))
    assert rows
    assert [row for row in rows if row.ours <= 0] == []
    assert all(row.markdown().count("|") == 6 for row in rows)


def test_a_part_that_is_taken_anew_replaces_its_own_rows() -> None:
    """What tells the same takes the old row's place, what is new follows; the others stay."""
    before = [Row(what, 1, "ms", None, "rich", 2).markdown() for what in "abc"]
    again = Row("b", 5, "ms", None, "rich", 2).markdown()
    beside = Row("b", 5, "ms", None, "glow", 3).markdown()
    last = Row("d", 6).markdown()
    assert merge(before, [again, beside]) == [before[0], again, beside, before[2]]
    assert merge(before, [last]) == [*before, last]
    assert merge([], [again, last]) == [again, last]


@pytest.mark.parametrize(("script", "told"), [("exit 3", "ended with 3"), ("sleep 60", "goes on")])
def test_a_program_that_shows_nothing_is_told(script: str, told: str) -> None:
    """Whoever waits in vain for what a program shows is told whether it has ended, and how."""
    terminal = Measured(["sh", "-c", f"echo nothing; {script}"], environment())
    try:
        terminal.until(b"nothing")
        with pytest.raises(TimeoutError, match=f"{told}, and wrote b'nothing"):
            terminal.shows("posts", limit=1.0 if "sleep" in script else 60.0)
    finally:
        terminal.close()
