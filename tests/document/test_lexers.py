"""Lexers that are made in a third of the time colour code as Pygments' own do."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

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


@pytest.mark.parametrize(
    "language", [*LISTS, "rust", "c", "java", "sql", "lua", "php", "css", "nix", "ruby", "puppet"]
)
def test_every_word_of_a_language_is_known(language: str) -> None:
    """What is looked up in a set is found where a pattern finds it: alone, dotted, and within words."""
    lexer = find_lexer(language)
    assert lexer
    source = Path(inspect.getfile(type(lexer).__mro__[1])).read_text("utf-8")
    words = sorted(set(re.findall(r"\w+", source)))
    for glue in (" ", ".", "(", "x\n", "é "):
        code = glue.join(words) + "\n"
        expected = get_lexer_by_name(language, stripnl=False).get_tokens(code)
        assert list(lexer.get_tokens(code)) == list(expected)


def test_a_long_list_of_words_is_no_pattern() -> None:
    """The words of Python take longest to compile, and are not."""
    patterns = [rule[0] for rules in states_of("python") for rule in rules]
    compiled = [match.__self__.pattern for match in patterns if hasattr(match, "__self__")]
    assert len(compiled) < len(patterns)
    assert not [pattern for pattern in compiled if "ArithmeticError" in pattern]


def states_of(language: str) -> list[list[Any]]:
    """Return the rules of each of a lexer's states."""
    return list(vars(type(find_lexer(language)))["_tokens"].values())


@pytest.mark.parametrize("language", ["python", "javascript", "typescript", "kotlin"])
def test_no_pattern_lists_the_letters_of_unicode(language: str) -> None:
    """What takes longest to compile is not compiled: a change in Pygments would show here."""
    patterns = [
        rule[0].__self__.pattern
        for rules in states_of(language)
        for rule in rules
        if hasattr(rule[0], "__self__")
    ]
    assert patterns
    assert not [pattern for pattern in patterns if "\u4e00" in pattern]
