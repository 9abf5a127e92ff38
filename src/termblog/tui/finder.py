"""Finds text in a laid-out sheet, across the lines that only the width broke.

A sheet is scanned from its top, some lines at a time, so that the heights above a match are
measured and its line is final. Knows no widgets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from termblog.tui.paint import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termblog.document.document import Line
    from termblog.tui.sheet import Sheet

MOST = 10_000
"""Matches after which no more are looked for: nobody steps through them."""


_SIGN = re.compile(r"(\.\.\.|…)|(---|—)|(--|–)|([\"“”„«»])|(['‘’‚‹›])")
_SIGNS = (
    "",
    r"(?:\.\.\.|…)",
    "(?:---?|—|–)",
    "(?:---?|—|–)",
    '(?:["“”„]|«\\s?|\\s?»)',
    "['‘’‚‹›]",
)
"""What is meant by each group of `_SIGN`."""


class Piece(NamedTuple):
    """The part of a match that lies on one line."""

    y: int
    """The line, 0-based."""
    start: int
    """The first character of the line's whole text, 0-based."""
    end: int
    """Behind the last character."""
    match: int
    """Which match it belongs to, 0-based."""


class Finder:
    """Every match of some texts.

    Args:
        needles: What to find; case counts only where one holds a capital.
    """

    def __init__(self, *needles: str) -> None:
        self.needle = " ".join(needles)
        """What is found."""
        self.current = -1
        """The match that one is at, 0-based; -1 before the first."""
        flags = 0 if any(letter.isupper() for letter in self.needle) else re.IGNORECASE
        parts = (r"\s+".join(map(_loosen, needle.split())) for needle in needles)
        pattern = "|".join(part for part in parts if part)
        self._pattern = re.compile(pattern, flags) if pattern else None
        self._lines: dict[int, list[Piece]] = {}
        self._starts: list[int] = []
        self._hidden: set[int] = set()
        self._next = 0

    @property
    def count(self) -> int:
        """How many matches were found so far."""
        return len(self._starts)

    def scan(self, sheet: Sheet, lines: int) -> bool:
        """Scan some more lines; return whether there are more.

        Args:
            sheet: What to scan.
            lines: How many, at least.
        """
        stop = self._next + lines
        while self._goes_on(sheet) and self._next < stop:
            paragraph = _paragraph(sheet, self._next)
            if sheet.short:
                return True
            self._find(paragraph, self._next)
            self._next += len(paragraph)
            self._find_hidden(sheet.hidden(self._next - 1))
        return self._goes_on(sheet)

    def _goes_on(self, sheet: Sheet) -> bool:
        return self._pattern is not None and self.count < MOST and self._next < sheet.height

    def restart(self, sheet: Sheet, y: int = 0) -> None:
        """Forget the places from a line's paragraph on: they lie elsewhere now.

        Args:
            sheet: What is scanned.
            y: 0-based.
        """
        while y > 0 and sheet.line(y).soft:
            y -= 1
        del self._starts[bisect_left(self._starts, y) :]
        self._lines = {line: pieces for line, pieces in self._lines.items() if line < y}
        self._hidden = {match for match in self._hidden if match < self.count}
        self._next = min(self._next, y)

    def _find(self, paragraph: Sequence[Line], y: int) -> None:
        spots: list[tuple[int, int]] = []
        for found in self._matches(paragraph):
            if not spots:
                spots = list(_spots(paragraph, y))
            self._add(spots[found.start() : found.end()])

    def _find_hidden(self, lines: Sequence[Line]) -> None:
        """Count the matches in what is folded away; they lie on the line that it hides behind."""
        starts = [at for at, line in enumerate(lines) if not (at and line.soft)]
        for start, end in pairwise((*starts, len(lines))):
            for _ in self._matches(lines[start:end]):
                self._hidden.add(self.count)
                self._starts.append(self._next - 1)

    def _matches(self, paragraph: Sequence[Line]) -> Iterator[re.Match[str]]:
        assert self._pattern is not None  # noqa: S101  `scan` asked
        text = plain(paragraph[0])
        for line in paragraph[1:]:
            text += line.glue + plain(line)
        return self._pattern.finditer(text)

    def _add(self, spots: Sequence[tuple[int, int]]) -> None:
        """Note a match: a run of letters on each of its lines."""
        for y in sorted({y for y, x in spots if x >= 0}):
            columns = [x for line, x in spots if line == y and x >= 0]
            piece = Piece(y, columns[0], columns[-1] + 1, self.count)
            self._lines.setdefault(y, []).append(piece)
        self._starts.append(spots[0][0])

    def on_line(self, y: int) -> Sequence[Piece]:
        """Return the pieces on a line.

        Args:
            y: 0-based.
        """
        return self._lines.get(y, ())

    def y_of(self, match: int) -> int:
        """Return the line on which a match starts.

        Args:
            match: 0-based, below `count`.
        """
        return self._starts[match]

    def hides(self, match: int) -> bool:
        """Tell whether a match is folded away behind its line.

        Args:
            match: 0-based, below `count`.
        """
        return match in self._hidden

    def step(self, step: int) -> None:
        """Go some matches on, around the ends.

        Args:
            step: How many; negative goes back.
        """
        self.current = (self.current + step) % self.count

    def reaches(self, y: int) -> bool:
        """Return whether a match on or below a line was found.

        Args:
            y: 0-based.
        """
        return bool(self._starts) and self._starts[-1] >= y

    def seek(self, y: int) -> None:
        """Go to the first match on or below a line, else the first of all.

        Args:
            y: 0-based.
        """
        below = (i for i, start in enumerate(self._starts) if start >= y)
        self.current = next(below, 0)


def _loosen(word: str) -> str:
    """Return the pattern of a word; straight signs and typographic ones stand for each other."""
    at, parts = 0, []
    for sign in _SIGN.finditer(word):
        parts += [re.escape(word[at : sign.start()]), _SIGNS[sign.lastindex or 0]]
        at = sign.end()
    return "".join([*parts, re.escape(word[at:])])


def _paragraph(sheet: Sheet, y: int) -> list[Line]:
    """Return a line and those that continue it."""
    lines = [sheet.line(y)]
    while y + len(lines) < sheet.height and sheet.line(y + len(lines)).soft:
        lines.append(sheet.line(y + len(lines)))
    return lines


def _spots(paragraph: Sequence[Line], y: int) -> Iterator[tuple[int, int]]:
    """Yield the line and the character of each letter of a paragraph; -1 for the glue."""
    for number, line in enumerate(paragraph):
        if number:
            yield from ((y + number, -1) for _ in line.glue)
        offset = 0
        for span in line.spans:
            if not span.chrome:
                yield from ((y + number, offset + i) for i in range(len(span.text)))
            offset += len(span.text)
