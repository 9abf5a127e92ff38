"""The table of figures: growth is a new row."""

from __future__ import annotations

from tests.reliability import (
    badfiles,
    bombs,
    caches,
    disks,
    drafts,
    edits,
    emulator,
    fuzz,
    kills,
    markup,
    matter,
    outside,
    sinks,
    widths,
    writers,
    xterm,
)
from tests.reliability.figure import Figure

FIGURES = (
    Figure("sinks", "forbidden bytes on the raw terminal", "0", sinks.measure, 4, 140),
    Figure("emulator", "side effects in tmux: title, clipboard, modes, replies", "0", emulator.measure, 2, 7),
    Figure("xterm", "side effects in @xterm/headless, compared with an honest blog", "0", xterm.measure, 2, 7),
    Figure("markup", "actions offered and crashes by titles that are markup", "0, 0", markup.measure, 2, 41),
    Figure("bombs", "stall of the loop and peak memory of a session", "100 ms, 200 MB", bombs.measure, 2, 100),
    Figure("badfiles", "bad files that crash, hang, or hide a neighbour", "0", badfiles.measure, 2_500, 12_000),
    Figure("fuzz", "uncaught exceptions on random input", "0", fuzz.measure, 6_000, 1_000_000),
    Figure("matter", "bombs in front matter", "each refused within 10 ms", matter.measure, 0, 20),
    Figure("drafts", "drafts shown, misspelt or half saved", "0", drafts.measure, 2_000, 50_000),
    Figure("outside", "reads outside the blog", "0", outside.measure, 1, 1),
    Figure("kills", "state lost or corrupt, files left over, by kill -9 during saves", "0", kills.measure, 25, 1000),
    Figure("writers", "bookmarks that 8 instances at once keep", "all", writers.measure, 100, 1000),
    Figure("disks", "failing calls beneath the state", "reading goes on", disks.measure, 40, 400),
    Figure("caches", "failing calls beneath the index and the pictures kept", "reading goes on", caches.measure, 20, 2500),
    Figure("edits", "edits that the app shows under a reader's eyes", "all, within 2 s", edits.measure, 30, 10_000),
    Figure("widths", "cells against wcwidth", "all, differences listed", widths.measure, 1, 1),
)  # fmt: skip
