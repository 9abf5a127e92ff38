"""What a visitor types, cut into whole keys before anything interprets it.

Textual's own parser trusts its terminal: it collects a paste without end, takes a resize that
comes as input, and searches an unterminated sequence for keys. Here a stream becomes *tokens*:
a character, a complete escape sequence, or a paste; each bounded, and the strings that only
terminals send (OSC, DCS, APC …) dropped. A token is cut when it is asked for, so a flood that
nobody takes costs nothing.
"""

from __future__ import annotations

import re

PASTE = "\x1b[200~"
"""What a token that is a paste starts with; its text follows."""

_PASTE_END = "\x1b[201~"
_MAX_SEQUENCE = 32  # where Textual's own parser gives a sequence up, too
_STRINGS = tuple("]P_^X")  # OSC, DCS, APC, PM, SOS (ECMA-48 §8.3)

_CSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
_CSI_PART = re.compile(r"\x1b\[[0-?]*[ -/]*\Z")
_OLD_MOUSE = re.compile(r"\x1b\[M...", re.DOTALL)
_STRING_END = re.compile(r"\x07|\x1b")
_RESIZE = re.compile(r"\x1b\[48;[\d;:]*t")
_MOVE = re.compile(r"\x1b\[<(3[2-9]|[45]\d|6[0-3]);")


def is_move(token: str) -> bool:
    """Return whether a token only says that the mouse moved.

    Args:
        token: What `Tokens` gives.
    """
    return _MOVE.match(token) is not None


class Tokens:
    """A visitor's input, taken token by token.

    Args:
        paste_characters: What is kept of one paste.
    """

    def __init__(self, paste_characters: int) -> None:
        self._limit = paste_characters
        self._text = ""
        self._at = 0
        self._in_string = False
        self._paste: list[str] | None = None
        self._room = 0

    def __len__(self) -> int:
        """Return how many characters wait."""
        return len(self._text) - self._at

    def push(self, text: str) -> None:
        """Add input.

        Args:
            text: What the client sent, decoded.
        """
        self._text = self._text[self._at :] + text
        self._at = 0

    @property
    def is_open(self) -> bool:
        """Whether a sequence has begun that only time can end."""
        return self._in_string or (self._paste is None and self._text.startswith("\x1b", self._at))

    def expire(self) -> str:
        """End what was begun; return the Escape key where that is what it was."""
        begun = self._text[self._at :]
        self._in_string = False
        self._text, self._at = "", 0
        return begun if begun == "\x1b" else ""

    def take(self) -> str | None:
        """Take the next token; None where none is complete."""
        while len(self):
            token = self._one()
            if token is None:
                return None
            if token and not _RESIZE.match(token):
                return token
        return None

    def _one(self) -> str | None:
        """Take a token: None where more input is needed, "" where it is dropped."""
        if self._paste is not None:
            return self._pasted(self._paste)
        if self._in_string:
            return self._string()
        if self._text[self._at] != "\x1b":
            return self._take(1)
        return self._escape()

    def _take(self, count: int) -> str:
        token = self._text[self._at : self._at + count]
        self._at += count
        return token

    def _escape(self) -> str | None:
        """Take what starts with Escape: a sequence, a string, Alt and a key."""
        second = self._text[self._at + 1 : self._at + 2]
        if not second:
            return None
        if second == "[":
            return self._sequence()
        if second in _STRINGS:
            self._in_string = True
            self._take(2)
            return ""
        if second == "\x1b":
            return self._take(1)
        wanted = 3 if second == "O" else 2
        return self._take(wanted) if len(self) >= wanted else None

    def _sequence(self) -> str | None:
        """Take a CSI sequence (ECMA-48 §5.4), or X10's mouse report."""
        old = self._text.startswith("\x1b[M", self._at)
        match = (_OLD_MOUSE if old else _CSI).match(self._text, self._at)
        if match is None:
            return self._unfinished(old)
        token = self._take(match.end() - match.start())
        if token == PASTE:
            self._paste, self._room = [], self._limit
            return ""
        return token if len(token) <= _MAX_SEQUENCE else ""

    def _unfinished(self, old: bool) -> str | None:
        part = _CSI_PART.match(self._text, self._at)
        if old or (part and len(self) <= _MAX_SEQUENCE):
            return None
        self._take(len(self) if part else 2)
        return ""

    def _string(self) -> str | None:
        """Drop a string that only a terminal sends, as far as it has come."""
        match = _STRING_END.search(self._text, self._at)
        self._at = match.start() if match else len(self._text)
        if match is None or self._text[self._at :] == "\x1b":
            return None
        self._in_string = False
        if match[0] == "\x07":
            self._take(1)
        elif self._text.startswith("\x1b\\", self._at):
            self._take(2)
        return ""

    def _pasted(self, parts: list[str]) -> str | None:
        """Collect a paste; return it when its end has come."""
        end = self._text.find(_PASTE_END, self._at)
        # Its end may come in two pieces, so the last characters stay.
        part = self._take(end - self._at if end >= 0 else max(0, len(self) - len(_PASTE_END) + 1))
        if kept := part[: self._room]:
            parts.append(kept)
            self._room -= len(kept)
        if end < 0:
            return None
        self._take(len(_PASTE_END))
        self._paste = None
        return PASTE + "".join(parts)
