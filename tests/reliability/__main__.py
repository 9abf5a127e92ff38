"""Prints figures: `python -m tests.reliability [NAME …] [--quick] [--runs N]`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.reliability.figures import FIGURES

if TYPE_CHECKING:
    from tests.reliability.figure import Figure


def main() -> int:
    """Measure the figures that are named, or all of them; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    parser.add_argument(
        "names", nargs="*", choices=[[], *(figure.name for figure in FIGURES)], metavar="NAME"
    )
    parser.add_argument("--quick", action="store_true", help="the form that is part of the tests")
    parser.add_argument("--runs", type=int, help="any other length")
    given = parser.parse_args()
    chosen = [figure for figure in FIGURES if not given.names or figure.name in given.names]
    return max(
        [
            _print(figure, given.runs or (given.quick and figure.quick) or figure.long)
            for figure in chosen
        ]
    )


def _print(figure: Figure, runs: int) -> int:
    """Measure one figure and print its line; 1 where its goal is missed."""
    start = time.perf_counter()
    try:
        outcome = figure.measure(runs)
    except pytest.skip.Exception as lacking:
        print(f"{figure.name:<12} not measured: {lacking.msg}")  # noqa: T201  a command prints
        return 1 if os.environ.get("CI") == "true" else 0
    seconds = time.perf_counter() - start
    measured = f", {outcome.measured}" if outcome.measured else ""
    print(  # noqa: T201  a command prints
        f"{figure.name:<12} {outcome.tried:>9,} tried, {len(outcome.failures)} failed{measured}"
        f"  [{figure.title}; goal: {figure.goal}; {seconds:.1f} s]"
    )
    for line in (*outcome.failures[:50], *outcome.notes):
        print(f"    {line}")  # noqa: T201  a command prints
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    sys.exit(main())
