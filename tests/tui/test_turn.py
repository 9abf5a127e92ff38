"""A turn of the loop reads and lays out so much, and no more."""

from __future__ import annotations

import asyncio

from termblog.tui.turn import MOST, Turn


async def test_an_allowance_is_whole_again_with_the_next_turn() -> None:
    """What was spent in a turn is refused in it, and allowed in the next."""
    turn = Turn()
    assert turn.spend(MOST)
    assert not turn.spend(1)
    await asyncio.sleep(0)
    assert turn.spend(1)
