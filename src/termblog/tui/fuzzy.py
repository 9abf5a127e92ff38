"""How well a title matches what was typed; the palette's order comes from it. Pure."""

from __future__ import annotations

from typing import NamedTuple


class Match(NamedTuple):
    """That a title matches."""

    score: float
    """More is better."""
    marks: tuple[tuple[int, int], ...]
    """The parts that matched: first character, and behind the last."""


def fold(title: str) -> str:
    """Return a title so that it can be matched; as long as before, so that marks fit it.

    Args:
        title: One line.
    """
    folded = title.casefold()
    return folded if len(folded) == len(title) else title.lower()


def match(typed: str, folded: str, *, loose: bool = True) -> Match | None:
    """Return how well a title matches; None where it does not.

    Each word must stand in the title, in any order; at the start of a word it counts more.
    Where that fails, the letters may lie apart, in order.

    Args:
        typed: Words.
        folded: A title, folded.
        loose: Whether letters may lie apart.
    """
    words = typed.casefold().split()
    found = _by_words(words, folded)
    return _by_letters("".join(words), folded) if found is None and loose else found


def _by_words(words: list[str], text: str) -> Match | None:
    score, marks = 0.0, list[tuple[int, int]]()
    for word in words:
        at = _best(word, text)
        if at < 0:
            return None
        starts = at == 0 or not text[at - 1].isalnum()
        score += len(word) * (3.0 if starts else 2.0) + (1.0 if at == 0 else 0.0)
        marks.append((at, at + len(word)))
    return Match(score - len(text) / 1000, _merged(marks))


def _best(word: str, text: str) -> int:
    """Return where a word stands, at the start of one of the title's words if it can be."""
    first = at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at if at >= 0 else first


def _by_letters(letters: str, text: str) -> Match | None:
    marks, at = list[tuple[int, int]](), 0
    for letter in letters:
        at = text.find(letter, at)
        if at < 0:
            return None
        marks.append((at, at + 1))
        at += 1
    if len(letters) < 2:
        return None
    merged = _merged(marks)
    return Match(1.0 / len(merged), merged)


def _merged(marks: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return parts in order, those that touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
