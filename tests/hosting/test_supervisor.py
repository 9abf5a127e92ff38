"""What the parent of the workers sees of them."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING, cast

from termblog.hosting.board import Board
from termblog.hosting.hub import Hub
from termblog.hosting.limits import Limits
from termblog.hosting.options import Options
from termblog.hosting.sockets import Address
from termblog.hosting.supervisor import Pulses, Supervisor
from tests.hosting.standin import StandIn

if TYPE_CHECKING:
    import pytest

    from termblog.hosting.worker import House


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


def test_a_blog_that_fails_to_open_ends_nobody(caplog: pytest.LogCaptureFixture) -> None:
    """The parent goes on with the blog that it has, and logs what failed."""

    class Failing:
        def reopen(self) -> None:
            msg = "deliberate"
            raise RuntimeError(msg)

    hub = Hub(StandIn(), Limits(), Board(1))
    options = Options(host_key=Path("key"), ssh=Address("127.0.0.1", 0))
    Supervisor(hub, cast("House", Failing()), options, ())._obey(signal.SIGHUP)
    assert "deliberate" in caplog.text
