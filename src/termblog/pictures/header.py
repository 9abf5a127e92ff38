"""A picture's size in pixels, from its first bytes: nothing is decoded, and nothing is loaded for it.

A page has to know how much room a picture takes before anybody looks at it. What is not one of
these formats is not drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import BinaryIO

MOST_BYTES = 16 * 1024 * 1024
"""The bytes of a picture's file that is drawn."""
MOST_PIXELS = 16_000_000
"""The pixels of a picture that is drawn: decoded, 64 MB."""

_HEAD = 32
"""The bytes that tell the format, and the size in all formats but JPEG."""
_MOST_SEGMENTS = 256
"""Segments of a JPEG that are passed over in search of its size."""
_MOST_TAGS = 64
"""Entries of its EXIF data that are looked at."""
_ORIENTATION = 0x0112
_TURNED = range(5, 9)  # EXIF 2.32 §4.6.4: rows and columns change places
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # ITU-T T.81, table B.1: SOF
_BARE = frozenset((0x01, *range(0xD0, 0xD8)))  # markers without a length


class Size(NamedTuple):
    """A picture's size as it is looked at, in pixels."""

    width: int
    """From left to right."""
    height: int
    """From top to bottom."""


def read_size(stream: BinaryIO) -> Size | None:
    """Return a picture's size, or None where it is none that can be drawn.

    Args:
        stream: At its start; a few kilobytes are read.
    """
    head = stream.read(_HEAD)
    for magic, measure in _FORMATS.items():
        if head.startswith(magic):
            size = measure(head, stream)
            return size if size and size.width and size.height else None
    return None


def _png(head: bytes, _stream: BinaryIO) -> Size | None:
    return Size(_big(head[16:20]), _big(head[20:24])) if head[12:16] == b"IHDR" else None


def _gif(head: bytes, _stream: BinaryIO) -> Size:
    return Size(_little(head[6:8]), _little(head[8:10]))


def _webp(head: bytes, _stream: BinaryIO) -> Size | None:
    if head[8:12] != b"WEBP":
        return None
    if head[12:16] == b"VP8X":  # RFC 9649 §2.7
        return Size(_little(head[24:27]) + 1, _little(head[27:30]) + 1)
    if head[12:16] == b"VP8L":
        bits = _little(head[21:25])
        return Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    return Size(_little(head[26:28]) & 0x3FFF, _little(head[28:30]) & 0x3FFF)


def _jpeg(_head: bytes, stream: BinaryIO) -> Size | None:
    turned = False
    stream.seek(2)
    for _ in range(_MOST_SEGMENTS):
        mark, length = _segment(stream)
        if mark in _FRAMES:
            frame = stream.read(5)
            size = Size(_big(frame[3:5]), _big(frame[1:3]))
            return Size(size.height, size.width) if turned else size
        if length < 0:
            return None
        if mark == 0xE1:
            data = stream.read(length)
            turned = turned or _orientation(data) in _TURNED
        elif mark not in _BARE:
            stream.seek(length, 1)
    return None


def _segment(stream: BinaryIO) -> tuple[int, int]:
    """Return the next marker and the bytes that follow it; -1 where there is none."""
    lead = stream.read(2)
    while len(lead) == 2 and lead[1] == 0xFF:  # fill bytes, ITU-T T.81 §B.1.1.2
        lead = lead[1:] + stream.read(1)
    if len(lead) < 2 or lead[0] != 0xFF:
        return 0, -1
    if lead[1] in _BARE:
        return lead[1], 0
    return lead[1], _big(stream.read(2)) - 2


def _orientation(data: bytes) -> int:
    """Return how a camera was held, as its EXIF data tells; 1 where that tells nothing."""
    if not data.startswith(b"Exif\0\0"):
        return 1
    tiff = data[6:]
    number = _little if tiff[:2] == b"II" else _big
    start = number(tiff[4:8])
    count = min(number(tiff[start : start + 2]), _MOST_TAGS)
    for at in range(start + 2, start + 2 + 12 * count, 12):
        if number(tiff[at : at + 2]) == _ORIENTATION:
            return number(tiff[at + 8 : at + 10])
    return 1


def _big(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")


_FORMATS: Mapping[bytes, Callable[[bytes, BinaryIO], Size | None]] = {
    b"\x89PNG\r\n\x1a\n": _png,
    b"GIF87a": _gif,
    b"GIF89a": _gif,
    b"RIFF": _webp,
    b"\xff\xd8\xff": _jpeg,
}
"""What a file of each format starts with, and how its size is read."""
