"""Finding text in a laid-out sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from termblog.document.document import Line, Span
from termblog.tui.finder import MOST, Finder

if TYPE_CHECKING:
    from termblog.tui.sheet import Sheet


class Paper:
    """Lines that are there, in a sheet's place; counts how many were looked at."""

    def __init__(self, *lines: Line) -> None:
        self._lines = lines
        self.height = len(lines)
        self.short = False
        self.looks = 0

    def line(self, y: int) -> Line:
        """Return a line."""
        self.looks += 1
        return self._lines[y]

    def hidden(self, _: int) -> tuple[Line, ...]:
        """Return what is folded away behind a line."""
        return ()


def said(text: str, *, soft: bool = False) -> Line:
    """Return a line that says something behind a bar."""
    return Line((Span("▎ ", chrome=True), Span(text)), soft=soft)


LINES = (said("The Lamp and the"), said("lamp again", soft=True), said("no more"), said("a LAMP"))


def found(needle: str, *lines: Line) -> Finder:
    """Return a finder that scanned everything."""
    finder = Finder(needle)
    sheet: Sheet = Paper(*lines)  # type: ignore[assignment]  # the part of a sheet that it reads
    while finder.scan(sheet, 1):
        pass
    return finder


def test_case_counts_only_with_a_capital() -> None:
    """A needle in lower case finds all, one with a capital what is written so."""
    assert found("lamp", *LINES).count == 3
    assert found("LAMP", *LINES).count == 1


def test_a_match_goes_on_behind_a_soft_break() -> None:
    """What only the width broke is one match, with a piece on each line."""
    finder = found("the lamp", *LINES[:2])
    assert finder.count == 2
    pieces = [(piece.start, piece.end) for y in (0, 1) for piece in finder.on_line(y)]
    assert pieces == [(2, 10), (15, 18), (2, 6)]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ('"so"', "he said “so”"),
        ('"so"', "il dit «\u00a0so\u00a0»"),
        ("don't", "don’t"),
        ("a -- b", "a – b"),
        ("well...", "well…"),
        ("“so”", 'he said "so"'),
        ("it’s", "it's"),
    ],
)
def test_straight_signs_find_typographic_ones(typed: str, shown: str) -> None:
    """Nobody types a curly quote; who does finds the straight ones."""
    assert found(typed, said(shown)).count == 1


def test_a_hard_break_ends_a_match() -> None:
    """The end of a paragraph is no blank."""
    assert found("again no", *LINES).count == 0


def test_decoration_is_not_found() -> None:
    """The bar before a quote is no text."""
    assert found("▎", *LINES).count == 0


def test_one_steps_around_the_ends() -> None:
    """After the last match comes the first, before the first the last."""
    finder = found("lamp", *LINES)
    places = []
    for go, by in ((finder.seek, 2), (finder.step, 1), (finder.step, -1), (finder.seek, 99)):
        go(by)
        places.append(finder.y_of(finder.current))
    assert places == [3, 0, 3, 0]


def test_scanning_goes_in_slices() -> None:
    """A slice looks at no more lines than asked, and a paragraph's rest."""
    sheet = Paper(*(said(f"line {number}") for number in range(100)))
    finder = Finder("line")
    assert finder.scan(sheet, 10)  # type: ignore[arg-type]  # the part of a sheet that it reads
    assert finder.count == 10
    assert sheet.looks <= 30


def test_a_new_layout_is_scanned_anew() -> None:
    """Restarting forgets places, not what is sought."""
    finder = found("lamp", *LINES)
    sheet: Sheet = Paper(*LINES)  # type: ignore[assignment]  # the part of a sheet that it reads
    finder.restart(sheet)
    assert finder.count == 0
    finder.scan(sheet, 99)
    assert finder.count == 3


@pytest.mark.parametrize("needle", ["", "  "])
def test_nothing_is_found_for_nothing(needle: str) -> None:
    """Blanks are no needle."""
    assert found(needle, *LINES).count == 0


def test_each_of_several_needles_is_found() -> None:
    """What a search of all posts found is marked word by word."""
    finder = Finder("again", "more")
    finder.scan(Paper(*LINES), 99)  # type: ignore[arg-type]  # the part of a sheet that it reads
    assert finder.count == 2


def test_finding_ends_where_nobody_steps_through() -> None:
    """A letter that stands everywhere is found so often and no more; the rest is not looked at."""
    sheet = Paper(*[said("xxxxxxxxxx")] * 5_000)
    finder = Finder("x")
    while finder.scan(sheet, 50):  # type: ignore[arg-type]  # the part of a sheet that it reads
        pass
    assert finder.count == MOST
    assert sheet.looks < 2 * MOST / 10 + 100


def test_it_tells_what_lies_below() -> None:
    """Whether a match on or below a line is known yet can be asked."""
    finder = found("lamp", *LINES)
    assert finder.reaches(3)
    assert not finder.reaches(4)
    assert not found("none", *LINES).reaches(0)
