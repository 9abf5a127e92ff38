"""What all readers of one worker have in common: the stage, the limits, the figures, what was made once."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol
from weakref import WeakSet

from termblog.hosting.frames import Frames
from termblog.hosting.stylesheets import SharedRules

if TYPE_CHECKING:
    from termblog.hosting.board import Board
    from termblog.hosting.hosted import Hosted
    from termblog.hosting.limits import Limits
    from termblog.hosting.visitor import Visitor

log = logging.getLogger("termblog.hosting")


class Stage(Protocol):
    """What is hosted, as the doors need it."""

    def make_app(self, visitor: Visitor) -> Hosted:
        """Return a new app for a visitor."""

    def landing(self, visitor: Visitor) -> str:
        """Return what decides a visitor's first page: its text, theme and version."""


class Commons:
    """What a visit shares with the others.

    Args:
        stage: What is hosted.
        limits: What visitors may cost.
        board: The workers' figures.
    """

    def __init__(self, stage: Stage, limits: Limits, board: Board) -> None:
        self.stage = stage
        self.limits = limits
        self.board = board
        self.frames = Frames()
        """The first frames that are remembered."""
        self.rules = SharedRules()
        """The style sheets, parsed."""
        self.apps: WeakSet[Hosted] = WeakSet()
        """Every app that is in memory; an ended one should not be for long."""

    def refuse(self, visitor: Visitor, reason: str) -> None:
        """Count and log that a visitor is turned away.

        Args:
            visitor: Who.
            reason: One of `board.REFUSALS`.
        """
        self.board.add(f'termblog_turned_away_total{{reason="{reason}"}}')
        log.info("%s visitor from %s: %s", visitor.door, visitor.address, reason)

    def note_crash(self, visitor: Visitor, error: Exception) -> None:
        """Count and log that a reader's app failed.

        Args:
            visitor: Whose.
            error: What was raised.
        """
        self.refuse(visitor, "crash")
        log.error("A session failed; the others go on.", exc_info=error)

    def note_latency(self, seconds: float) -> None:
        """Count how long a key took to be seen.

        Args:
            seconds: From the key to the frame.
        """
        self.board.observe("termblog_key_seconds", seconds)
