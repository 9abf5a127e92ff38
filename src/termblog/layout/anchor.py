"""A place in a document that outlives a resize, a theme and small edits."""

from __future__ import annotations

from typing import NamedTuple


class Anchor(NamedTuple):
    """What stays true of a place, whatever number its line has."""

    heading: str = ""
    """The id of the heading above it; empty for the start."""
    block: int = 0
    """How many units below that heading."""
    offset: int = 0
    """How many characters into that unit."""
