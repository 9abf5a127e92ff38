"""Turns text into words that compare equal however they are written.

SQLite's tokenisers know words by the blanks between them. Chinese, Japanese, Thai and their
neighbours write none, so each of their characters becomes a word and a run of them a phrase:
that finds any part of a sentence, two characters included. Accents, Arabic vowel marks and
letter cases go. A text and a query are folded by the same table.
"""

from __future__ import annotations

import re
import unicodedata

_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"  # kana, ideographs
)
# Combining marks without which a word is still known: Latin, Greek and Cyrillic accents, Hebrew
# points, Arabic vowels, Quranic signs. An Indic vowel sign is a letter and stays.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f]"
)
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


class _Folding(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(character: str) -> str:
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", character)).casefold()
    bare = unicodedata.normalize("NFC", bare)
    return f" {bare} " if _SPACELESS.match(bare) else bare


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return text in lower case, without accents, spaceless scripts cut into characters."""
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(lambda run: run[0].translate(_FOLDING), text.lower())


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a short text as the index knows them.

    Args:
        text: What somebody typed; a book takes its time.
    """
    signs = (sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in fold(text))
    return tuple("".join(signs).split())


def spaceless(token: str) -> bool:
    """Return whether a token is a character of a script that writes no blanks."""
    return bool(_SPACELESS.match(token))


def align(text: str) -> str:
    """Return text folded character by character: what is found in it is there in the text, too."""
    return _FOREIGN.sub(lambda run: run[0].translate(_ALIGNING), text).lower()


class _Aligning(dict[int, str]):
    """The one character that each becomes; NUL for a mark that goes."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = (_folded(chr(code)).strip() or "\0")[0]
        return folded


_ALIGNING = _Aligning()

# Each begins with characters that are rare in a text, so that the engine jumps from one to the next,
# and none goes past another beginning: over and over, that would cost the text's square.
_MARKUP = tuple(
    re.compile(pattern)
    for pattern in (
        r"\[\^[^\]\n]{1,100}\]:?",  # a note's number; its text, which looks like a definition, stays
        r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)",  # where a link leads
        r"\]:\s*\S+.*",  # a link's definition
        r"</?[A-Za-z!][^<>\n]{0,400}>",
        r"\{[{%][^{\n]{0,400}?[}%]\}",
        r"```.*",
        r"~~~.*",
    )
)


def without_markup(body: str) -> str:
    """Return a post's text without what no reader sees: addresses, tags, template functions.

    Args:
        body: Markdown.
    """
    for markup in _MARKUP:
        body = markup.sub(" ", body)
    return body
