"""What holds for every text, however broken: found by trying thousands.

`TERMBLOG_EXAMPLES=100` tries a hundred times as many.
"""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from termblog.document.document import Options
from termblog.document.parse import parse
from termblog.document.syntax import SYNTAX
from termblog.layout.page import Page
from termblog.theme import load_theme
from tests.conformance.facts import fold, said

_PIECES = (
    *"*_`~[]()<>!#|-+:=&\\\"'^${}%@/.,;0123 \t",
    *("\n", "\n\n", "\n    ", "\n> ", "\n- ", "\n1. ", "\n# ", "\n```\n", "\n---\n", "\n|a|b|\n|-|:-:|\n"),
    *("word", "longer words in a row", "unbreakable" * 9, "https://example.org/a?b=c", "[a](b)", "![c](d)"),
    *("\n<details open><summary>a</summary>\n\n", "\n</details>\n", "\n> [!tip]- t\n> b\n", "\n??? note\n    b\n"),
    *("**bold**", "[^1]", "\n[^1]: note\n", "[x]: /u\n", "<b>", "</b>", "<div>", "</div>", "<details>", "<pre>"),
    *("<table><tr><td>", "</table>", "<ul><li>", "<span style='color:red'>", "<!--", "-->", "<script>", "</script>"),
    *("&amp;", "&#27;[31m", "&#x202e;", "\x1b[31m", "\x00", "\x9b", "\r", "\u2028", "\u200b", "\ufeff"),
    *("日本語の文章。", "（括弧）", "한국어 문장", "עברית", "العربية", "👩‍👩‍👧‍👦", "🇫🇷🇩🇪", "👍🏽", "é̂̃", "a\u0300" * 9, "ﷺ"),
    *("\n> [!NOTE]\n> text", "\n::: tip\n", "{% raw %}", "{{ x }}", "{{< youtube x >}}", "[[link]]", "$x^2$", "\n$$\nx\n$$\n"),
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=6), max_size=40).map("".join)
OPTIONS = st.builds(
    Options,
    plain=st.booleans(),
    unicode=st.booleans(),
    justify=st.booleans(),
    code_wrap=st.just(True),  # else a line of code keeps its length
    line_numbers=st.booleans(),
    link_addresses=st.booleans(),
)
MORE = int(os.environ.get("TERMBLOG_EXAMPLES", "1"))
"""How many times as many texts are tried."""
_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def make(
    text: str,
    width: int,
    options: Options | None = None,
    syntax: frozenset[str] = frozenset(SYNTAX) - {"tex"},
) -> Page:
    """Return a page of a text in every dialect at once."""
    return Page(parse(text, syntax), load_theme("ink"), width, options)


@given(TEXTS, st.integers(10, 500), OPTIONS)
@settings(max_examples=120 * MORE, deadline=None)
def test_no_line_is_wider_than_asked(text: str, width: int, options: Options) -> None:
    """Nothing raises, no line is too wide, no control reaches the terminal."""
    for line in make(text, width, options).raw_lines():
        shown = "".join(span.text for span in line.spans)
        assert cell_len(shown) <= width
        assert not _CONTROL.search(shown)


@given(TEXTS, st.integers(10, 120))
@settings(max_examples=40 * MORE, deadline=None)
def test_laying_out_twice_is_the_same(text: str, width: int) -> None:
    """The same text at the same width gives the same lines, streamed or scrolled."""
    first, second = make(text, width), make(text, width)
    second.document.grow()
    lines = list(first.raw_lines())
    scrolled = [second.line(y) for y in range(len(lines))]
    assert scrolled == lines
    assert [first.paint(first.line(y)) for y in range(len(lines))] == list(second.lines())


@given(TEXTS)
@settings(max_examples=40 * MORE, deadline=None)
def test_the_same_words_at_any_width(text: str) -> None:
    """A narrow page says what a wide one says."""
    pages = [
        list(make(text, width, Options(plain=True)).raw_lines()) for width in (20, 40, 80, 200)
    ]
    words = [fold(said(lines)) for lines in pages]
    assert words[0] == words[1] == words[2] == words[3]


@pytest.mark.parametrize(
    "text",
    [
        ">" * 10_000 + " deep",
        "- " * 5_000 + "deep",
        "[" * 10_000 + "deep",
        "*" * 10_000 + "deep",
        "<div>" * 10_000 + "deep",
        "<b>" * 10_000 + "deep",
        "".join(" " * n + "- x\n" for n in range(0, 600, 2)) + " " * 600 + "deep",
    ],
    ids=["quotes", "items", "brackets", "stars", "elements", "tags", "lists"],
)
def test_nothing_is_too_deep(text: str) -> None:
    """What is nested beyond all reason is shown, and ends no program."""
    assert "deep" in said(list(make(text, 40).raw_lines()))


@pytest.mark.parametrize("markup", ["<![x](y>b", "a <b><![x](y>z</b> c", "<div><![", "<![CDATA[x"])
def test_broken_declarations_are_read(markup: str) -> None:
    """A marked section that HTML does not know is no reason not to show a post."""
    assert list(Page(parse(markup), load_theme("ink"), 60).raw_lines()) is not None


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("text", ["`a\tb`", '```py title="a\tb"\nx\n```', "![a\tb](c)", "$a\tb$"])
def test_a_tab_within_a_line_is_a_blank(text: str, *, plain: bool) -> None:
    """A terminal would jump somewhere; a page shows a blank."""
    lines = list(make(text, 40, Options(plain=plain)).raw_lines())
    assert not any(_CONTROL.search(span.text) for line in lines for span in line.spans)
