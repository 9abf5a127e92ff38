"""Typographic quotes, dashes and ellipses for straight ones, by the language of the post.

markdown-it pairs the quotes; its other replacements are left off, since they change what an author
wrote (`(c)` is more often a third point than a copyright). Code and addresses stay as they are, and
so does what is escaped.
"""

from __future__ import annotations

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
