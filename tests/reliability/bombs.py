"""Figure: the longest stall of the event loop, and the peak memory, over every bomb.

Each is read by an app of its own in a process of its own (`sitting.py`).
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.programs import unmeasured
from tests.reliability.arsenal import BOMBS
from tests.reliability.figure import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

_STALL = 100
"""Milliseconds."""
_COUNTED = ("marks", "references")
"""Those that once took the most work in one turn of the loop, and take little time to count."""
_CALLS = 300_000
"""Calls in one turn, which take about as long."""
_MEMORY = 200
"""Megabytes."""
_PATIENCE = 300.0
"""Seconds after which a session is given up."""


def measure(runs: int) -> Outcome:
    """Read bombs, and look at how long the loop stands still and what the process takes.

    Args:
        runs: How many bombs, spread evenly over all; up to two are those of which the work is
            counted, since a time would depend on the machine.
    """
    if runs <= len(_COUNTED):
        return _judge(_COUNTED[:runs], _CALLS, "calls", "--count")
    return _judge(list(BOMBS)[:: max(1, len(BOMBS) // runs)], _STALL, "ms")


def _judge(names: Sequence[str], most: float, unit: str, *flags: str) -> Outcome:
    """Read bombs, and check the longest stall and the memory of each."""
    outcome = Outcome()
    stalls, waits, memory = [(0.0, "")], [(0.0, "")], [(0.0, "")]
    for name in names:
        found = read(name, *flags)
        took = f"{found['stall']:,.0f} {unit}"
        outcome.tell(
            f"{name:<24} {took:>12} {found['where']:<14} {found['waited']:>6,.0f} ms on the clock "
            f"{found['memory']:>6,.0f} MB"
        )
        outcome.check(found["stall"] <= most, f"{name}: {took} {found['where']}")
        outcome.check(found["memory"] <= _MEMORY, f"{name}: {found['memory']:,.0f} MB")
        stalls.append((found["stall"], name))
        waits.append((found["waited"], name))
        memory.append((found["memory"], name))
    (stall, slow), (wait, late), (peak, large) = max(stalls), max(waits), max(memory)
    outcome.measured = (
        f"longest stall {stall:,.0f} {unit} ({slow}), on the clock {wait:,.0f} ms ({late}), "
        f"peak {peak:,.0f} MB ({large})"
    )
    return outcome


def read(name: str, *flags: str) -> dict[str, Any]:
    """Read a bomb in a process of its own, and return what it cost.

    Args:
        name: Which.
        flags: For the session.
    """
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), BOMBS[name])
        command = [sys.executable, "-m", "tests.reliability.sitting", folder, *flags]
        try:
            done = subprocess.run(
                command,
                env=unmeasured(),
                capture_output=True,
                text=True,
                timeout=_PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return _lost("until it was given up")
    if done.returncode:
        return _lost(f"and died: {done.stderr[-200:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _lost(where: str) -> dict[str, Any]:
    """Return what a session cost that did not come to its end."""
    return {"stall": math.inf, "where": where, "waited": math.inf, "memory": 0.0}


def _write(root: Path, bomb: str) -> None:
    """Write a blog whose second post is a bomb."""
    (root / "calm.md").write_text("---\ntitle: Calm\ndate: 2025-01-01\n---\nText.\n", "utf-8")
    head = "---\ntitle: Bomb\ndate: 2024-01-01\n---\n"
    (root / "bomb.md").write_text(head + bomb, "utf-8")
