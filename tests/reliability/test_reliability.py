"""The quick form of each figure."""

from __future__ import annotations

import pytest

from tests.reliability.figures import FIGURES


@pytest.mark.parametrize(
    "figure", [it for it in FIGURES if it.quick], ids=lambda figure: figure.name
)
def test_figure(figure) -> None:  # type: ignore[no-untyped-def]  # mypy cannot see parametrize's type
    """Each figure's goal is reached in its quick form."""
    outcome = figure.measure(figure.quick)
    assert outcome.failures == []
    assert outcome.tried > 0
