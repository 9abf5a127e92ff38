"""Bombs: posts of at most 2 MB, each with too much of one thing."""

from __future__ import annotations

FULL = 2_000_000
"""Characters of the largest."""


def _fill(piece: str, size: int = FULL) -> str:
    """Return a piece over and over."""
    return piece * (size // len(piece))


BOMBS = {
    "words": _fill("word " * 16),
    "lines": _fill("a line of words\n"),
    "paragraphs": _fill("a paragraph\n\n"),
    "one word": "x" * FULL,
    "chinese": _fill("\u4e2d\u6587\uff0c", FULL // 3),
    "marks": "a" + "\u0301" * (FULL // 2),
    "emoji": _fill("\U0001f468\u200d\U0001f469\u200d\U0001f467 ", FULL // 18),
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
    "blanks": " " * FULL + "x",
    "newlines": "\n" * FULL + "x",
    "pipes": "|" * 500_000,
    "dashes": "-\n" * 500_000,
    "escapes": "\x1b[31m" * 300_000,
    "tasks": _fill("- [ ] x\n", 1_000_000),
}
"""Each by what there is too much of."""
