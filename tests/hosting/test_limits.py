"""What a visitor may cost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termblog.errors import SettingsError
from termblog.hosting.limits import Budget, Limits, clamp


@given(st.integers(), st.integers())
def test_no_size_is_beyond_the_limits(columns: int, rows: int) -> None:
    """Whatever a client says, the screen is 20 to 500 by 6 to 200."""
    width, height = clamp(columns, rows)
    assert 20 <= width <= 500
    assert 6 <= height <= 200


def test_an_unknown_size_is_the_usual_one() -> None:
    """A client that does not say its size has 80 by 24."""
    assert clamp(0, 0) == (80, 24)


def test_a_limit_of_nothing_is_refused() -> None:
    """A limit of 0 would let nobody in; it says which."""
    with pytest.raises(SettingsError, match="per-address"):
        Limits(per_address=0)


def test_a_budget_saves_up_to_its_burst() -> None:
    """Tokens come back with time, never beyond the burst."""
    budget = Budget(10, 5, now=100.0)
    assert budget.available(100.0) == 5
    budget.spend(5)
    assert budget.available(100.0) == 0
    assert budget.available(100.25) == 2
    assert budget.available(900.0) == 5
