"""The table of defences keeps up with the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reliability.mutations import MUTATIONS

_SOURCE = Path(__file__).parents[2] / "src" / "termblog"


@pytest.mark.parametrize("file", sorted({it.file for it in MUTATIONS}))
def test_each_defence_is_where_the_table_says(file: str) -> None:
    """What would be removed to see whether a test fails is there exactly once."""
    text = (_SOURCE / file).read_text("utf-8")
    assert [it.threat for it in MUTATIONS if it.file == file and text.count(it.defence) != 1] == []
