"""Tables fit the page, or become text."""

from __future__ import annotations

import pytest

from termblog.document.blocks.table import MOST_COLUMNS, Table, share
from termblog.document.document import Context, Line, Span


def cell(text: str) -> tuple[Span, ...]:
    """Return a cell."""
    return (Span(text),) if text else ()


def shown(lines: list[Line]) -> list[str]:
    """Return what lines show."""
    return ["".join(span.text for span in line.spans) for line in lines]


@pytest.mark.parametrize(
    ("natural", "least", "room", "expected"),
    [
        ([3, 4], [3, 4], 10, [3, 4]),
        ([30, 4], [6, 4], 20, [16, 4]),
        ([30, 30], [6, 6], 20, [10, 10]),
        ([90, 8], [90, 8], 20, [12, 8]),
        ([9, 9, 9], [9, 9, 9], 11, None),
    ],
)
def test_widths_are_shared(
    natural: list[int], least: list[int], room: int, expected: list[int] | None
) -> None:
    """Columns that fit keep their width; else each has its longest word and a fair part of the rest."""
    assert share(natural, least, room) == expected


def test_too_many_columns_are_text() -> None:
    """A table that nobody could read as one is told row by row."""
    header = tuple(cell(f"c{n}") for n in range(MOST_COLUMNS + 1))
    lines = shown(list(Table(header, (header,)).render(Context(40))))
    assert lines[0].startswith("Columns: c0, c1")
    assert "c7: c7" in lines


def test_rows_may_be_short_or_long() -> None:
    """Rows need not have as many cells as the header."""
    table = Table((cell("a"), cell("b")), ((cell("1"),), (cell("1"), cell("2"), cell("3"))))
    assert shown(list(table.render(Context(40)))) == [
        "a │ b │ ",
        "──┼───┼──",
        "1 │   │ ",
        "1 │ 2 │ 3",
    ]


def test_without_a_header() -> None:
    """A table of HTML may have no header, as a grid and as text."""
    table = Table((), ((cell("1"), cell("2")),))
    assert shown(list(table.render(Context(40)))) == ["1 │ 2"]
    assert shown(list(table.render(Context(4)))) == ["", "1", "2"]
