"""A galley lays units out, and keeps the lines of those that were looked at last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.document.document import Context
from termblog.document.parse import parse
from termblog.layout.galley import MOST_LINES, Galley

if TYPE_CHECKING:
    import pytest


def make(text: str) -> Galley:
    """Return a galley of a text that is read to its end."""
    document = parse(text)
    document.grow()
    return Galley(document, Context(40))


def test_what_was_looked_at_is_kept() -> None:
    """A unit is laid out once while it is looked at."""
    galley = make("word\n\nword")
    assert galley.lines(1) is galley.lines(1)
    assert galley.lay_out(1) is not galley.lay_out(1)


def test_lines_are_kept_up_to_a_number() -> None:
    """What was seen long ago is forgotten, however many lines its units have."""
    galley = make("word\n\n" * MOST_LINES)
    for unit in range(MOST_LINES):
        galley.lines(unit)
    assert sum(map(len, galley._kept.values())) == galley._count <= MOST_LINES
    assert MOST_LINES - 1 in galley._kept
    assert 0 not in galley._kept


def test_a_unit_above_the_number_is_kept_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on the screen is not laid out again at each of its lines."""
    monkeypatch.setattr("termblog.layout.galley.MOST_LINES", 9)
    galley = make("word\n\n```\n" + "x\n" * 10 + "```\n")
    galley.lines(0)
    assert galley.lines(1) is galley.lines(1)
    assert list(galley._kept) == [1]


def test_where_lines_begin() -> None:
    """What a line begins with is counted in characters of its unit, without decoration."""
    galley = make("> one two three four five six seven eight nine\n> ten")
    lines = galley.lines(0)
    said = "one two three four five six seven eight nine ten"
    starts = galley.starts(0)
    assert len(starts) == len(lines) > 1
    firsts = ["".join(it.text for it in line.spans if not it.chrome)[:4] for line in lines]
    assert [said[at : at + 4] for at in starts] == firsts
