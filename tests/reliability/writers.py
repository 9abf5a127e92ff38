"""Figure: eight instances that write at once keep every bookmark."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from termblog.state import open_state
from tests.reliability.figure import Outcome

_INSTANCES = 8
_BLOG = "https://example.org"
_WRITER = """
import sys
from pathlib import Path
from termblog.state import Place, open_state
file, name, count = sys.argv[1:]
state = open_state(Path(file), "https://example.org")
for number in range(int(count)):
    state.bookmark(f"{name}-{number}", Place("h", number, 0))
    if number % 10 == 0:
        state.flush()
assert state.flush(60)
state.close()
print(state.take_problem())
"""


def measure(runs: int) -> Outcome:
    """Let eight instances write into a file that is not there yet.

    Args:
        runs: How many bookmarks each of them keeps.
    """
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "state", "state.db")
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", _WRITER, str(file), str(name), str(runs)],
                stdout=subprocess.PIPE,
                text=True,
            )
            for name in range(_INSTANCES)
        ]
        problems = [writer.communicate()[0].strip() for writer in writers]
        outcome.failures += [problem for problem in problems if problem]
        state = open_state(file, _BLOG)
        kept = {bookmark.slug for bookmark in state.bookmarks}
        state.close()
        for name in range(_INSTANCES):
            for number in range(runs):
                outcome.check(f"{name}-{number}" in kept, f"lost {name}-{number}")
    outcome.measured = f"{len(kept):,} kept"
    return outcome
