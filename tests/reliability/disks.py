"""Figure: whichever call of the system fails beneath the state, reading goes on.

A small library (`faults.c`) is preloaded that fails the Nth call on the files in question; the
program is run once to count the calls, then once for each call, error and persistence.
"""

from __future__ import annotations

import errno
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from termblog.state import Place, open_state
from tests.programs import need
from tests.reliability.figure import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES)
_SOURCE = Path(__file__).with_name("faults.c")
_BLOG = "https://example.org"

Judge: TypeAlias = "Callable[[Outcome, Path, dict[str, str], dict[str, Any]], None]"
"""Checks a run: the folder, what failed, and what the program said."""

_STATE = """
import ctypes, json, sys
from pathlib import Path
from termblog.state import Place, open_state
state = open_state(Path(sys.argv[1], "state.db"), "https://example.org")
found, problem = [mark.slug for mark in state.bookmarks], state.take_problem()
state.bookmark("two", Place())
shown, kept = [mark.slug for mark in state.bookmarks], state.flush()
state.close()
problem = problem or state.take_problem()
calls = ctypes.CDLL(None).fault_calls()
print(json.dumps({"found": found, "shown": shown, "kept": kept, "problem": problem, "calls": calls}))
"""


def measure(runs: int) -> Outcome:
    """Fail call after call beneath the state.

    Args:
        runs: How many combinations of call, error and persistence are tried, spread evenly.
    """
    with tempfile.TemporaryDirectory() as name:
        whole = Path(name).resolve() / "whole"
        _fill(whole)
        return fail_each_call(_STATE, whole, _judge, runs)


def fail_each_call(program: str, whole: Path, judge: Judge, runs: int) -> Outcome:
    """Run a program over copies of a folder, each time with another call of the system failing.

    Args:
        program: Python; it is given the folder, and prints what it found, with its calls, as JSON.
        whole: The folder.
        judge: Checks what was said, and what the folder is now.
        runs: How many combinations are tried.
    """
    outcome = Outcome()
    library = whole.with_name("faults.so")
    subprocess.run(
        [need("cc"), "-shared", "-fPIC", "-w", "-o", library, _SOURCE, "-ldl"], check=True
    )
    calls = _run(program, library, _copy(whole), {"FAULT_NTH": "0", "FAULT_ERRNO": "0"})["calls"]
    for faults in _faults(calls, runs):
        place = _copy(whole)
        judge(outcome, place, faults, _run(program, library, place, faults))
    outcome.measured = f"{calls} calls"
    return outcome


def _faults(calls: int, runs: int) -> Iterator[dict[str, str]]:
    """Yield combinations, evenly spread over all there are."""
    every = list(itertools.product(range(1, calls + 1), _ERRORS, (False, True)))
    for nth, number, forever in every[:: max(1, len(every) // runs)]:
        yield {"FAULT_NTH": str(nth), "FAULT_ERRNO": str(number)} | (
            {"FAULT_FOREVER": "1"} if forever else {}
        )


def _fill(folder: Path) -> None:
    """Make a state with one bookmark in it."""
    state = open_state(folder / "state.db", _BLOG)
    state.bookmark("one", Place())
    state.close()


def _copy(whole: Path) -> Path:
    """Return a fresh copy of the state's folder."""
    place = whole.with_name("place")
    shutil.rmtree(place, ignore_errors=True)
    return Path(shutil.copytree(whole, place))


def _run(program: str, library: Path, place: Path, faults: dict[str, str]) -> dict[str, Any]:
    """Run a program over a failing disk, and return what it says; nothing where it died."""
    environment = os.environ | faults | {"LD_PRELOAD": str(library), "FAULT_PATH": str(place)}
    command = [sys.executable, "-c", program, str(place)]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    said: dict[str, Any] = json.loads(done.stdout or "{}")
    return said | {"stderr": done.stderr, "code": done.returncode}


def _judge(outcome: Outcome, place: Path, faults: dict[str, str], said: dict[str, Any]) -> None:
    """Reading went on, what was not kept was said, and the old state is intact."""
    state = open_state(place / "state.db", _BLOG)
    kept = {bookmark.slug for bookmark in state.bookmarks}
    state.close()
    lost = "two" in said.get("shown", ()) and "two" not in kept
    good = (
        said["code"] == 0
        and not said["stderr"]
        and "two" in said["shown"]
        and "one" in kept
        and (said["kept"] or said["problem"])
        and not (lost and not said["problem"])
    )
    outcome.check(good, f"{faults}: {said}, kept {kept}")
