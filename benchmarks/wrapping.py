"""How fast paragraphs are broken into lines, beside rich's `Text.wrap`, in five kinds of text."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from benchmarks.inputs import WORDS
from benchmarks.process import median
from benchmarks.rows import Row
from termblog.document.document import Span
from termblog.document.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_WIDTH = 80
_PARAGRAPHS = 200
_TIMES = 3
"""How many times as fast as theirs ours should be."""
_RUSSIAN = "и в не на я быть он с что а по это она этот к но они мы весь который слово время река"
_CHINESE = "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会"
_EMOJI = ("😀", "🎉", "👍🏽", "👩‍💻", "🇩🇪", "❤️", "🚀")


def measure(folder: Path, rounds: int) -> Iterator[Row]:  # noqa: ARG001  it writes nothing
    """Yield a row for each kind of text: milliseconds of processor for a thousand lines.

    Args:
        folder: Where files may be written.
        rounds: How often each is taken.
    """
    for kind, make in _KINDS.items():
        dice = random.Random(7)  # noqa: S311  a benchmark, not a secret
        paragraphs = [make(dice) for _ in range(_PARAGRAPHS)]
        taken = [(_cost(_ours, paragraphs), _cost(_richs, paragraphs)) for _ in range(rounds)]
        ours, theirs = (median(costs) for costs in zip(*taken, strict=True))
        what = f"1,000 lines of {kind}, wrapped"
        yield Row(what, ours, "ms", theirs / _TIMES, "Text.wrap", theirs)


def _cost(count: Callable[[str], int], paragraphs: Sequence[str]) -> float:
    """Return the milliseconds of processor that a thousand lines take."""
    start = time.process_time()
    lines = sum(map(count, paragraphs))
    return (time.process_time() - start) * 1e6 / lines


def _ours(text: str) -> int:
    return sum(1 for _ in wrap([Span(text)], _WIDTH))


def _richs(text: str) -> int:
    return len(Text(text).wrap(_CONSOLE, _WIDTH))


_CONSOLE = Console(width=_WIDTH)


def _english(dice: random.Random) -> str:
    return " ".join(dice.choices(WORDS, k=100))


def _quoted(dice: random.Random) -> str:
    return " ".join(_some(dice, word, f"“{word}” —") for word in dice.choices(WORDS, k=100))


def _russian(dice: random.Random) -> str:
    return " ".join(dice.choices(_RUSSIAN.split(), k=120))


def _chinese(dice: random.Random) -> str:
    return "，".join("".join(dice.choices(_CHINESE, k=dice.randint(6, 15))) for _ in range(20))


def _emoji(dice: random.Random) -> str:
    words = dice.choices(WORDS, k=100)
    return " ".join(_some(dice, word, f"{word} {dice.choice(_EMOJI)}") for word in words)


def _some(dice: random.Random, usual: str, other: str) -> str:
    """Return the one, and the other once in five times."""
    return other if dice.random() < 0.2 else usual


_KINDS: dict[str, Callable[[random.Random], str]] = {
    "English": _english,
    "quotes and dashes": _quoted,
    "Russian": _russian,
    "Chinese": _chinese,
    "emoji": _emoji,
}
"""What is wrapped."""
