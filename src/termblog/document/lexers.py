r"""Pygments' lexers by the name on a fence, each imported when it is met, and made in a third of the time.

What is slow in making one is compiling patterns in which every letter of Unicode is listed, or every
word of a language. Python says the first with `\w`, but for a few marks that no program is written in:
only colours are at stake. And a word is looked up in a set.
"""

from __future__ import annotations

import importlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Callable

    from pygments.lexer import Lexer, words

    Matcher = Callable[..., "re.Match[str] | None"]

_LETTERS = late(r"\[(?!\^)(?P<ascii>[0-9A-Za-z_$-]*)[^\x00-\x7f\]\\][^\]\\]*\u4e00[^\]\\]*\]")
"""A list of letters, of any case and script, since it has Chinese ones."""
_WORD = late(r"\w+")


@lru_cache(maxsize=64)
def find_lexer(name: str) -> Lexer | None:
    """Return the lexer of a name, importing its module only; None where there is none.

    Args:
        name: A language's, in lower case.
    """
    from pygments.lexers._mapping import LEXERS

    for lexer, (module, _, names, *_) in LEXERS.items():
        if name in names:
            made: Lexer = _lighten(getattr(importlib.import_module(module), lexer))(stripnl=False)
            return made
    return None


def _lighten(lexer: type[Lexer]) -> type[Lexer]:
    """Return a lexer that compiles its patterns with short lists of letters, and no lists of words."""
    from pygments.lexer import RegexLexerMeta

    made_by: Any = RegexLexerMeta
    if not isinstance(lexer, made_by):
        return lexer

    def compile_short(cls: Any, pattern: Any, flags: int, state: str) -> Any:
        if _is_list(pattern, flags):
            return _among(pattern, flags)
        text = pattern.get() if hasattr(pattern, "get") else pattern
        return made_by._process_regex(cls, _LETTERS.sub(_short, text), flags, state)  # noqa: SLF001  no other place compiles them

    return type(lexer.__name__, (lexer,), {"_process_regex": classmethod(compile_short)})


def _is_list(pattern: words | str, flags: int) -> bool:
    """Tell whether a pattern is a list of whole words."""
    if isinstance(pattern, str) or flags & re.IGNORECASE or "(?i" in pattern.prefix:
        return False
    return pattern.suffix == r"\b" and all(map(_WORD.fullmatch, pattern.words))


def _among(pattern: words, flags: int) -> Matcher:
    """Return what matches any word, as the pattern does, if it is one of its own."""
    match = re.compile(rf"{pattern.prefix}(?P<word>\w+)\b", flags).match
    chosen = frozenset(pattern.words)

    def match_chosen(text: str, *span: int) -> re.Match[str] | None:
        found = match(text, *span)
        return found if found and found["word"] in chosen else None

    return match_chosen


def _short(found: re.Match[str]) -> str:
    """Return a list of letters as the class that Python knows them by."""
    listed = found["ascii"]
    return rf"[{listed}\w]" if "0-9" in found[0] else rf"(?:[_{listed}]|[^\W\d])"
