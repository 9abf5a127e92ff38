"""A picture's size is read from its head, and hostile heads come to nothing."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from termblog.pictures.header import Size, read_size
from tests.pictures.making import encoded, picture

FILES = {
    "png": encoded(picture("P"), "PNG"),
    "gif": encoded(picture(), "GIF"),
    "jpeg": encoded(picture(), "JPEG"),
    "progressive": encoded(picture(), "JPEG", progressive=True, icc_profile=b"x" * 70_000),
    "lossy": encoded(picture(), "WEBP"),
    "lossless": encoded(picture(), "WEBP", lossless=True),
    "extended": encoded(picture("RGBA"), "WEBP", exif=b"Exif\0\0MM\0\x2a\0\0\0\x08\0\0"),
}


def size_of(data: bytes) -> Size | None:
    """Return the size that a head tells."""
    return read_size(BytesIO(data))


@pytest.mark.parametrize("name", FILES)
def test_the_size_of_each_format_is_read(name: str) -> None:
    """PNG, GIF, JPEG with all that may stand before its size, and the three kinds of WebP."""
    assert size_of(FILES[name]) == (40, 20)


@pytest.mark.parametrize("orientation", range(10))
@pytest.mark.parametrize("order", ["little", "big"])
def test_a_camera_held_upright_makes_an_upright_picture(orientation: int, order: str) -> None:
    """EXIF's orientations 5 to 8 exchange width and height, in either byte order."""
    exif = Image.Exif()
    exif.endian = "<" if order == "little" else ">"
    exif[0x010E] = "a description, so that the orientation is not the first entry"
    exif[0x0112] = orientation
    expected = (20, 40) if 5 <= orientation <= 8 else (40, 20)
    assert size_of(encoded(picture(), "JPEG", exif=exif)) == expected


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'/>",
        b"BM" + bytes(60),
        b"\x89PNG\r\n\x1a\n" + bytes(24),
        b"GIF89a" + bytes(20),
        b"RIFF\0\0\0\0WAVE" + bytes(20),
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xfe\0",
        b"\xff\xd8\xff\xff\xff\xff\xd9",
        b"\xff\xd8" + b"\xff\xfe\0\2" * 300,
        b"\xff\xd8" + b"\xff\xd0" * 300,
        b"\xff\xd8no marker at all",
    ],
)
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    """Other files, other formats, pictures without a pixel, and heads without an end."""
    assert size_of(data) is None


@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_spoiled_head_is_no_harm(name: str, data: st.DataObject) -> None:
    """Whatever is changed or cut off, there is a size or there is none."""
    file = bytearray(FILES[name][: data.draw(st.integers(0, 200))])
    for at in data.draw(st.lists(st.integers(0, 199), max_size=6)):
        if at < len(file):
            file[at] = data.draw(st.integers(0, 255))
    size = size_of(bytes(file))
    assert size is None or min(size) > 0
