"""Whole blogs to measure on: as many posts as wanted, the same on every machine.

Words follow Zipf's law over twenty thousand of them, so that a search has rare words and common
ones to find; posts are as long as posts are (a median of 4 KB, a few of 50). Hugo can list them.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SYLLABLES = [
    "ba",
    "be",
    "bi",
    "bo",
    "da",
    "de",
    "di",
    "do",
    "fa",
    "fe",
    "ga",
    "go",
    "ha",
    "hi",
    "ka",
    "ke",
    "ki",
    "ko",
    "la",
    "le",
    "li",
    "lo",
    "ma",
    "me",
    "mi",
    "mo",
    "na",
    "ne",
    "ni",
    "no",
    "pa",
    "pe",
    "po",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "si",
    "so",
    "ta",
    "te",
    "ti",
    "to",
    "va",
    "ve",
    "vi",
    "wa",
    "we",
    "za",
    "zo",
]
_WORDS = 20_000
_PARAGRAPHS = 3_000
_TAGS = 200
_CONFIG = 'baseURL = "https://example.org/"\ntitle = "{count} posts"\nlanguageCode = "en"\n'


class Vocabulary:
    """Words, the first of them the commonest.

    Args:
        dice: What chooses them.
    """

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        found: dict[str, None] = {}
        while len(found) < _WORDS:
            # A common word is a short one.
            length = min(5, 1 + len(found) // 40 + dice.randint(0, 2))
            found["".join(dice.choices(_SYLLABLES, k=length))] = None
        self.words = list(found)
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(_WORDS)))

    def some(self, count: int) -> list[str]:
        """Return words as often as a language uses them.

        Args:
            count: How many.
        """
        return self._dice.choices(self.words, cum_weights=self._weights, k=count)


def make_blog(folder: Path, count: int, seed: int = 7) -> Path:
    """Write a blog, unless it is there already, and return its folder.

    Args:
        folder: Where.
        count: Its posts.
        seed: What makes it differ from others.
    """
    done = folder / "done"
    if done.exists():
        return folder
    dice = random.Random(seed)  # noqa: S311  a benchmark, not a secret
    words = Vocabulary(dice)
    paragraphs = [_paragraph(dice, words) for _ in range(_PARAGRAPHS)]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "hugo.toml").write_text(_CONFIG.format(count=count))
    for number in range(count):
        name = f"{'-'.join(words.some(3))}-{number}"
        section = folder / "content" / "posts" / str(number // 1_000)
        section.mkdir(parents=True, exist_ok=True)
        text = _head(dice, words, number) + _body(dice, words, paragraphs)
        (section / f"{name}.md").write_text(text)
    done.touch()
    return folder


def _head(dice: random.Random, words: Vocabulary, number: int) -> str:
    day = date(2000, 1, 1) + timedelta(days=number % 9_000)
    tags = ", ".join(f'"{tag}"' for tag in dice.sample(words.words[100 : 100 + _TAGS], 3))
    return (
        f'---\ntitle: "{" ".join(words.some(5)).capitalize()}"\n'
        f"date: {day}T{number % 24:02}:00:00+01:00\n"
        f"tags: [{tags}]\ncategories: [{dice.choice(words.words[300:320])}]\n"
        f'description: "{" ".join(words.some(15))}."\n'
        f"draft: {str(number % 50 == 0).lower()}\nlayout: post\n---\n\n"
    )


def _body(dice: random.Random, words: Vocabulary, paragraphs: list[str]) -> str:
    parts: list[str] = []
    for _ in range(min(120, 1 + int(dice.lognormvariate(2.0, 0.7)))):
        if dice.random() < 0.3:
            parts.append(f"## {' '.join(words.some(4)).capitalize()}\n")
        parts.append(dice.choice(paragraphs))
    return "\n".join(parts)


def _paragraph(dice: random.Random, words: Vocabulary) -> str:
    sentences = [" ".join(words.some(dice.randint(6, 18))) for _ in range(dice.randint(3, 7))]
    if dice.random() < 0.2:
        sentences.append(f"[{words.some(1)[0]}](/posts/{words.some(1)[0]}/)")
    return ". ".join(sentence.capitalize() for sentence in sentences) + ".\n"
