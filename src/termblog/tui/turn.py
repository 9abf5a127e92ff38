"""How much a turn of the loop may read and lay out: what is not done by then, waits for the next.

A post decides how much work a line of it is: ten thousand comments show nothing at all, and a
screen would have to pass them all. So all who ask for lines in one turn share one allowance.
"""

from __future__ import annotations

import asyncio

MOST = 256
"""Blocks: a tall screen, and one above and below it, at two lines each."""


class Turn:
    """An allowance that is whole again with each turn of the loop."""

    def __init__(self) -> None:
        self._spent = 0

    def spend(self, blocks: int) -> bool:
        """Take something from the allowance; tell whether there was enough left.

        Args:
            blocks: How many are to be read or laid out.
        """
        if not self._spent:
            asyncio.get_running_loop().call_soon(self._renew)
        self._spent += blocks
        return self._spent <= MOST

    def _renew(self) -> None:
        self._spent = 0
