"""Breaks paragraphs into lines, by terminal cells.

Every line of every post passes here, so the common case costs little: where each character takes
one cell, a line is found by `str.rfind`. Other text is cut into *atoms*, which never part: words,
single Chinese or Japanese characters with the punctuation that may not leave them (kinsoku), and
within an atom too long for a line only between grapheme clusters. Nothing is ever dropped but the
blanks at which lines break.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, split_graphemes

from termblog.document.document import Line, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OTHER = re.compile(
    "[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0556\u2010-\u2027\u2030-\u205e]"
)
_MARK = "\u0300-\u036f\u200d\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
_OPEN = "(\\[{«‹“‘〈《「『【〔〖〘〚〝（［｛｟￥＄￡"
_CLOSE = (
    "、。〉》」』】〕〗〙〛〞〟〜゛゜ゝゞヽヾ・ー々〻！％），．：；？］｝～｠｡｣､･ｰ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ"
)
_ASIAN = "\u2e80-\u303f\u3040-\u3129\u3190-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee\U0001f200-\U0001f2ff\U00020000-\U0003fffd"
_WORD = f"[^\\s{_ASIAN}{_OPEN}]"
_ATOM = (
    f" +|[{_OPEN}]*(?:(?![{_CLOSE}])[{_ASIAN}][{_MARK}]*|{_WORD}+(?:[{_OPEN}]*{_WORD}+)*)"
    f"[{_CLOSE})\\]}},.!?:;»›”’…]*|[{_OPEN}]+|[{_CLOSE}]+|."
)
"""Compiled when it is first needed, which takes as long as reading a short post."""
_DASH = re.compile(r"(?<=[^\W_])[-–—](?=[^\W_])")
_JOINT = re.compile(r"(?<=[\w/])[-–—/?&=.,;:]+(?=\w)")


_NOWHERE: frozenset[int] = frozenset()


class Cut(NamedTuple):
    """Where a line's text stands in the whole."""

    start: int
    """Its first character."""
    end: int
    """Past its last."""
    glue: str
    """What parts it from the line above: a newline as written, a blank, or nothing."""


def wrap(spans: Sequence[Span], width: int, base: str = "") -> Iterator[Line]:
    """Yield the lines of a paragraph.

    Args:
        spans: Its text; a newline in it begins a line.
        width: In cells; at least 2, since a character may take two.
        base: Style names beneath those of the spans.
    """
    if base:
        spans = [span._replace(style=f"{base} {span.style}".rstrip()) for span in spans]
    text = "".join([span.text for span in spans])
    cuts = find_cuts(text, width)
    drawn = _decoration(spans)
    for cut, pieces in zip(cuts, _slice(spans, cuts), strict=True):
        glue = "" if cut.start - 1 in drawn and cut.glue == " " else cut.glue
        yield Line(pieces, soft=glue != "\n", glue=glue)


def _decoration(spans: Sequence[Span]) -> frozenset[int]:
    """Return where blanks of decoration stand: a line broken there did not break the post's text."""
    if not any(span.chrome for span in spans):
        return _NOWHERE
    at = 0
    found: set[int] = set()
    for span in spans:
        if span.chrome and " " in span.text:
            found.update(at + index for index, char in enumerate(span.text) if char == " ")
        at += len(span.text)
    return frozenset(found)


def find_cuts(text: str, width: int) -> list[Cut]:
    """Return where a text is cut into lines.

    Args:
        text: Without tabs.
        width: In cells; at least 2.
    """
    seek = _seek_atoms if not text.isascii() and _OTHER.search(text) else _seek_blanks
    cuts: list[Cut] = []
    start = 0
    while True:
        end = text.find("\n", start)
        stop = len(text) if end < 0 else end
        seek(text, start, stop, width, cuts)
        if end < 0:
            return cuts
        start = end + 1


def _seek_blanks(text: str, start: int, stop: int, width: int, cuts: list[Cut]) -> None:
    """Append the lines of a text in which each character takes one cell."""
    glue = "\n"
    while stop - start > width:
        cut, following = _find_cut(text, start, width)
        end = cut
        while end > start and text[end - 1] == " ":
            end -= 1
        cuts.append(Cut(start, end, glue))
        start, glue = cut, following
        while start < stop and text[start] == " ":
            start += 1
    cuts.append(Cut(start, stop, glue))


