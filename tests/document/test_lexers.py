"""Lexers that are made in half the time colour code as Pygments' own do."""

from __future__ import annotations

import pytest
from pygments.lexers import get_lexer_by_name

from termblog.document.lexers import find_lexer

CODE = """def größe(x: int = 3) -> "é":  # ümlaut 0x1F 3.5e2 a1
    return f"{x!r:>{w}}"
const naïve = (b) => `x${b}`; class Ünit { foo_bar: $x } import { a } from "b"; @deco
fn main() { println!("hi {}", 'a'); let x: Vec<u8> = vec![1]; } 变量 = 5
data Foo = Bar deriving Show; val x: Int = 3; object Größe extends App
"""
LISTS = (
    "python",
    "javascript",
    "typescript",
    "kotlin",
    "scala",
    "julia",
    "haskell",
    "csharp",
    "go",
)
"""Languages whose patterns list letters."""


@pytest.mark.parametrize("language", [*LISTS, "bash", "yaml", "rust", "html", "json", "diff"])
def test_colours_are_those_of_pygments(language: str) -> None:
    """Short lists of letters find the same tokens."""
    lexer = find_lexer(language)
    assert lexer
    expected = get_lexer_by_name(language, stripnl=False).get_tokens(CODE)
    assert list(lexer.get_tokens(CODE)) == list(expected)


@pytest.mark.parametrize("language", ["python", "javascript", "typescript", "kotlin"])
def test_no_pattern_lists_the_letters_of_unicode(language: str) -> None:
    """What takes longest to compile is not compiled: a change in Pygments would show here."""
    lexer = find_lexer(language)
    states = vars(type(lexer))["_tokens"].values()
    patterns = [
        rule[0].__self__.pattern
        for rules in states
        for rule in rules
        if hasattr(rule[0], "__self__")
    ]
    assert patterns
    assert not [pattern for pattern in patterns if "\u4e00" in pattern]
