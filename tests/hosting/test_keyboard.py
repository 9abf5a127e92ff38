"""What a visitor types, on its way to their app."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual import events

from termblog.hosting.keyboard import Keyboard
from termblog.hosting.limits import Limits
from tests.hosting.conftest import eventually

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.message import Message


class _Desk:
    """A keyboard, what it delivered, and when its client was not to be read."""

    def __init__(self, limits: Limits) -> None:
        self.seen: list[Message] = []
        self.throttled: list[bool] = []
        self.keyboard = Keyboard(limits, self.seen.append, self.throttled.append)


@pytest.fixture
def desk() -> Iterator[Callable[..., _Desk]]:
    """Return what makes a keyboard, and close it at the end."""
    made: list[_Desk] = []

    def make(**limits: float) -> _Desk:
        made.append(_Desk(Limits(**limits)))  # type: ignore[arg-type]  # whole numbers
        return made[-1]

    yield make
    for one in made:
        one.keyboard.close()


async def test_keys_come_by_the_slice(desk: Callable[..., _Desk]) -> None:
    """Of many keys at once few are delivered before others have their turn; none is lost."""
    one = desk(key_burst=1000)
    one.keyboard.feed(b"n" * 100)
    assert len(one.seen) == 10
    await eventually(lambda: len(one.seen) == 100)


async def test_who_types_faster_than_allowed_waits(desk: Callable[..., _Desk]) -> None:
    """No more keys than the budget holds are delivered, however often the loop turns."""
    one = desk(key_burst=20, keys_per_second=1)
    one.keyboard.feed(b"n" * 100)
    for _ in range(50):
        await asyncio.sleep(0)
    assert len(one.seen) <= 21


async def test_a_client_is_not_read_while_much_waits(desk: Callable[..., _Desk]) -> None:
    """It is from so many characters on, until half of them are left."""
    one = desk(key_burst=1000, waiting_characters=60)
    one.keyboard.feed(b"n" * 60)
    assert one.throttled == []
    one.keyboard.feed(b"n" * 60)
    assert one.throttled == [True]
    await eventually(lambda: len(one.seen) == 120)
    assert one.throttled == [True, False]


async def test_moves_of_the_mouse_in_a_row_are_one(desk: Callable[..., _Desk]) -> None:
    """Who sees the last one has seen them all."""
    one = desk()
    one.keyboard.feed(b"".join(b"\x1b[<35;%d;7M" % column for column in range(1, 9)) + b"n")
    await eventually(lambda: len(one.seen) == 2)
    moved, pressed = one.seen
    assert isinstance(moved, events.MouseMove)
    assert (moved.x, moved.y) == (7, 6)
    assert isinstance(pressed, events.Key)


@pytest.mark.parametrize("sent", [b"\x1b[48;30000;30000;1;1t", b"\x1b[?2048;1$y"])
async def test_no_size_comes_as_input(desk: Callable[..., _Desk], sent: bytes) -> None:
    """A terminal that tells its size among the keys, or that it would, is not heard."""
    one = desk()
    one.keyboard.feed(sent + b"n")
    await eventually(lambda: bool(one.seen))
    assert [type(event) for event in one.seen] == [events.Key]
