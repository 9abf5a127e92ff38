"""Figure: cells that rich counts against `wcwidth`, over emoji and Unicode's own test files.

Unicode's files come from Debian's `unicode-data`. Where the two disagree, the reason is a row of
`_KNOWN`, and the differences are listed; any other is a failure.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from termblog.text import sanitise
from tests.reliability.figure import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNICODE = Path("/usr/share/unicode")
_FILES = (
    "emoji/emoji-test.txt",
    "emoji/emoji-sequences.txt",
    "emoji/emoji-zwj-sequences.txt",
    "emoji/emoji-variation-sequences.txt",
)
_CLUSTERS = "auxiliary/GraphemeBreakTest.txt"
_FLAG_LETTER = "[\U0001f1e6-\U0001f1ff]"

_KNOWN = (
    (
        "a flag's letter without its second takes 1 cell here and 2 in wcwidth; terminals differ",
        lambda text: re.search(
            f"(?<!{_FLAG_LETTER})(?:{_FLAG_LETTER}{{2}})*{_FLAG_LETTER}(?!{_FLAG_LETTER})", text
        ),
    ),
    (
        "a skin tone without an emoji before it takes 0 cells here and 2 in wcwidth",
        lambda text: re.search("(?:^|[^\u2600-\U0001fbff])[\U0001f3fb-\U0001f3ff]", text),
    ),
    (
        "an emoji asked to be text (VS15) takes 2 cells here and 1 in wcwidth; most terminals draw 2",
        lambda text: "\ufe0e" in text,
    ),
    (
        "a spacing mark of an Indic script after a foreign letter takes 0 cells here and 1 in wcwidth",
        lambda text: any(unicodedata.category(character) == "Mc" for character in text),
    ),
    (
        "a character that this Python's Unicode does not have yet",
        lambda text: any(unicodedata.category(character) == "Cn" for character in text),
    ),
)


def measure(runs: int) -> Outcome:
    """Compare every sequence and every character.

    Args:
        runs: Of no meaning: the files are as long as they are.
    """
    import wcwidth

    outcome = Outcome()
    differences: Counter[str] = Counter()
    for text in map(sanitise, _sequences()):
        line = text.replace("\n", "")
        here, there = cell_len(line), wcwidth.wcswidth(line)
        reason = "" if here == there else next((why for why, known in _KNOWN if known(line)), "")
        codes = " ".join(f"{ord(character):04X}" for character in line)
        outcome.check(here == there or reason, f"{codes}: {here} cells here, {there} in wcwidth")
        differences[reason] += 1
    outcome.notes = [
        f"{count:>5} × {reason}" for reason, count in differences.most_common() if reason
    ]
    outcome.measured = f"{differences['']:,} agree"
    return outcome


def _sequences() -> Iterator[str]:
    """Yield every sequence of the files, and every character that may be shown."""
    if not _UNICODE.is_dir():
        pytest.skip(f"no Unicode files in {_UNICODE}; Debian's unicode-data holds them")
    for file in _FILES:
        for codes in re.findall(
            r"^([0-9A-F ]+?) *;", (_UNICODE / file).read_text("utf-8"), re.MULTILINE
        ):
            yield _text(codes)
    for line in (_UNICODE / _CLUSTERS).read_text("utf-8").splitlines():
        yield _text(line.partition("#")[0])
    yield from map(chr, range(0x20, sys.maxunicode + 1))


def _text(codes: str) -> str:
    """Return the text of hexadecimal code points."""
    return "".join(chr(int(code, 16)) for code in re.findall("[0-9A-F]+", codes))
