"""Quarto: grid tables, elements around Markdown, and containers within lists."""

from __future__ import annotations

import pytest

from tests.document.syntax.page import show

GRID = """
+-------+-----------+
| Name  | Kind      |
+=======+:=========:+
| `a`\\  | - one     |
| more  | - two     |
| words |           |
|       |           |
| apart |           |
+-------+-----------+
| ~~~ r | ::: note  |
| f(x)  | Mind *it* |
|       | well.     |
|   y   | :::       |
| ~~~   |           |
+-------+-----------+
"""
SHOWN = """\
Name       │     Kind
───────────┼──────────────
a          │     - one
more words │     - two
apart      │
───────────┼──────────────
f(x)       │ Mind it well.
  y        │"""


def test_grid_table() -> None:
    """A cell's sentences run on; its lists and its code keep their lines."""
    assert show(GRID, "quarto") == SHOWN


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("+---+---+\n| a | b |\n+---+---+", "a │ b"),
        ("A\n+--:+:--+\n| a | b |\n+---+---+\nB", "A\n\na │ b\n\nB"),
        ("+---+\n| a\n+---+", "▏ +---+\n▏ | a\n▏ +---+"),
        ("+---+---+\n| both  |\n+---+---+", "▏ +---+---+\n▏ | both  |\n▏ +---+---+"),
        ("+---+---+\n| a | b |\n+---+   |\n| c |   |\n+---+---+", "▏ +---+---+\n▏ | a | b |\n▏ +---+   |\n▏ | c |   |\n▏ +---+---+"),
        ("+---+\n| a |", "+---+ | a |"),
        ("+ a\n+ b", "• a\n• b"),
        ("    +---+\n    | a |\n    +---+", "▏ +---+\n▏ | a |\n▏ +---+"),
        ("- a\n\n  +---+---+\n  | b | c |\n  +---+---+\n\nd", "• a\n\n  b │ c\n\nd"),
        ("<div class='x'>\n::: {.y}\n*words*\n:::\n</div>", "words"),
        ("<div>a *b*</div>", "a *b*"),
        ("    <div>", "▏ <div>"),
        ("```{=html}\n<p>a {{< include b.html >}}</p>\n```", "a [include]"),
        ("::: {.list}\n- - ::: one\n    A\n    :::\n\n    ::: two\n    B\n    :::\n  - C\n:::\n\nD", "• ◦ A\n\n    B\n\n  ◦ C\n\nD"),
    ],
)  # fmt: skip
def test_blocks(text: str, shown: str) -> None:
    """A drawing that is no regular table is shown as drawn, and an element holds Markdown."""
    assert show(text, "quarto") == shown


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("```{r, include=FALSE}\nx\n```", ""),
        ("```{r setup, echo = TRUE, include = F}\nx\n```", ""),
        ("```{python}\n#| label: a\n#| include: false\nx\n```", ""),
        ("```{r, include=TRUE}\nx\n```", "x"),
        ("```{r}\ny <- 1\n#| include: false\n```", "y <- 1"),
        ("```r\nlist(include=FALSE)\n```", "list(include=FALSE)"),
        ("```\ninclude=FALSE\n```", "include=FALSE"),
    ],
)
def test_cells(cell: str, shown: str) -> None:
    """A cell that says so is not there; one that only mentions it is."""
    page = show(f"a\n\n{cell}\n\nb", "quarto")
    assert page.startswith("a\n\n")
    assert page.endswith("\n\nb")
    assert (shown in page) if shown else page == "a\n\nb"
