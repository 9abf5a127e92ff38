"""Document × width × theme → page: the lines that every exit shows."""

from termblog.layout.page import Anchor, Match, Page, Spot, ascii_decoration

__all__ = ["Anchor", "Match", "Page", "Spot", "ascii_decoration"]
