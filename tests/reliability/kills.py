"""Figure: `kill -9` at any moment of a save loses nothing and leaves nothing behind."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from termblog.state import open_state
from tests.reliability.figure import Outcome

_BLOG = "https://example.org"
_KILLS_A_FILE = 25
"""A new file after so many, or the file's size is what would be measured."""
_WRITER = """
import sys
from pathlib import Path
from termblog.state import Place, open_state
state = open_state(Path(sys.argv[1]), "https://example.org")
print("ready", state.take_problem(), flush=True)
number = int(sys.argv[2])
while True:
    number += 1
    state.bookmark(f"post-{number}", Place("h", number, 0), "note " * 20)
    state.keep_place("hello", Place("h", number, 0), 0.5)
    if state.flush():
        print(number, flush=True)
"""


def measure(runs: int) -> Outcome:
    """Kill a saving instance over and over, and look at what it had promised to keep.

    Args:
        runs: How many are killed.
    """
    outcome = Outcome()
    chance = random.Random(7)  # noqa: S311  moments, not secrets
    kept = 0
    for start in range(0, runs, _KILLS_A_FILE):
        with tempfile.TemporaryDirectory() as folder:
            promised = kept_here = 0
            for _ in range(start, min(start + _KILLS_A_FILE, runs)):
                file = Path(folder, "state.db")
                promised = _kill(file, kept_here, chance.uniform(0, 0.02)) or promised
                kept_here = _judge(outcome, file, promised)
            left = sorted(path.name for path in Path(folder).iterdir())
            outcome.check(left == ["state.db"], f"left behind: {left}")
            kept += kept_here
    outcome.measured = f"{kept:,} bookmarks kept"
    return outcome


def _kill(file: Path, start: int, delay: float) -> int:
    """Let an instance save for a moment, kill it, and return the last number it promised, or 0.

    Args:
        file: The state's.
        start: The last number that is kept, whether or not it was promised.
        delay: Seconds between its being ready and its end.
    """
    command = [sys.executable, "-c", _WRITER, str(file), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == "ready"
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        lines = process.stdout.read().split("\n")
    return int(lines[-2]) if len(lines) > 1 else 0


def _judge(outcome: Outcome, file: Path, promised: int) -> int:
    """Look for what was promised, and return the last number that was kept.

    A bookmark may be kept that was not promised: its instance was killed between the two saves of
    a number. That is no loss, and no promise of that number's place.
    """
    state = open_state(file, _BLOG)
    kept = {bookmark.slug for bookmark in state.bookmarks}
    lost = {f"post-{number}" for number in range(1, promised + 1)} - kept
    place = state.reading("hello").place
    outcome.check(
        not state.take_problem() and not lost and place.block >= promised,
        f"promised {promised}, at {place.block}, lost {sorted(lost)[:5]}",
    )
    state.close()
    return max([promised, *(int(slug.partition("-")[2]) for slug in kept)])
