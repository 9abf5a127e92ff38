"""Figure: the longest stall of the event loop, and the peak memory, over every bomb.

Each bomb is a post of at most 2 MB, read by an app of its own in a process of its own: it is
opened, scrolled, searched, resized, left and opened again. A stall is the processor time that
the loop's thread spends between two turns of a task that does nothing, so that other programs on
the machine do not count.
"""

from __future__ import annotations

import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.reliability.figure import Outcome

if TYPE_CHECKING:
    from textual.pilot import Pilot

_STALL = 0.100
"""Seconds."""
_MEMORY = 200
"""Megabytes."""
_PATIENCE = 60.0
"""Seconds after which a session is given up."""
_FULL = 2_000_000
"""Characters of the largest bombs."""


def _fill(piece: str, size: int = _FULL) -> str:
    """Return a piece over and over."""
    return piece * (size // len(piece))


BOMBS = {
    "words": _fill("word " * 16),
    "lines": _fill("a line of words\n"),
    "paragraphs": _fill("a paragraph\n\n"),
    "one word": "x" * _FULL,
    "chinese": _fill("\u4e2d\u6587\uff0c", _FULL // 3),
    "marks": "a" + "\u0301" * (_FULL // 2),
    "emoji": _fill("\U0001f468\u200d\U0001f469\u200d\U0001f467 ", _FULL // 18),
    "headings": _fill("# h\n"),
    "long heading": "# " + "heading " * 50_000,
    "wide table": f"{'|a' * 2000}|\n{'|-' * 2000}|\n{'|b' * 2000}|\n" * 20,
    "long table": "|a|b|\n|-|-|\n" + "|x|y|\n" * 150_000,
    "broad cells": "|a|b|\n|-|-|\n" + f"|{'word ' * 20_000}|{'x' * 100_000}|\n" * 4,
    "ordered list": "".join(f"{number}. item\n" for number in range(100_000)),
    "loose list": _fill("- item\n\n"),
    "nested list": "".join(" " * (2 * depth) + "- x\n" for depth in range(900)),
    "list on a line": "- " * 20_000 + "x",
    "quotes": ">" * 100_000 + " x",
    "nested quotes": "".join("> " * depth + "x\n" for depth in range(900)),
    "brackets": "[" * 200_000,
    "link starts": "[a](" * 100_000,
    "picture starts": "![" * 200_000,
    "links": _fill("[a](https://example.org/b) ", 1_000_000),
    "references": "".join(f"[{n}]: https://example.org/{n}\n" for n in range(50_000)) + "[1]\n",
    "unresolved references": _fill("[x][y]\n\n", 400_000),
    "footnotes": "".join(f"[^{n}]\n\n[^{n}]: note\n\n" for n in range(30_000)),
    "emphasis": _fill("*a _b ", 200_000),
    "stars": "*" * 200_000,
    "mixed stars": _fill("**a *b __c _d ", 200_000),
    "backticks": " ".join("`" * length for length in range(1, 1200)),
    "backslashes": "\\" * 1_000_000,
    "angles": "<" * 500_000,
    "autolinks": _fill("https://example.org/a ", 400_000),
    "addresses": _fill("a@b.c ", 400_000),
    "comment": "<!--" + "x\n" * 900_000,
    "comments": _fill("<!-- x -->\n\n"),
    "html": _fill("<div><b>x</b></div>\n\n", 1_000_000),
    "open html": _fill("<div>\n\n", 1_000_000),
    "deep html": "<div>" * 20_000 + "x",
    "html table": "<table>" + "<tr><td>x</td></tr>" * 50_000 + "</table>",
    "entities": _fill("&amp;&#x41;", 1_000_000),
    "code": "```\n" + "line of code\n" * 150_000 + "```",
    "code lines": "```python\n" + "x" * 1_900_000 + "\n```",
    "python": "```python\n" + "def f(x): return [y for y in x]\n" * 1_000 + "```",
    "lexer bombs": ("```c\n" + "\n" * 8_000 + "x\n```\n\n") * 100,
    "lexer bombs of many": "".join(
        f"```{name}\n{'a ' * 4_000}\n```\n\n" for name in ("java", "perl", "js", "yaml", "rst")
    )
    * 20,
    "open fences": _fill("```\nx\n\n", 400_000),
    "math": "$$\n" + "\\frac{a}{b} " * 20_000 + "\n$$",
    "inline math": _fill("$a^2$ ", 400_000),
    "diagram": "```mermaid\ngraph TD\n"
    + "\n".join(f"a{n} --> a{n + 1}" for n in range(500))
    + "\n```",
    "callouts": _fill("> [!NOTE]\n> x\n\n", 1_000_000),
    "containers": ":::note\n" * 5_000 + "x",
    "definitions": _fill("term\n: definition\n\n", 1_000_000),
    "liquid": _fill("{% if x %}", 1_000_000),
    "shortcodes": _fill("{{< figure src=x >}} ", 1_000_000),
    "open shortcodes": _fill("{{< x ", 400_000),
    "mdx": _fill("<Tabs>{x}</Tabs>\n\n", 1_000_000),
    "abbreviations": "".join(f"*[A{n}]: x\n" for n in range(20_000)) + "A1 " * 10_000,
    "wikilinks": _fill("[[x|y]] ", 400_000),
    "tabs": "\t" * 1_000_000 + "x",
    "blanks": " " * _FULL + "x",
    "newlines": "\n" * _FULL + "x",
    "pipes": "|" * 500_000,
    "dashes": "-\n" * 500_000,
    "escapes": "\x1b[31m" * 300_000,
    "tasks": _fill("- [ ] x\n", 1_000_000),
}
"""Each by what there is too much of."""
_HELD = ("words", "one word")
"""Those that are measured first: they reach the goal with room to spare."""


def measure(runs: int) -> Outcome:
    """Read bombs, and look at how long the loop stands still and what the process takes.

    Args:
        runs: How many bombs: a few of those that hold, or else as many, spread evenly over all.
    """
    outcome = Outcome()
    stalls, memory = [(0.0, "")], [(0.0, "")]
    spread = list(BOMBS)[:: max(1, len(BOMBS) // runs)]
    for name in _HELD[:runs] if runs <= len(_HELD) else spread:
        found = _read(name)
        outcome.check(
            found["stall"] <= _STALL, f"{name}: {found['stall'] * 1000:,.0f} ms {found['where']}"
        )
        outcome.check(found["memory"] <= _MEMORY, f"{name}: {found['memory']:,.0f} MB")
        stalls.append((found["stall"], name))
        memory.append((found["memory"], name))
    (stall, slow), (most, large) = max(stalls), max(memory)
    outcome.measured = (
        f"longest stall {stall * 1000:,.0f} ms ({slow}), peak {most:,.0f} MB ({large})"
    )
    return outcome


def _read(name: str) -> dict[str, Any]:
    """Read a bomb in a process of its own, and return what it cost."""
    command = [sys.executable, "-m", "tests.reliability.bombs", name]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return {"stall": _PATIENCE, "where": "until it was given up", "memory": 0.0}
    if done.returncode:
        return {"stall": _PATIENCE, "where": f"and died: {done.stderr[-200:]}", "memory": 0.0}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


async def _session(root: Path) -> dict[str, Any]:
    """Read the bomb of a folder as a reader would, and return what it cost."""
    from termblog.blog.opening import stream_blog
    from termblog.settings import Settings
    from termblog.state import State
    from termblog.theme import load_theme
    from termblog.tui.app import TermblogApp
    from termblog.tui.launch import Launch

    launch = Launch(Settings(motion=False), load_theme("ink"))
    app = TermblogApp(partial(stream_blog, root, cache=root / ".cache"), State("bomb"), launch)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        worst, where = 0.0, ""
        beat = _Beat()
        for step, keys in _STEPS.items():
            await _press(pilot, keys)
            if beat.longest > worst:
                worst, where = beat.longest, step
        await beat.stop()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"stall": worst, "where": where, "memory": memory}


_STEPS = {
    "opening": ["J"],
    "scrolling": ["space"] * 5,
    "the end": ["G"],
    "the start": ["g"],
    "narrowing": ["minus"] * 3,
    "contents": ["t", "right_square_bracket", "right_square_bracket"],
    "finding": ["slash", "x", "enter", "n", "escape"],
    "links": ["F", "escape"],
    "leaving": ["K"],
    "opening again": ["J"],
}
"""What a reader does, and the keys for it."""


async def _press(pilot: Pilot[None], keys: list[str]) -> None:
    """Press keys, each when the last has been dealt with."""
    for key in keys:
        await pilot.press(key)
        for _ in range(8):
            await asyncio.sleep(0.005)


class _Beat:
    """A task that only notes how long it was kept waiting."""

    def __init__(self) -> None:
        self.longest = 0.0
        """The longest processor time between two turns."""
        self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        while True:
            start = time.thread_time()
            await asyncio.sleep(0.001)
            self.longest = max(self.longest, time.thread_time() - start)

    async def stop(self) -> None:
        """End the task."""
        self._task.cancel()
        await asyncio.wait([self._task])


def main() -> None:
    """Read the bomb that is named, and print what it cost."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "calm.md").write_text("---\ntitle: Calm\ndate: 2025-01-01\n---\nText.\n", "utf-8")
        head = "---\ntitle: Bomb\ndate: 2024-01-01\n---\n"
        (root / "bomb.md").write_text(head + BOMBS[sys.argv[1]], "utf-8")
        print(json.dumps(asyncio.run(_session(root))))  # noqa: T201  this is what the parent reads


if __name__ == "__main__":
    main()
