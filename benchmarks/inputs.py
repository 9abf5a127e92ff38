"""The posts that are measured: of a wanted size, the same on every machine."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "is",
    "that",
    "it",
    "was",
    "for",
    "on",
    "are",
    "with",
    "they",
    "be",
    "at",
    "one",
    "have",
    "this",
    "from",
    "or",
    "had",
    "by",
    "hot",
    "but",
    "some",
    "what",
    "there",
    "we",
    "can",
    "out",
    "other",
    "were",
    "all",
    "your",
    "when",
    "up",
    "use",
    "word",
    "how",
    "said",
    "each",
    "she",
    "which",
    "their",
    "time",
    "will",
    "way",
    "about",
    "many",
    "then",
    "them",
    "would",
    "write",
    "like",
    "so",
    "these",
    "her",
    "long",
    "make",
    "thing",
    "see",
    "terminal",
    "reader",
    "paragraph",
    "measure",
    "heading",
    "layout",
    "column",
    "river",
    "garden",
    "window",
    "evening",
    "letter",
]
"""What the posts are written in."""

CODE = '''\
```python
def area(width: int, height: int = {number}) -> int:
    """Return the cells of a rectangle."""
    return sum(1 for _ in range(width * height))  # {word}
```
'''

TABLE = """\
| Name | Cells | Share |
|:-----|------:|:-----:|
| {word} | {number} | 12 % |
| {other} | 40 | 3 % |
"""


def post(kilobytes: int, seed: int = 7) -> str:
    """Return a post's body of about so many KB: prose, lists, code, tables, quotes.

    Args:
        kilobytes: Its size in units of 1,024 bytes.
        seed: What makes it differ from others.
    """
    dice = random.Random(seed)  # noqa: S311  a benchmark, not a secret
    parts: list[str] = []
    size = 0
    while size < kilobytes * 1024:
        part = _section(dice, len(parts))
        parts.append(part)
        size += len(part)
    return "\n".join(parts)


def _section(dice: random.Random, number: int) -> str:
    """Return a heading and what stands under it."""
    heading = f"## Section {number} {dice.choice(WORDS)}\n"
    blocks = [dice.choices(_BLOCKS, _WEIGHTS)[0](dice) for _ in range(dice.randint(2, 5))]
    return "\n".join([heading, _paragraph(dice), *blocks])


def _sentence(dice: random.Random) -> str:
    words = dice.choices(WORDS, k=dice.randint(6, 18))
    if dice.random() < 0.3:
        words[2] = f"**{words[2]}**"
    if dice.random() < 0.2:
        words[4] = f"[{words[4]}](https://example.org/{words[1]})"
    if dice.random() < 0.2:
        words[3] = f"`{words[3]}`"
    return " ".join(words).capitalize() + "."


def _paragraph(dice: random.Random) -> str:
    return "\n".join(_sentence(dice) for _ in range(dice.randint(3, 7))) + "\n"


def _list(dice: random.Random) -> str:
    return "".join(f"- {_sentence(dice)}\n" for _ in range(dice.randint(3, 8)))


def _quote(dice: random.Random) -> str:
    return "".join(f"> {_sentence(dice)}\n" for _ in range(3))


def _code(dice: random.Random) -> str:
    return CODE.format(number=dice.randint(1, 999), word=dice.choice(WORDS))


def _table(dice: random.Random) -> str:
    word, other = dice.sample(WORDS, 2)
    return TABLE.format(word=word, other=other, number=dice.randint(1, 999))


_BLOCKS: tuple[Callable[[random.Random], str], ...] = (_paragraph, _list, _quote, _code, _table)
_WEIGHTS = (60, 15, 8, 12, 5)
