"""What a post says of itself."""

from __future__ import annotations

import pytest

from termblog.blog.post import spell_minutes


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (1, "1 min"), (59, "59 min"), (60, "1 h"), (80, "1 h 20 min"), (206, "3 h 26 min"), (822, "14 h")],
)  # fmt: skip
def test_a_reading_time_is_said_as_people_say_it(minutes: int, said: str) -> None:
    """Minutes, then hours and minutes, then hours."""
    assert spell_minutes(minutes) == said


@pytest.mark.parametrize(
    ("minutes", "said"), [(1, "1m"), (60, "1h"), (80, "1h20m"), (600, "10h"), (850, "14h")]
)
def test_where_cells_are_dear_a_reading_time_is_brief(minutes: int, said: str) -> None:
    """A letter tells as much as a word, and leaves the rest to the title."""
    assert spell_minutes(minutes, brief=True) == said
