"""What was found, as lines of a table."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """A line of the table."""

    measure: str
    """What was measured."""
    goal: str
    """What it should be."""
    found: str
    """What it was."""


def milliseconds(seconds: float) -> str:
    """Return a time as it is written in the table.

    Args:
        seconds: How long it took.
    """
    return f"{seconds * 1000:.1f} ms"


def share(times: list[float], part: float) -> float:
    """Return the time that a part of all did not exceed.

    Args:
        times: How long each took.
        part: 0.95 for nineteen in twenty.
    """
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
