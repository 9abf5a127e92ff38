"""The trail of places that one goes back and forward on."""

from __future__ import annotations

from termblog.tui.sheet import Place
from termblog.tui.trail import LONGEST, Step, Trail


def test_one_goes_back_and_forward() -> None:
    """Steps are kept in order, each with the place that one left it at."""
    trail = Trail()
    trail.go(Step("a"))
    trail.stay(Place(None, 7))
    trail.go(Step("b"))
    assert trail.travel(-1) == Step("a", Place(None, 7))
    assert trail.travel(1) == Step("b")


def test_the_trail_has_ends() -> None:
    """Beyond either end there is nothing."""
    trail = Trail()
    trail.stay(Place(None, 1))
    assert trail.travel(-1) is None
    trail.go(Step("a"))
    assert trail.travel(-1) is None
    assert trail.travel(1) is None


def test_a_new_step_forgets_what_lay_ahead() -> None:
    """Who turns off the trail begins a new one there."""
    trail = Trail()
    for slug in "abc":
        trail.go(Step(slug))
    trail.travel(-2)
    trail.go(Step("d"))
    assert trail.travel(1) is None
    assert trail.travel(-1) == Step("a")


def test_a_long_trail_forgets_its_start() -> None:
    """What is remembered is bounded."""
    trail = Trail()
    for number in range(LONGEST + 5):
        trail.go(Step(str(number)))
    assert trail.travel(-LONGEST + 1) == Step("5")
    assert trail.travel(-1) is None
