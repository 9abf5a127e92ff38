"""Document × width × theme → page: the lines that every exit shows."""

from termblog.layout.page import Anchor, Page, ascii_decoration

__all__ = ["Anchor", "Page", "ascii_decoration"]
