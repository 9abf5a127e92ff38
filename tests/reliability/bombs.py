"""Figure: the longest stall of the event loop, and the peak memory, over every bomb.

Each is read by an app of its own in a process of its own (`sitting.py`).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.reliability.arsenal import BOMBS
from tests.reliability.figure import Outcome

_STALL = 0.100
"""Seconds."""
_MEMORY = 200
"""Megabytes."""
_PATIENCE = 60.0
"""Seconds after which a session is given up."""


def measure(runs: int) -> Outcome:
    """Read bombs, and look at how long the loop stands still and what the process takes.

    Args:
        runs: How many bombs, spread evenly over all.
    """
    outcome = Outcome()
    stalls, memory = [(0.0, "")], [(0.0, "")]
    for name in list(BOMBS)[:: max(1, len(BOMBS) // runs)]:
        found = read(name)
        outcome.check(
            found["stall"] <= _STALL, f"{name}: {found['stall'] * 1000:,.0f} ms {found['where']}"
        )
        outcome.check(found["memory"] <= _MEMORY, f"{name}: {found['memory']:,.0f} MB")
        stalls.append((found["stall"], name))
        memory.append((found["memory"], name))
    (stall, slow), (most, large) = max(stalls), max(memory)
    outcome.measured = (
        f"longest stall {stall * 1000:,.0f} ms ({slow}), peak {most:,.0f} MB ({large})"
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
                command, capture_output=True, text=True, timeout=_PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            return {"stall": _PATIENCE, "where": "until it was given up", "memory": 0.0}
    if done.returncode:
        return {"stall": _PATIENCE, "where": f"and died: {done.stderr[-200:]}", "memory": 0.0}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _write(root: Path, bomb: str) -> None:
    """Write a blog whose second post is a bomb."""
    (root / "calm.md").write_text("---\ntitle: Calm\ndate: 2025-01-01\n---\nText.\n", "utf-8")
    head = "---\ntitle: Bomb\ndate: 2024-01-01\n---\n"
    (root / "bomb.md").write_text(head + bomb, "utf-8")
