"""Code in colours, without letting a post's code hold up the reader.

A lexer is looked up by the name on the fence and never guessed. Pygments' lexers are regular
expressions, and on hostile code many of them take seconds or for ever; so a block is bounded in
size, and lexing has a deadline, after which the block is shown without colours.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from termblog.collector import undisturbed
from termblog.document.bounds import MOST_CODE
from termblog.document.lexers import find_lexer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pygments.lexer import Lexer

LONGEST_BLOCK = MOST_CODE
"""Characters of a block that is still highlighted."""
LONGEST_LINE = 500
"""Characters of its longest line."""
DEADLINE = 0.05
"""Seconds of processor time that lexing may take; with all around it, less than a reader notices."""
_SHORTEST_DEADLINE = 0.005

ALIASES = {
    "angular2html": "html",
    "astro": "html",
    "commandline": "console",
    "dns": "zone",
    "ejs": "html",
    "env": "bash",
    "jsonc": "json",
    "kt": "kotlin",
    "mdx": "markdown",
    "svelte": "html",
    "svg": "xml",
    "terminal": "console",
    "vimrc": "vim",
    "vimscript": "vim",
}
"""Names that blogs use and Pygments does not know."""

Piece = tuple[str, str]
"""A text without newlines, and its style name: `code.` and the token's path, or nothing."""


class _OvertimeError(Exception):
    """Lexing took too long."""


def highlight(code: str, language: str) -> tuple[tuple[Piece, ...], ...]:
    """Return code in lines of styled pieces; the pieces together are the code.

    Args:
        code: Sanitised text of a block, without the last newline.
        language: The name on the fence; empty or unknown for plain text.
    """
    name = language.lower()
    if name == "ansi":
        from termblog.document.ansi import colour

        return _lines(colour(code))
    if name and _bounded(code) and _stoppable() and (lexer := find_lexer(ALIASES.get(name, name))):
        return _lex(code, lexer)
    return _lines([(code, "")])


def _stoppable() -> bool:
    """Return whether a lexer could be stopped here: signals reach the main thread, and not on Windows."""
    main = threading.current_thread() is threading.main_thread()
    return main and hasattr(signal, "setitimer")


def _bounded(code: str) -> bool:
    """Return whether a block is small enough to be lexed."""
    return len(code) <= LONGEST_BLOCK and max(map(len, code.split("\n"))) <= LONGEST_LINE


@lru_cache(maxsize=24)
def _lex(code: str, lexer: Lexer) -> tuple[tuple[Piece, ...], ...]:
    """Return lexed lines, or plain ones where the lexer fails, is late or loses text."""
    try:
        # What looks for garbage swallows errors: a ring within it would be lost, and the lexer go on.
        with undisturbed(), _deadline(_patience()):
            pieces = [(text, _style(token)) for token, text in lexer.get_tokens(f"{code}\n")]
    except Exception:  # noqa: BLE001  foreign code over hostile text: only colours are lost
        pieces = []
    if "".join(text for text, _ in pieces) != f"{code}\n":
        return _lines([(code, "")])
    return _lines(pieces)[:-1]


@cache
def _style(token: object) -> str:
    """Return the style name of a token type: few, and each asked for over and over."""
    return f"code{str(token).removeprefix('Token')}"


def _lines(pieces: Iterable[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """Return pieces cut at newlines, neighbours of one style joined."""
    lines: list[list[Piece]] = [[]]
    for style, run in groupby(pieces, key=lambda piece: piece[1]):
        first, *others = "".join(text for text, _ in run).split("\n")
        lines[-1].append((first, style))
        lines.extend([(text, style)] for text in others)
    return tuple(tuple(piece for piece in line if piece[0]) for line in lines)


class _Patience:
    """How long the next block may take.

    A screen full of hostile blocks must not take the deadline once a block: after a late one the
    next has a quarter of the time, and each that is in time doubles it again.
    """

    def __init__(self) -> None:
        self.seconds = DEADLINE
        """Of processor time."""

    def shrink(self) -> None:
        """Give the next block less."""
        self.seconds = max(self.seconds / 4, _SHORTEST_DEADLINE)

    def grow(self) -> None:
        """Give the next block more."""
        self.seconds = min(self.seconds * 2, DEADLINE)


@cache
def _patience() -> _Patience:
    """Return the process's patience: its one main thread is what hostile blocks hold up."""
    return _Patience()


@contextmanager
def _deadline(patience: _Patience) -> Iterator[None]:
    """Run the body, but no longer than the patience.

    The interpreter looks for signals while it matches a regular expression, so a timer stops
    even that.

    Raises:
        _OvertimeError: The body was late.
    """
    armed = True

    def ring(*_signal: object) -> None:
        nonlocal armed
        if armed:
            armed = False
            patience.shrink()
            raise _OvertimeError

    handler = signal.signal(signal.SIGVTALRM, ring)
    timer = signal.setitimer(signal.ITIMER_VIRTUAL, patience.seconds)
    try:
        try:
            yield
        finally:
            # From here a ring is silent; one just before it ends in the outer `finally`.
            armed = False
        patience.grow()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, *timer)
        signal.signal(signal.SIGVTALRM, handler or signal.SIG_DFL)
