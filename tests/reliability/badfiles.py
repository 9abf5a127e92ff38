"""Figure: bad files tried, and whether their good neighbours are listed."""

from __future__ import annotations

import itertools
import random
import tempfile
from pathlib import Path

from termblog.blog.opening import open_blog
from tests.reliability import samples
from tests.reliability.figure import Outcome
from tests.reliability.reader import engines, faults

_A_FOLDER = 500
_GOOD = b"---\ntitle: A good neighbour\ndate: 2024-01-01\n---\nText.\n"


def measure(runs: int) -> Outcome:
    """Put bad files beside good ones, open the folder, and read every file to its end.

    Args:
        runs: How many bad files.
    """
    outcome = Outcome()
    chance = random.Random(11)  # noqa: S311  files, not secrets
    made = (samples.make(chance) for _ in itertools.count())
    every = itertools.islice(itertools.chain(samples.borrowed(), made), runs)
    while files := list(itertools.islice(every, _A_FOLDER)):
        with tempfile.TemporaryDirectory() as name:
            _judge(outcome, Path(name), files, chance)
    return outcome


def _judge(outcome: Outcome, root: Path, files: list[bytes], chance: random.Random) -> None:
    """Open a folder of bad files, and lay each of them out."""
    for number, data in enumerate(files):
        (root / f"bad-{number}.md").write_bytes(data)
        if number % 10 == 0:
            (root / f"good-{number}.md").write_bytes(_GOOD)
    blog = open_blog(root, cache=root / ".cache")
    good = sum(post.title == "A good neighbour" for post in blog.posts)
    outcome.check(
        good >= (len(files) + 9) // 10, f"only {good} good neighbours of {len(files)} bad files"
    )
    for data in files:
        try:
            found = faults(root, data, chance.choice(engines()))
        except Exception as error:  # noqa: BLE001  whatever comes out is the finding
            found = [f"{type(error).__name__}: {error}"]
        outcome.check(not found, f"{data[:300]!r}: {found[:2]}")
