"""The one place where hostile text is made safe.

A post is untrusted. Bytes come in through `decode`; every string of a post passes `sanitise`
(`plain` where it has one line) before anything shows it; every address passes `safe_url` before
anything opens it; and what leaves for a terminal passes `guard`, so that what somebody forgets
further up is still held here. Nothing here knows a widget or a width.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from typing import TYPE_CHECKING
from unicodedata import category
from urllib.parse import SplitResult, quote, unquote, urlsplit

from termblog.patterns import late

if TYPE_CHECKING:
    import re

_PICTURED = (range(9), range(0x0B, 0x20))
"""C0 but for tab and newline: shown as their pictures, as DEL is."""
_REPLACED = (
    range(0x80, 0xA0),  # C1, which some terminals obey
    range(0x202A, 0x202F),  # bidi embeddings and overrides
    range(0x2065, 0x2070),  # bidi isolates, deprecated controls
    range(0xD800, 0xE000),  # surrogates, which no encoder takes
    range(0xFFF9, 0xFFFC),  # interlinear annotations
)
"""Shown as the replacement character."""
_DROPPED = (
    *(range(code, code + 1) for code in (0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF)),
    range(0x2060, 0x2065),  # word joiner, invisible operators
    range(0x1D173, 0x1D17B),  # musical formatting
    range(0xE0000, 0xE0080),  # tags
)
"""Invisible and without meaning here. ZWJ, ZWNJ, variation selectors stay: scripts and emoji need them."""

_TABLE: dict[int, int | None] = {
    **{code: 0x2400 + code for codes in _PICTURED for code in codes},
    0x7F: 0x2421,
    **{code: 0xFFFD for codes in _REPLACED for code in codes},
    **dict.fromkeys((0x2028, 0x2029), 0x0A),
    **{code: None for codes in _DROPPED for code in codes},
}
# A search is ten times as fast as a translation, and most text has nothing to find.
_HOSTILE = late(
    "[\x7f\u2028\u2029"
    + "".join(f"{chr(codes[0])}-{chr(codes[-1])}" for codes in (*_PICTURED, *_REPLACED, *_DROPPED))
    + "]+"
)

# The flags of Scotland, Texas and the like are the one honest use of tag characters, which
# otherwise hide a text within a text (Unicode Technical Standard 51, ED-14a).
_FLAG = late("(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,5}\U000e007f)")

# Seven or more in a row of what may be marks: neither ASCII, word, space nor the symbols and
# boxes that posts are full of. Only what this finds is looked at one by one.
_MAYBE_MARK = r"[^\w\s\x00-\x7f\u2010-\u2027\u2030-\u20cf\u2100-\u2bff]"
_STACK = late(_MAYBE_MARK + "{7,}")
_STACKED = late(_MAYBE_MARK + "{7}")
_MARKS = frozenset(("Mn", "Me", "Cf"))
_MOST_MARKS = 6

_AS_THEY_ARE = bytes((9, 10, *range(0x20, 0x7F)))
_NEVER_WRITTEN = late(r"[\x00-\x08\x0e-\x1a]")
_LONGEST_ADDRESS = 2048
_MOST_UNQUOTINGS = 8
_UNSEEN = late(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

# What may stand after an escape: SGR, a hyperlink to an address that `safe_url` allows, and the
# terminator of that link (obeyed by nobody when it stands alone).
_STYLING = r"\[[0-9;:]*m|\]8;[!-:<-~]*;(?:(?:https?://|mailto:)[!-~]*)?(?=\x1b\\)|\\"
_NOT_STYLING = late(
    rf"\x1b(?!{_STYLING})|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f"
    + "".join(f"{chr(codes[0])}-{chr(codes[-1])}" for codes in _REPLACED)
    + "]"
)


def decode(data: bytes) -> tuple[str, bool]:
    """Return a file's text, and whether it is written as others can read it, every byte.

    Args:
        data: UTF-8 with or without a BOM, or UTF-16, which should have one.
    """
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    if b"\0" in data[:4_096] and encoding != "utf-16":
        unmarked = _decode_unmarked(data)
        if unmarked is not None:
            return unmarked, False
    data = data.removeprefix(BOM_UTF8)
    try:
        return data.decode(encoding), True
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), False


def _decode_unmarked(data: bytes) -> str | None:
    """Return UTF-16 without a BOM; None where that makes no text either.

    Half of the bytes of what is ASCII in it are NUL: the first of each pair, or the second.
    """
    head = data[:4_096]
    order = "le" if head[1::2].count(0) > head[::2].count(0) else "be"
    try:
        text = data.decode(f"utf-16-{order}")
    except UnicodeDecodeError:
        return None
    return None if _NEVER_WRITTEN.search(text) else text


def sanitise(text: str) -> str:
    """Return text without anything that a terminal could obey or a reader could be misled by.

    Args:
        text: Any string, from a post or a visitor.
    """
    if _is_harmless(text):
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _defuse(text) if "\U0001f3f4" not in text else _keep_flags(text)
    return text if text.isascii() else _STACK.sub(_cap, text)


def plain(text: str) -> str:
    """Return text on one line, as titles, tags and file names are shown.

    Args:
        text: Any string, from a post or a visitor.
    """
    if text.isascii() and text.isprintable() and "  " not in text:  # as nearly always: no copy
        return text.strip()
    return " ".join(sanitise(text).split())


def _is_harmless(text: str) -> bool:
    """Tell whether nothing would change, for nearly all posts in a tenth of the time."""
    if text.isascii() and text.isprintable():  # a title, a slug, a tag: no copy is made
        return True
    rest = _unusual(text)
    return not rest or not ("\r" in rest or _STACKED.search(rest) or _HOSTILE.search(rest))


def _unusual(text: str) -> str:
    """Return a text without the ASCII that stays as it is: nearly always little is left.

    Marks stand closer in it, never further apart.
    """
    rest = text.encode("utf-8", "surrogatepass").translate(None, _AS_THEY_ARE)
    return rest.decode("utf-8", "surrogatepass")


def escape(text: str) -> str:
    """Return JSON in which what `sanitise` would change is written as an escape, and so kept.

    Args:
        text: JSON, as a library writes it: such characters stand only within its strings.
    """
    import json

    return _HOSTILE.sub(lambda found: json.dumps(found[0])[1:-1], text)


def _defuse(text: str) -> str:
    """Return text with each hostile character shown, replaced or dropped."""
    for letter in set("".join(_HOSTILE.findall(_unusual(text)))):
        text = text.replace(letter, letter.translate(_TABLE))
    return text


def _keep_flags(text: str) -> str:
    """Return text defused but for the tag characters of well-formed flags."""
    pieces = _FLAG.split(text)
    pieces[::2] = map(_defuse, pieces[::2])
    return "".join(pieces)


def _cap(found: re.Match[str]) -> str:
    """Return characters with at most six marks in a row: more climb over the lines above."""
    run, letters = found[0], set(found[0])
    stacked = {letter for letter in letters if category(letter) in _MARKS}
    if len(stacked) == len(letters):
        return run[:_MOST_MARKS]
    kept, marks = [], 0
    for character in run:
        marks = marks + 1 if character in stacked else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def safe_url(url: str) -> str | None:
    """Return an address outside the blog as it may be opened, or None where it must not be.

    Only http and https with a host, and mailto with a domain, however deeply the rest is
    percent-encoded. What comes back is printable ASCII without spaces.

    Args:
        url: An address as a post writes it.
    """
    if len(url) > _LONGEST_ADDRESS:
        return None
    address = _strip(url)
    bare = _unquote(address)
    if bare is None or _destination(address) is None or _destination(address) != _destination(bare):
        return None
    quoted = quote(address, safe="%/:?#[]@!$&'()*+,;=~", errors="replace")
    return quoted if len(quoted) <= _LONGEST_ADDRESS else None


def _strip(address: str) -> str:
    """Return an address as browsers take it: without controls, without blanks at its ends."""
    return _UNSEEN.sub("", address).strip()


def _unquote(address: str) -> str | None:
    """Return an address with nothing left to unquote, or None where that takes suspiciously long."""
    for _ in range(_MOST_UNQUOTINGS):
        bare = _strip(unquote(address))
        if bare == address:
            return bare
        address = bare
    return None


def _destination(address: str) -> tuple[str, str] | None:
    """Return the scheme and the host that an address leads to, where both are allowed."""
    try:
        parts = urlsplit(address)
        host = _host(parts)
    except ValueError:
        return None
    return (parts.scheme, host) if host else None


def _host(parts: SplitResult) -> str | None:
    """Return the host of an address that may be opened.

    Raises:
        ValueError: The host or the port is none.
    """
    if parts.scheme == "mailto":
        return parts.path.partition("@")[2]
    # A browser reads a backslash as a slash, and so another host than the one that is checked.
    if parts.scheme not in ("http", "https") or "\\" in parts.netloc or parts.port == 0:
        return None
    return parts.hostname


def guard(text: str) -> str:
    """Return output in which a terminal finds only colours and links to obey.

    Args:
        text: What is about to be written; the escapes of anything else are shown.
    """
    if text.replace("\n", "").isprintable():  # no escape at all, as where nothing is coloured
        return text
    return _NOT_STYLING.sub(lambda found: found[0].translate(_TABLE), text)