def _find_cut(text: str, start: int, width: int) -> tuple[int, str]:
    """Return where a line ends, and what parts it from the next: a blank, or nothing.

    A word is broken after a dash where the line would else be left ragged, after other joints only
    where it is too long for any line.
    """
    cut = text.rfind(" ", start + 1, start + width + 1)
    if cut >= start + width * 2 // 3:
        return cut, " "
    inside = _last(_JOINT if cut < 0 else _DASH, text, max(cut, start), start + width)
    if inside and (cut < 0 or "://" not in text[cut:inside]):
        return inside, ""
    return (cut, " ") if cut >= 0 else (start + width, "")


def _last(pattern: re.Pattern[str], text: str, start: int, stop: int) -> int:
    """Return where the last match ends that leaves something on the line, or 0."""
    found = 0
    for match in pattern.finditer(text, start, stop):
        found = match.end()
    return found


def _seek_atoms(text: str, start: int, stop: int, width: int, cuts: list[Cut]) -> None:
    """Append the lines of any other text."""
    glue, following = "\n", ""
    end, room = start, width
    for atom in re.compile(_ATOM).finditer(text, start, stop):
        if atom[0].isspace():
            following, room = " ", room - len(atom[0])
            continue
        cells = cell_len(atom[0])
        if cells > room and end > start:
            cuts.append(Cut(start, end, glue))
            start, room, glue = atom.start(), width, following
        if cells > width:
            *whole, start = _cut_clusters(text, atom.start(), atom.end(), width)
            for at, past in zip(whole, [*whole[1:], start], strict=True):
                cuts.append(Cut(at, past, glue))
                glue = ""
            cells = cell_len(text[start : atom.end()])
        end, room, following = atom.end(), room - cells, ""
    cuts.append(Cut(start, end, glue))


def _cut_clusters(text: str, start: int, stop: int, width: int) -> list[int]:
    """Return where the lines of a long word begin."""
    starts, room = [start], width
    for at, _, cells in clusters(text[start:stop]):
        if cells > room:
            starts.append(start + at)
            room = width
        room -= cells
    return starts


def clusters(text: str) -> list[tuple[int, int, int]]:
    """Return what stands together as one character: (start, end, width in cells).

    Args:
        text: Any; flags and skin tones stay whole, which rich's own splitting parts.
    """
    found: list[tuple[int, int, int]] = []
    for start, end, cells in split_graphemes(text)[0]:
        if found and _joins(text, found[-1], start):
            first, _, before = found[-1]
            found[-1] = (first, end, before + cells)
        else:
            found.append((start, end, cells))
    return found


def _joins(text: str, before: tuple[int, int, int], at: int) -> bool:
    """Return whether a character belongs to the cluster before it (UAX #29, GB9a, GB12)."""
    char = text[at]
    if char.isascii():
        return False
    if "\U0001f1e6" <= char <= "\U0001f1ff":
        return before[1] - before[0] == 1 and "\U0001f1e6" <= text[before[0]] <= "\U0001f1ff"
    return "\U0001f3fb" <= char <= "\U0001f3ff" or unicodedata.category(char) == "Mc"


def _slice(spans: Sequence[Span], cuts: Sequence[Cut]) -> Iterator[tuple[Span, ...]]:
    """Yield the spans of each line."""
    if len(spans) == 1:
        text, style, href, chrome = spans[0]
        for start, end, _ in cuts:
            yield (Span(text[start:end], style, href, chrome),) if end > start else ()
        return
    index, base = 0, 0
    for start, end, _ in cuts:
        pieces = []
        while index < len(spans):
            text, style, href, chrome = spans[index]
            past = base + len(text)
            if past > start and base < end:
                piece = text[max(start - base, 0) : end - base]
                pieces.append(Span(piece, style, href, chrome))
            if past > end:
                break
            index, base = index + 1, past
        yield tuple(pieces)


def cut_clusters(text: str, width: int) -> int:
    """Return how many characters of a text fit, no cluster parted.

    Args:
        text: Without newlines.
        width: In cells.
    """
    if text.isascii():
        return width
    for start, _, cells in clusters(text):
        if cells > width:
            return start
        width -= cells
    return len(text)
