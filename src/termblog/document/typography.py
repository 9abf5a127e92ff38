"""Typographic quotes, dashes and ellipses for straight ones, by the language of the post.

markdown-it pairs the quotes; its other replacements are left off, since they change what an author
wrote (`(c)` is more often a third point than a copyright). Code and addresses stay as they are, and
so does what is escaped.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

Quotes: TypeAlias = tuple[str, str, str, str]
"""Opening and closing double quotes, then single ones."""

_ENGLISH: Quotes = ("“", "”", "‘", "’")
_LOW: Quotes = ("„", "“", "‚", "‘")
_EAST: Quotes = ("«", "»", "„", "“")
_SOUTH: Quotes = ("«", "»", "“", "”")
_NORTH: Quotes = ("”", "”", "’", "’")
_CORNERS: Quotes = ("「", "」", "『", "』")

QUOTES: Mapping[str, Quotes] = MappingProxyType(
    {
        "bg": _LOW,
        "cs": _LOW,
        "de": _LOW,
        "de-ch": ("«", "»", "‹", "›"),
        "el": _SOUTH,
        "es": _SOUTH,
        "fi": _NORTH,
        "fr": ("«\u00a0", "\u00a0»", "“", "”"),
        "hu": ("„", "”", "»", "«"),
        "it": _SOUTH,
        "ja": _CORNERS,
        "nb": ("«", "»", "‘", "’"),
        "pl": ("„", "”", "«", "»"),
        "ro": ("„", "”", "«", "»"),
        "ru": _EAST,
        "sk": _LOW,
        "sl": _LOW,
        "sv": _NORTH,
        "uk": _EAST,
    }
)
"""By language, as CLDR's `delimiters` say; a language without a row has English quotes."""

_MARKS = MappingProxyType({"---": "—", "--": "–", "...": "…"})
_MARK = late(
    r"(?<!-)---(?!-)"
    r"|(?<![^\s])--(?![^\s])"  # between blanks
    r"|(?<=[^\s-])--(?=[^\s-])"  # within words; the dashes of `--force` stay
    r"|(?<!\.)\.\.\.(?!\.)"
)
_TAG = late(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_LITERAL = late(r"<(/?)(?:pre|code|kbd|samp|script|style|textarea)\b", re.IGNORECASE)
_QUOTE = late("[\"']")


def quotes_of(language: str) -> Quotes:
    """Return the quotes of a language.

    Args:
        language: A BCP 47 tag; empty where none is known.
    """
    name = language.casefold().replace("_", "-")
    return QUOTES.get(name) or QUOTES.get(name.partition("-")[0], _ENGLISH)


def install(md: MarkdownIt, quotes: Quotes) -> None:
    """Add the rules to a parser.

    Args:
        md: The parser.
        quotes: Of the language of what it parses.
    """
    md.options["typographer"] = True
    md.options["quotes"] = quotes
    md.enable("smartquotes")
    md.core.ruler.before("smartquotes", "dashes", _set_dashes)
    md.core.ruler.before("smartquotes", "markup", _set_markup)


def _set_dashes(state: StateCore) -> None:
    """Set dashes and ellipses, and keep the quotes from what is an address."""
    for token in state.tokens:
        for text in _texts(token.children or ()):
            text.content = _MARK.sub(lambda found: _MARKS[found[0]], text.content)


def _texts(children: Sequence[Token]) -> Iterator[Token]:
    """Yield the text of a paragraph; addresses become text that later rules leave alone."""
    href, auto = "", False
    for child in children:
        if child.type == "link_open":
            href, auto = str(child.attrGet("href") or ""), child.info == "auto"
        elif child.type == "link_close":
            href, auto = "", False
        elif child.type == "text" and (auto or (href and child.content in href)):
            child.type = "text_special"
        elif child.type == "text":
            yield child


def _set_markup(state: StateCore) -> None:
    """Set what stands between the tags of blocks of HTML, in which Markdown pairs no quotes."""
    for token in state.tokens:
        if token.type == "html_block":
            token.content = "".join(_between_tags(token.content, state.md.options["quotes"]))


def _between_tags(markup: str, quotes: Sequence[str]) -> Iterator[str]:
    """Yield HTML with its text set; what is code stays."""
    literal, before = 0, ""
    for piece in _TAG.split(markup):
        if found := _LITERAL.match(piece):
            literal += -1 if found[1] else 1
        if piece.startswith("<") or literal > 0:
            yield piece
            continue
        yield _set(before, piece, quotes)
        before = piece[-1:] or before


def _set(before: str, text: str, quotes: Sequence[str]) -> str:
    """Return a text with typographic signs, by the letters beside them.

    Args:
        before: The letter before it.
        text: Without markup.
        quotes: Opening and closing ones, double and single.
    """

    def quote(found: re.Match[str]) -> str:
        last = text[found.start() - 1] if found.start() else before
        following = text[found.end() : found.end() + 1]
        if found[0] == "'" and last.isalnum() and following.isalnum():
            return "’"
        if found[0] == '"' and last.isdigit():  # inches
            return found[0]
        opens = not last or last.isspace() or last in "([{-–—"
        return quotes[2 * (found[0] == "'") + (not opens)]

    marked = _QUOTE.sub(quote, text)
    return _MARK.sub(lambda found: _MARKS[found[0]], marked)
