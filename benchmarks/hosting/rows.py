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
