"""How well a title matches what was typed."""

from __future__ import annotations

import pytest

from termblog.tui.fuzzy import fold, match


def score(typed: str, title: str) -> float:
    """Return how well a title matches."""
    hit = match(typed, fold(title))
    assert hit is not None
    return hit.score


def test_words_match_in_any_order() -> None:
    """Each word must be there, wherever."""
    hit = match("light first", fold("The first light"))
    assert hit is not None
    assert hit.marks == ((4, 9), (10, 15))


def test_a_words_start_counts_more() -> None:
    """What begins a word stands above what lies within one."""
    assert score("art", "The art of it") > score("art", "A party")


def test_letters_may_lie_apart() -> None:
    """Where words fail, letters in order do."""
    hit = match("tfl", fold("The first light"))
    assert hit is not None
    assert hit.score < score("first", "The first light")


@pytest.mark.parametrize("typed", ["zz", "x", "lighty"])
def test_what_is_not_there_does_not_match(typed: str) -> None:
    """No letters, no match."""
    assert match(typed, fold("The first light")) is None


def test_a_letter_that_grows_when_folded_keeps_its_place() -> None:
    """Marks are right in a title with a sharp s."""
    hit = match("licht", fold("Großes Licht"))
    assert hit is not None
    assert hit.marks == ((7, 12),)
