"""Document × width × theme → page: the lines that every exit shows."""

from termblog.layout.anchor import Anchor
from termblog.layout.ink import ascii_decoration
from termblog.layout.page import Page

__all__ = ["Anchor", "Page", "ascii_decoration"]
