"""Figure: edits of a blog that somebody reads: how long until the app shows what was written last.

The sidebar shows every post's title and the reader the open one's text, so what is on the screen
tells whether a save arrived. Saves come in bursts, each in one of the ways in which editors save.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from termblog.blog.opening import stream_blog
from termblog.settings import Settings
from termblog.state import State
from termblog.theme import load_theme
from termblog.tui.app import TermblogApp
from termblog.tui.launch import Launch
from tests.reliability.figure import Outcome
from tests.tui.conftest import screen_text, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.pilot import Pilot

_POSTS = 12
"""As many as the sidebar shows at once."""
_MOST = 19
"""Edits of a burst, at most."""
_SOON = 2.0
"""Seconds within which the last one is to be shown, where the figure is measured."""
_PATIENCE = 60.0
"""Seconds for which a test waits: it tells whether, not when."""
_LONG = 1_000
"""Edits from which on it is measured."""


def _in_place(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


def _by_renaming(file: Path, text: str) -> None:
    """Save as most editors do."""
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_text(text, "utf-8")
    beside.replace(file)


def _with_backup(file: Path, text: str) -> None:
    """Save as Vim does."""
    backup = file.with_name(f"{file.name}~")
    file.replace(backup)
    file.write_text(text, "utf-8")
    backup.unlink()


def _in_halves(file: Path, text: str) -> None:
    """Save slowly, so that half of a post is there for a while."""
    with file.open("w", encoding="utf-8") as stream:
        stream.write(text[: len(text) // 2])
        stream.flush()
        time.sleep(0.02)
        stream.write(text[len(text) // 2 :])


def _anew(file: Path, text: str) -> None:
    """Delete, and write again."""
    file.unlink()
    file.write_text(text, "utf-8")


_WAYS: tuple[Callable[[Path, str], None], ...] = (
    _in_place, _by_renaming, _with_backup, _in_halves, _anew,
)  # fmt: skip


def measure(runs: int) -> Outcome:
    """Edit posts under a reader's eyes.

    Args:
        runs: How many edits.
    """
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for number in range(_POSTS):
            (root / f"post-{number:02}.md").write_text(_text(number, 0), "utf-8")
        # The loop waits for the threads of its app: only then may the folder go.
        took = asyncio.run(_read(root, runs, outcome))
    outcome.measured = f"{len(took):,} bursts, each shown after {median(took):.2f} s, the last after {max(took):.2f} s"
    return outcome


def _text(number: int, edit: int) -> str:
    """Return a post of which each state is another."""
    head = f"---\ntitle: Post {number:02} edit {edit:05}\ndate: 2024-01-{number + 1:02}\n---\n"
    return f"{head}What edit {edit:05} wrote.\n\n{'A line below. ' * 40}\n\nend of {edit:05}\n"


async def _read(root: Path, runs: int, outcome: Outcome) -> list[float]:
    """Read the blog while it is edited; return how long each burst took to be shown."""
    launch = Launch(Settings(motion=False), load_theme("ink"), start="post-00")
    app = TermblogApp(partial(stream_blog, root, cache=root / ".cache"), State("edits"), launch)
    dice, took, done = random.Random(runs), [], 0  # noqa: S311  it only mixes
    states = dict.fromkeys(range(_POSTS), 0)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(app, pilot)
        while done < runs:
            edits = range(done + 1, min(runs, done + dice.randint(1, _MOST)) + 1)
            await asyncio.to_thread(_save, root, edits, dice, states)
            took.append(await _wait(app, pilot, states, _SOON if runs >= _LONG else _PATIENCE))
            missing = _missing(app, states)
            outcome.tried += len(edits)
            outcome.failures += [
                f"edit {done + 1} to {edits[-1]}: {it} is not shown" for it in missing
            ]
            done = edits[-1]
    return took


def _save(root: Path, edits: range, dice: random.Random, states: dict[int, int]) -> None:
    """Save some posts, the open one often, in any way."""
    for edit in edits:
        number = dice.choice((0, *range(_POSTS)))
        dice.choice(_WAYS)(root / f"post-{number:02}.md", _text(number, edit))
        states[number] = edit


async def _wait(
    app: TermblogApp, pilot: Pilot[None], states: Mapping[int, int], patience: float
) -> float:
    """Wait until all is shown, or for so long; return the seconds."""
    start = time.perf_counter()
    while (passed := time.perf_counter() - start) < patience and _missing(app, states):
        await pilot.pause(0.01)
    return passed


def _missing(app: TermblogApp, states: Mapping[int, int]) -> list[str]:
    """Return what of the last states the screen does not show."""
    shown = screen_text(app)
    wanted = [f"Post {number:02} edit {edit:05}" for number, edit in states.items()]
    wanted += [f"What edit {states[0]:05} wrote.", f"end of {states[0]:05}"]
    return [text for text in wanted if text not in shown]
