"""Breaks paragraphs into lines, by terminal cells.

Every line of every post passes here, so the common case costs little: where each character takes
one cell, a line is found by `str.rfind`. Other text is cut into *atoms*, which never part: words,
single Chinese or Japanese characters with the punctuation that may not leave them (kinsoku), and
within an atom too long for a line only between grapheme clusters. Nothing is ever dropped but the
blanks at which lines break.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from termblog.document.clusters import CROWDED, cut_clusters
from termblog.document.document import Line, Span
from termblog.patterns import late

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_OTHER = late("[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0556\u2010-\u2027\u2030-\u205e]")
_MARK = "\u0300-\u036f\u200d\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
_OPEN = "(\\[{«‹“‘〈《「『【〔〖〘〚〝（［｛｟￥＄￡"
_CLOSE = (
    "、。〉》」』】〕〗〙〛〞〟〜゛゜ゝゞヽヾ・ー々〻！％），．：；？］｝～｠｡｣､･ｰ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ"
)
_ASIAN = "\u2e80-\u303f\u3040-\u3129\u3190-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee\U0001f200-\U0001f2ff\U00020000-\U0003fffd"
_WIDE = late(
    "[\u3001\u3002\u3008-\u3011\u3041-\u3096\u30a1-\u30fc\u3400-\u4dbf\u4e00-\u9fff！（），：；？]*"
)
_WORD = f"[^\\s{_ASIAN}{_OPEN}]"
_ATOM = late(
    f" +|[{_OPEN}]*(?:(?![{_CLOSE}])[{_ASIAN}][{_MARK}]*|{_WORD}+(?:[{_OPEN}]*{_WORD}+)*)"
    f"[{_CLOSE})\\]}},.!?:;»›”’…]*|[{_OPEN}]+|[{_CLOSE}]+|."
)
_APART = late(f"[\\s{_ASIAN}]")
_KEPT = late(f"[{_CLOSE}{_MARK})\\]}},.!?:;»›”’…]")
_DASH = late(r"(?<=[^\W_])[-–—](?=[^\W_])")
_JOINT = late(r"(?<=[\w/])[-–—/?&=.,;:]+(?=\w)")


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
    glue = "\n"
    while True:
        end, after, following = _fill_line(text, start, stop, width)
        cuts.append(Cut(start, end, glue))
        if after >= stop:
            return
        start, glue = after, following


def _fill_line(text: str, start: int, stop: int, width: int) -> tuple[int, int, str]:
    """Return where a line ends, where the next begins, and what parts the two."""
    half = start + width // 2
    if half < stop and _WIDE.fullmatch(text, start, half):
        end = _retreat(text, start, half)
        return (end, *_skip_blanks(text, end, stop))
    if stop - start > width and not _OTHER.search(text, start, start + width + 1):
        end, _ = _find_cut(text, start, width)
        return (end, *_skip_blanks(text, end, stop))
    return _take_words(text, start, stop, width) or _take_atoms(text, start, stop, width)


def _skip_blanks(text: str, start: int, stop: int) -> tuple[int, str]:
    """Return where the next line begins, and what parts it from the one before."""
    after = start
    while after < stop and text[after] == " ":
        after += 1
    return after, " " if after > start else ""


def _retreat(text: str, start: int, end: int) -> int:
    """Return the last place up to one at which Chinese and Japanese may break."""
    at = end
    while at > start and (_KEPT.match(text, at) or text[at - 1] in _OPEN):
        at -= 1
    return at if at > start else end


def _take_words(text: str, start: int, stop: int, width: int) -> tuple[int, int, str] | None:
    """Fill a line with words between blanks; only those that may be wider than long are measured.

    None where a line may also break within words, or where the first is too long for it.
    """
    at, room, following = start, width, -1
    while found := _OTHER.search(text, at, min(stop, at + room + 1)):
        first = max(text.rfind(" ", at, found.start()) + 1, at)
        last = text.find(" ", found.start(), stop)
        last = stop if last < 0 else last
        if last - first > CROWDED * width or _APART.search(text, first, last):
            return None
        room -= first - at + cell_len(text[first:last])
        if room < 0:
            following = first
            break
        at = last
    if following < 0:
        following = stop if stop - at <= room else text.rfind(" ", at, at + room + 1) + 1
    end = start + len(text[start:following].rstrip(" "))
    return (end, _skip_blanks(text, following, stop)[0], " ") if end > start else None


def _take_atoms(text: str, start: int, stop: int, width: int) -> tuple[int, int, str]:
    """Fill a line atom by atom; one that is too long for any line is cut."""
    end, room, following = start, width, ""
    for atom in _ATOM.finditer(text, start, stop):
        if atom[0].isspace():
            following, room = " ", room - len(atom[0])
            continue
        long = len(atom[0]) > CROWDED * width
        cells = width + 1 if long else cell_len(atom[0])
        if cells > room:
            if end > start:
                return end, atom.start(), following
            cut = atom.start() + max(cut_clusters(atom[0], room), 1)
            return cut, cut, ""
        end, room, following = atom.end(), room - cells, ""
    return end, stop, ""


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
