"""The table of figures: growth is a new row."""

from __future__ import annotations

from tests.reliability import disks, kills, widths, writers
from tests.reliability.figure import Figure

FIGURES = (
    Figure(
        "kills",
        "state lost or corrupt, files left over, by kill -9 during saves",
        "0",
        kills.measure,
        25,
        1000,
    ),
    Figure("writers", "bookmarks that 8 instances at once keep", "all", writers.measure, 100, 1000),
    Figure("disks", "failing calls beneath the state", "reading goes on", disks.measure, 40, 400),
    Figure("widths", "cells against wcwidth", "all, differences listed", widths.measure, 1, 1),
)
