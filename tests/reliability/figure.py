"""What a figure is: a measurement that can be run at any length, and its goal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(slots=True)
class Outcome:
    """What a measurement found."""

    tried: int = 0
    """How many cases, runs or reads there were."""
    failures: list[str] = field(default_factory=list)
    """What went against the goal, each in a sentence."""
    measured: str = ""
    """The measured value with its unit, where the figure has one beside the count."""
    notes: list[str] = field(default_factory=list)
    """What is worth knowing and is no failure, such as known differences."""

    def check(self, good: object, failure: str) -> None:
        """Count a case, and note it where it failed.

        Args:
            good: Whether it went well.
            failure: What to say otherwise.
        """
        self.tried += 1
        if not good:
            self.failures.append(failure)

    def tell(self, line: str) -> None:
        """Print what has been found so far, so that a long run that is broken off was not for nothing.

        Args:
            line: One row.
        """
        print(f"    {line}", flush=True)  # noqa: T201  a command prints


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table of figures."""

    name: str
    """What the command takes."""
    title: str
    """What is counted."""
    goal: str
    """What is to be reached."""
    measure: Callable[[int], Outcome]
    """Runs it a number of times, cases or seconds: what `--runs` means is the figure's own."""
    quick: int
    """Runs of the form that is part of the tests; 0 where the goal is not reached yet, or is a time,
    for which a test of its own counts work instead."""
    long: int
    """Runs of the form that the goal asks for."""
