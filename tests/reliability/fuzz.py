"""Figure: random input to everything that takes a stranger's; an uncaught exception is a failure."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser

from termblog.blog.engines import ENGINES
from termblog.blog.frontmatter import FORMATS
from termblog.blog.frontmatter.parts import split
from termblog.blog.query import parse_query
from termblog.hosting.keys import Tokens
from termblog.text import decode, guard, plain, safe_url, sanitise
from termblog.tui import fuzzy
from tests.reliability import samples
from tests.reliability.figure import Outcome
from tests.reliability.payloads import ESCAPES, FORBIDDEN
from tests.reliability.reader import faults

if TYPE_CHECKING:
    from collections.abc import Callable

_KEYS = (
    *ESCAPES.values(),
    "\x1b[A",
    "\x1b[<0;1;1M",
    "\x1b[200~",
    "\x1b[201~",
    "\x1b[97;5u",
    "\x1bO",
    "\x1b[",
    "\x1b",
    "é",
    "q",
)
_WORDS = (
    "tag:",
    "before:",
    "after:2024-02-30",
    "is:unread",
    '"',
    "-",
    "lang:",
    "中文",
    "*",
    "(",
    "OR",
    "NEAR(",
    "'",
    "%",
    "\x00",
    " ",
    "a",
)


def _text(chance: random.Random) -> list[str]:
    data = samples.make(chance, 12)
    text, _ = decode(data)
    safe = sanitise(text)
    return (
        [f"{safe!r} is not clean"]
        if FORBIDDEN.search(safe) or FORBIDDEN.search(plain(text))
        else []
    )


def _matter(chance: random.Random) -> list[str]:
    split(decode(samples.make(chance, 12))[0], FORMATS)
    return []


def _address(chance: random.Random) -> list[str]:
    url = safe_url(
        "https://" * chance.randrange(2)
        + "".join(chance.choices("%25aA:/\\@.[]?#-\t\x1b\u202eé1", k=20))
    )
    return [] if url is None or url.isascii() else [f"{url!r} is not ASCII"]


def _guard(chance: random.Random) -> list[str]:
    out = guard(
        "".join(
            chance.choices((*ESCAPES.values(), "\x1b", "[", "]", ";", "m", "8", "\\", "x"), k=9)
        )
    )
    return [f"{out!r} holds a control"] if any(bad in out for bad in "\x07\x9b\x9d\x90\x08") else []


def _query(chance: random.Random) -> list[str]:
    text = "".join(chance.choices(_WORDS, k=8))
    parse_query(text)
    fuzzy.match(text, "A title of some post")
    return []


def _keys(chance: random.Random) -> list[str]:
    tokens, parser = Tokens(1000), XTermParser()
    tokens.push("".join(chance.choices(_KEYS, k=6)))
    while token := tokens.take():
        list(parser.feed(token))
    tokens.expire()
    return []


def _page(chance: random.Random) -> list[str]:
    data = samples.make(chance, 25)
    width = chance.choice((10, 17, 40, 80))
    return faults(_ROOT, data, chance.choice(tuple(ENGINES)), width=width)


_ROOT = Path(tempfile.gettempdir())
_TARGETS: tuple[tuple[str, int, Callable[[random.Random], list[str]]], ...] = (
    ("decode and sanitise", 30, _text),
    ("front matter", 20, _matter),
    ("addresses", 20, _address),
    ("output guard", 10, _guard),
    ("search query", 10, _query),
    ("key input", 8, _keys),
    ("parse and layout", 2, _page),
)
"""Each by its name, with its share of a hundred runs."""


def measure(runs: int) -> Outcome:
    """Run each target on input that a seed of its own makes, so that a failure can be repeated.

    Args:
        runs: How many in all.
    """
    outcome = Outcome()
    counts: Counter[str] = Counter()
    for name, share, target in _TARGETS:
        for seed in range(runs * share // 100):
            try:
                found = target(random.Random(seed))  # noqa: S311  input, not secrets
            except Exception as error:  # noqa: BLE001  whatever comes out is the finding
                found = [f"{type(error).__name__}: {error}"]
            counts[name] += 1
            outcome.check(not found, f"{name}, seed {seed}: {found[:2]}")
    outcome.notes = [f"{count:>9,} × {name}" for name, count in counts.items()]
    return outcome
