"""Which dialects a text is parsed with: those that may make a difference to it, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termblog.document.parser import BlockPhase
from termblog.document.syntax import DEFAULT_SYNTAX, choose_syntax

EVERY = DEFAULT_SYNTAX | {"abbr", "deflist", "mark"}
PIECES = (
    "!!! note", "??? tip", '=== "Tab"', "    body", "> [!NOTE] x", ":::note", ":::", "::youtube[x]{#y}", ":abbr[x]",
    ":tada:", "a:b", "$x$", "$$", r"\[x\]", r"\(x\)", "==m==", "++i++", "^^u^^", "*[HTML]: long", ": meaning", "~ meaning",
    "- a", "  : b", "**重点：**内容", "**캐시(C)**란", '<div markdown="1">', "</div>", "[[toc]]", "[TOC]", "${toc}", "{{ toc }}", ".. more", "--- more ---", "[more]", "\\newpage", "---", "# Heading", "word", "",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Plain words: and *more*, [a](https://example.org/b).", set()),
        ("**重点：**内容", {"cjk"}),
        ("costs $5", {"math"}),
        ("a :tada: b", {"emoji"}),
        (":::tip\nb\n:::", {"container"}),
    ],
)
def test_a_dialect_without_its_sign_is_left_out(text: str, chosen: set[str]) -> None:
    """Plain prose is parsed with next to no rules beyond Markdown's own."""
    assert choose_syntax(EVERY, text) == chosen


def test_what_an_engine_names_is_kept() -> None:
    """A dialect without a sign stays; so do those that it includes, where their signs are."""
    assert choose_syntax({"obsidian", "unknown"}, "==a==") == {"obsidian", "mark", "wikilinks"}


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from(["\n", "\n\n", " "]))
def test_no_dialect_that_matters_is_left_out(pieces: list[str], between: str) -> None:
    """A text has the same tokens with the dialects that its signs choose as with all."""
    text = between.join(pieces)
    assert _tokens(choose_syntax(EVERY, text), text) == _tokens(EVERY, text)


def _tokens(syntax: frozenset[str], text: str) -> list[object]:
    phase = BlockPhase(syntax, text)
    return [token.as_dict() for tokens in phase for token in phase.finish(tokens)]
