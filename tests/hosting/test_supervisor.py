"""What the parent of the workers sees of them."""

from __future__ import annotations

from termblog.hosting.supervisor import Pulses


def test_who_gives_no_sign_of_life_for_thirty_rounds_is_found() -> None:
    """A worker whose last sign stays the same is found; one that gives signs now and then is not."""
    pulses = Pulses(2)
    found = [pulses.stopped([7.0, float(number // 20)]) for number in range(60)]
    assert found[30] == []
    assert found[31:] == [[0]] * 29


def test_a_worker_that_is_replaced_begins_anew() -> None:
    """Its successor clears the sign, and has as many rounds to give one."""
    pulses = Pulses(1)
    assert [pulses.stopped([7.0]) for _ in range(32)][-1] == [0]
    assert pulses.stopped([0.0]) == []
