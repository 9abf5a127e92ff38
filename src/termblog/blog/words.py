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
    return _FOREIGN.sub(lambda run: run[0].translate(_FOLDING), text.lower())


_MARKUP = re.compile(
    r"\]\([^)\n]*\)"  # where a link leads
    r"|</?[A-Za-z!][^>\n]{0,400}>"
    r"|\{[{%][^\n]{0,400}?[}%]\}"
    r"|^\s{0,3}\[[^\]\n]+\]:\s*\S+.*$"  # a link's definition
    r"|^\s*(?:```|~~~).*$",
    re.MULTILINE,
)


def without_markup(body: str) -> str:
    """Return a post's text without what no reader sees: addresses, tags, template functions.

    Args:
        body: Markdown.
    """
    return _MARKUP.sub(" ", body)
