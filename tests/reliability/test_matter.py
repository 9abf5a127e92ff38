"""What a bomb in the front matter costs, in work: the time of it is a figure of its own."""

from __future__ import annotations

import pytest

from tests.reliability.matter import BOMBS, count

_MOST = 80_000
"""Calls; the 6,000 keys of the costliest bomb take 65,000, which is 9 ms on a quiet machine."""


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_little_work(name: str) -> None:
    """A bomb is refused, or read, within a budget of calls."""
    assert count(BOMBS[name]) <= _MOST
