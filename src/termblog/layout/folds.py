"""Which folds of a document are open: what its reader turned, and which lines that shows.

Kept apart from the page, so that it outlives a resize and another theme. Folds are known by their
unit and by their number in it, counted from 0 in the order of their labels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termblog.document.fold import CLOSED, FLAT, OPENED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termblog.document.document import Line

TURN = "fold:"
"""The address on the mark of a label, which leads nowhere but turns what folds."""


class Folds:
    """What a reader opened and closed in one document."""

    def __init__(self) -> None:
        """Begin as the author has it."""
        self._turned: set[tuple[int, int]] = set()
        self._all: bool | None = None

    def turn(self, unit: int, number: int) -> None:
        """Open what is closed, or close what is open.

        Args:
            unit: Of the document.
            number: Of the fold in it.
        """
        self._turned ^= {(unit, number)}

    def turn_all(self) -> bool:
        """Open everything; close everything the next time. Return whether all is open now."""
        self._all = not self._all
        self._turned.clear()
        return self._all

    def spread(self, unit: int, lines: Sequence[Line]) -> Spread:
        """Return the lines of a unit, and which of them show.

        Args:
            unit: Of the document.
            lines: All of them.
        """
        paths = tuple(_paths(lines))
        labels = ((row, line.fold) for row, line in enumerate(lines) if line.fold)
        wishes = {paths[row][-1]: fold.opened for row, fold in labels if fold.row == 1}
        closed = frozenset(
            number for number, wish in wishes.items() if not self._is_open(unit, number, wish)
        )
        shown = (
            row for row, path in enumerate(paths) if closed.isdisjoint(_behind(lines[row], path))
        )
        return Spread(tuple(lines), paths, closed, tuple(shown))

    def _is_open(self, unit: int, number: int, wish: bool) -> bool:
        return (wish if self._all is None else self._all) != ((unit, number) in self._turned)


class Spread(NamedTuple):
    """The lines of one unit, with nothing folded, and what of them shows."""

    lines: tuple[Line, ...]
    """All."""
    paths: tuple[tuple[int, ...], ...]
    """For each line the folds that it is part of, the outermost first; a label is of its own."""
    closed: frozenset[int]
    """The folds that are closed."""
    shown: tuple[int, ...]
    """The lines that show, by their place in `lines`."""

    def visible(self) -> Iterator[Line]:
        """Yield the lines that show, their labels marked."""
        for row in self.shown:
            line = self.lines[row]
            if line.fold and line.fold.row:
                yield _marked(line, opened=self.paths[row][-1] not in self.closed)
            else:
                yield line

    def after(self, row: int) -> Sequence[Line]:
        """Return what does not show between a line that does and the next one.

        Args:
            row: The line's place among those that show.
        """
        end = self.shown[row + 1] if row + 1 < len(self.shown) else len(self.lines)
        return self.lines[self.shown[row] + 1 : end]

    def hiding(self, row: int) -> frozenset[int]:
        """Return the closed folds behind which a line lies.

        Args:
            row: Its place in `lines`.
        """
        return self.closed.intersection(_behind(self.lines[row], self.paths[row]))


def _paths(lines: Sequence[Line]) -> Iterator[tuple[int, ...]]:
    """Yield the folds that each line is part of."""
    path: list[int] = []
    count = 0
    for line in lines:
        fold = line.fold or FLAT
        del path[fold.depth + (fold.row > 1) :]
        if fold.row == 1:
            path.append(count)
            count += 1
        yield tuple(path)


def _behind(line: Line, path: tuple[int, ...]) -> tuple[int, ...]:
    """Return the folds behind whose labels a line lies."""
    return path[:-1] if line.fold and line.fold.row else path


def _marked(line: Line, *, opened: bool) -> Line:
    """Return a row of a label as it shows."""
    assert line.fold is not None  # noqa: S101  it is a label's
    spans = list(line.spans)
    at = next((i for i, span in enumerate(spans) if span.chrome and span.text == OPENED), -1)
    if at >= 0:
        spans[at] = spans[at]._replace(text=OPENED if opened else CLOSED, href=TURN)
    return line._replace(spans=tuple(spans), fold=line.fold._replace(opened=opened))
