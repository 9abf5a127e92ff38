"""A defence that can be removed."""

from __future__ import annotations

from typing import NamedTuple


class Mutation(NamedTuple):
    """A defence, how it is removed, and the test that must then fail."""

    threat: str
    """What it is against."""
    file: str
    """Beneath `src/termblog`."""
    defence: str
    """The text that is replaced; it is there exactly once."""
    without: str
    """What is there instead."""
    tests: str
    """What pytest is given."""
