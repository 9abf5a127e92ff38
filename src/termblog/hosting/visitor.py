"""Who comes, where they are in the blog, and the line that carries their bytes.

It is what a door and a visit tell each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from termblog.hosting.driver import Transport
from termblog.look import Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who comes, and what their screen is like."""

    door: str
    """`ssh` or `web`."""
    address: str
    """Their IP address."""
    size: tuple[int, int]
    """Columns and rows, as their client says."""
    depth: Depth = Depth.TRUE
    """Their colours."""
    start: str = ""
    """The slug that they ask for, as they wrote it."""
    anchor: str = ""
    """Where in that post they were, as `Place.anchor` told."""
    fingerprint: str = ""
    """Of the public key that they offered, where they are to be remembered."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader is."""

    slug: str
    """Of the post; empty where there is none."""
    title: str
    """Its title, plain text."""
    anchor: str = ""
    """Where in it; opaque."""


class Line(Transport, Protocol):
    """A transport that knows a visit's end."""

    def hang_up(self, status: int, sentence: str) -> None:
        """End the connection after what was written.

        Args:
            status: 0 where the reader left, else 1.
            sentence: What the reader is told; may be empty.
        """

    def follow(self, place: Place) -> None:
        """Tell the client where the reader is now."""
