"""Document × width × theme → page: the lines that every exit shows."""

from termblog.layout.anchor import Anchor
from termblog.layout.folding import FoldingPage
from termblog.layout.folds import TURN, Folds
from termblog.layout.galley import Galley
from termblog.layout.ink import ascii_decoration
from termblog.layout.page import Page

__all__ = ["TURN", "Anchor", "FoldingPage", "Folds", "Galley", "Page", "ascii_decoration"]
