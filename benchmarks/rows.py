"""A measured figure, beside its goal and beside a peer's in the same run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    """What is measured."""
    ours: float
    """The median, in the unit."""
    unit: str = "ms"
    """Of the figures."""
    goal: float | None = None
    """At most this, in the unit."""
    peer: str = ""
    """Who is measured beside it."""
    theirs: float | None = None
    """The peer's median; None where it is not installed."""

    @property
    def ratio(self) -> float | None:
        """What ours is of theirs."""
        return self.ours / self.theirs if self.theirs else None

    def markdown(self) -> str:
        """Return the row of a Markdown table."""
        goal = "" if self.goal is None else f"≤ {self.goal:.4g} {self.unit}"
        theirs = "" if self.theirs is None else f"{self.peer}: {self.theirs:,.4g} {self.unit}"
        ratio = "" if self.ratio is None else f"{self.ratio:.3g}"
        return f"| {self.what} | {self.ours:,.4g} {self.unit} | {goal} | {theirs} | {ratio} |"


HEADER = "| What | termblog | goal | beside it | ratio |\n|---|---:|---:|---:|---:|"
"""The head of the table."""
