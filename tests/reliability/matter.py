"""Figure: how long a bomb in the front matter takes to be refused."""

from __future__ import annotations

import sys
import time

from termblog.blog.frontmatter import FORMATS
from termblog.blog.frontmatter.parts import split
from tests.reliability.figure import Outcome

_LIMIT = 0.010
"""Seconds."""


def _yaml(block: str) -> str:
    return f"---\ntitle: t\n{block}\n---\nbody\n"


def _toml(block: str) -> str:
    return f"+++\n{block}\n+++\nbody\n"


def _laughs(ways: int, levels: int) -> str:
    lines = [f"a0: &a0 [{', '.join(['x'] * ways)}]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * ways)}]" for i in range(1, levels)]
    return "\n".join(lines)


def _merges(levels: int) -> str:
    lines = ["m0: &m0 {k: v}"]
    lines += [f"m{i}: &m{i} {{<<: [*m{i - 1}, *m{i - 1}], k{i}: v}}" for i in range(1, levels)]
    return "\n".join(lines)


BOMBS = {
    "deep block sequence": _yaml("a:\n  " + "- " * 30_000 + "x"),
    "deep flow sequence": _yaml("a: " + "[" * 50_000),
    "deep flow mapping": _yaml("a: " + "{a: " * 15_000),
    "deep closed flow": _yaml("a: " + "[" * 30_000 + "]" * 30_000),
    "explicit keys": _yaml("? " * 20_000),
    "laughs": _yaml(_laughs(9, 9)),
    "long laughs": _yaml(_laughs(2, 40)),
    "self reference": _yaml("a: &a [*a]"),
    "merges": _yaml(_merges(40)),
    "many keys": _yaml("\n".join(f"k{i}: v" for i in range(6_000))),
    "long number": _yaml("weight: " + "9" * 60_000),
    "long hexadecimal": _yaml("weight: 0x" + "f" * 60_000),
    "sexagesimal": _yaml("a: " + ":".join(["59"] * 20_000)),
    "megabyte": _yaml("a: " + "x" * 1_000_000),
    "megabyte of lines": _yaml("a: x\n" * 200_000),
    "no end": "---\n" + "a: x\n" * 200_000,
    "no end of one line": "---\n" + "x" * 1_000_000,
    "long anchor": _yaml("a: &" + "x" * 60_000 + " b"),
    "tags": _yaml("a: " + "!!python/object/apply:os.system " * 1_000),
    "tabs": _yaml("\t" * 60_000),
    "quotes": _yaml('a: "' + "\\x41" * 15_000),
    "folded": _yaml("a: >\n" + "  x\n\n" * 10_000),
    "blanks in a value": _yaml("a: x" + " " * 60_000 + ": b"),
    "blanks in a list": _yaml("a: [x" + " " * 60_000 + '"]'),
    "blanks in an item": _yaml("a:\n- x" + " " * 60_000 + ": b"),
    "colons": _yaml("a" + ": b" * 20_000),
    "dates": _yaml("\n".join(f"date{i}: 2024-01-01T00:00:00Z" for i in range(2_000))),
    "dotted keys": _toml(".".join(["a"] * 20_000) + " = 1"),
    "many dotted keys": _toml("\n".join(f"a.b{i}.c = 1" for i in range(4_000))),
    "long dotted tables": _toml("\n".join(f"[{'.'.join(['a'] * 200)}.b{i}]" for i in range(140))),
    "deep array": _toml("a = " + "[" * 30_000),
    "deep inline table": _toml("a = " + "{a = " * 10_000),
    "long integer": _toml("a = " + "9" * 60_000),
    "long hexadecimal integer": _toml("a = 0x" + "f" * 60_000),
    "long float": _toml("a = 1." + "1" * 60_000 + "e999999999"),
    "megabyte of TOML": _toml("a = 1\n" * 150_000),
    "TOML without end": "+++\n" + "a = 1\n" * 150_000,
    "long value of word characters": _toml("a = '" + "w" * 60_000 + "'"),
    "blanks between dots": _toml("a" + " " * 30_000 + "." + " " * 30_000 + "b = 1"),
    "most dotted keys": _toml("\n".join(f"a.b{i}.c.d.e.f = 1" for i in range(490))),
    "most arrays of tables": _toml("[[a.b.c.d]]\n" * 240),
    "arrays of tables": _toml("[[a]]\n" * 10_000),
    "deep JSON": "{" + '"a": {' * 10_000,
    "deep JSON array": '{"a": ' + "[" * 30_000,
    "long JSON number": '{"a": ' + "9" * 60_000 + "}\n\nbody",
    "megabyte of JSON": '{"a": "' + "x" * 1_000_000 + '"}\n\nbody',
    "open braces": "{" * 100_000,
    "headers": "".join(f"key{i}: value\n" for i in range(20_000)) + "\nbody",
    "header continuation": "key: value\n" + "    more\n" * 50_000,
    "properties": "a:: b\n" * 50_000,
    "hexo": "a: x\n" * 100_000 + "---\nbody",
    "comments": "<!--\n" + ".. a: b\n" * 50_000,
    "org": "#+a: b\n" * 50_000,
}
"""Each by what it overdoes."""


def measure(runs: int) -> Outcome:
    """Split each bomb, in every format.

    Args:
        runs: How often each; the fastest counts, since the machine may be busy.
    """
    outcome = Outcome()
    worst = (0.0, "")
    for name, text in BOMBS.items():
        seconds = min(_split(text) for _ in range(runs))
        worst = max(worst, (seconds, name))
        outcome.check(seconds <= _LIMIT, f"{name}: {seconds * 1000:.1f} ms")
    outcome.measured = f"slowest {worst[0] * 1000:.1f} ms ({worst[1]})"
    return outcome


def count(text: str) -> int:
    """Return how many calls splitting a text takes, of Python and of C: its work, on any machine.

    Args:
        text: A whole file.
    """
    calls = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event.endswith("call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        split(text, FORMATS)
    finally:
        sys.setprofile(before)
    return calls


def _split(text: str) -> float:
    """Return how many seconds a text takes."""
    start = time.process_time()
    split(text, FORMATS)
    return time.process_time() - start
