"""Heights are added up block by block."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from termblog.layout.heights import Heights

SIZES = st.lists(st.integers(0, 3), max_size=40).map(lambda sizes: sizes * 20)


@given(SIZES, st.data())
def test_tops_are_sums(sizes: list[int], data: st.DataObject) -> None:
    """A unit starts behind all above it, and a line belongs to the unit that it lies in."""
    heights = Heights()
    heights.extend(sizes[: len(sizes) // 2])
    heights.extend(sizes[len(sizes) // 2 :])
    for at in data.draw(st.lists(st.integers(0, len(sizes) - 1), max_size=5)) if sizes else ():
        sizes[at] = data.draw(st.integers(0, 9))
        heights.measure(at, sizes[at])
        assert heights.is_measured(at)
    tops = list(accumulate(sizes, initial=0))
    assert [heights.top(unit) for unit in range(len(sizes) + 2)] == [*tops, tops[-1]]
    assert heights.total == tops[-1]
    lines = [(unit, row) for unit, height in enumerate(sizes) for row in range(height)]
    assert [heights.locate(y) for y in range(len(lines))] == lines
    assert heights.locate(len(lines))[0] == len(sizes) - 1
