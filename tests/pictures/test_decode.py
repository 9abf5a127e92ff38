"""Pictures of every make come out as they look; hostile ones do not come out."""

from __future__ import annotations

import struct
import tracemalloc
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from termblog.errors import Unreadable
from termblog.pictures import decode as room
from termblog.pictures.decode import decode
from tests.pictures.making import BLUE, GREEN, RED, encoded, picture

GROUND = "#102030"


def near(one: object, other: tuple[int, ...], by: int = 40) -> bool:
    """Return whether two colours look alike."""
    assert isinstance(one, tuple)
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_each_format_is_decoded_to_the_size_asked(form: str) -> None:
    """Left red, right blue."""
    image = decode(encoded(picture(size=(200, 100)), form), 20, 10, GROUND)
    assert (image.size, image.mode) == ((20, 10), "RGB")
    assert near(image.getpixel((2, 5)), RED)
    assert near(image.getpixel((17, 5)), BLUE)


@pytest.mark.parametrize(("mode", "form"), [("P", "PNG"), ("CMYK", "JPEG"), ("RGBA", "PNG")])
def test_each_way_to_keep_colours_is_understood(mode: str, form: str) -> None:
    """A palette, printer's colours, transparency."""
    image = decode(encoded(picture(mode), form), 20, 10, GROUND)
    assert near(image.getpixel((2, 5)), RED, 60)
    assert near(image.getpixel((17, 5)), BLUE, 60)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "I;16"])
def test_grey_stays_grey(mode: str) -> None:
    """One bit, eight, and sixteen, of which the middle stays in the middle."""
    middle = {"1": 255, "I;16": 32_768}.get(mode, 128)
    grey = Image.new("L" if mode == "LA" else mode, (10, 10), middle)
    shown = decode(encoded(grey.convert(mode) if mode == "LA" else grey), 4, 4, GROUND)
    value = 255 if mode == "1" else 128
    assert near(shown.getpixel((1, 1)), (value, value, value), 2)


@pytest.mark.parametrize("kind", ["alpha", "palette", "one colour"])
def test_the_theme_shows_through(kind: str) -> None:
    """What is transparent is the background, however a file says so."""
    if kind == "alpha":
        data = encoded(Image.new("RGBA", (8, 8), (255, 0, 0, 0)))
    elif kind == "palette":
        data = encoded(Image.new("P", (8, 8), 0), transparency=0)
    else:
        data = encoded(Image.new("RGB", (8, 8), RED), transparency=RED)
    assert decode(data, 4, 4, GROUND).getpixel((1, 1)) == (0x10, 0x20, 0x30)


def test_a_picture_of_another_shape_lies_in_the_middle() -> None:
    """Nothing of it is stretched or cut."""
    image = decode(encoded(Image.new("RGB", (10, 10), RED)), 30, 10, GROUND)
    ground = (0x10, 0x20, 0x30)
    assert [image.getpixel((x, 5)) for x in (2, 15, 27)] == [ground, RED, ground]


def test_a_picture_that_nearly_fits_fills_its_cells() -> None:
    """Two and a half rows are two: no bar is left beside them."""
    image = decode(encoded(Image.new("RGB", (40, 20), RED)), 10, 4, GROUND)
    assert {image.getpixel((x, y)) for x in range(10) for y in range(4)} == {RED}


def test_a_picture_stands_as_its_camera_was_held() -> None:
    """EXIF's orientation 6 turns it to the right: the left side comes up."""
    exif = Image.Exif()
    exif[0x0112] = 6
    image = decode(encoded(picture(size=(40, 20)), "JPEG", exif=exif), 10, 20, GROUND)
    assert near(image.getpixel((5, 2)), RED)
    assert near(image.getpixel((5, 17)), BLUE)


def test_of_an_animation_the_first_frame_shows() -> None:
    """Nothing moves."""
    frames = [Image.new("RGB", (8, 8), color) for color in (GREEN, RED, BLUE)]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert near(decode(data, 4, 4, GROUND).getpixel((1, 1)), GREEN)


def bomb(side: int) -> bytes:
    """Return a PNG of a few bytes that tells of very many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(side * 8))
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def test_a_bomb_is_refused_before_a_pixel_of_it_is_decoded() -> None:
    """Twenty-five million pixels cost less than a megabyte."""
    data = bomb(5_000)
    tracemalloc.start()
    with pytest.raises(Unreadable, match="too many pixels"):
        decode(data, 76, 48, GROUND)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_not_even_a_monstrous_bomb_is_warned_of(recwarn: pytest.WarningsRecorder) -> None:
    """Pillow's own warnings would be written across the screen."""
    for side in (10_000, 17_000):
        with pytest.raises(Unreadable):
            decode(bomb(side), 76, 48, GROUND)
    assert not recwarn.list


def test_the_bound_on_pixels_is_the_one_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """One pixel more, and there is no picture."""
    monkeypatch.setattr(room, "MOST_PIXELS", 40 * 20)
    assert decode(encoded(picture(size=(40, 20))), 4, 4, GROUND)
    with pytest.raises(Unreadable):
        decode(encoded(picture(size=(41, 20))), 4, 4, GROUND)


@pytest.mark.parametrize("form", ["BMP", "TIFF", "PPM", "ICO"])
def test_other_formats_are_not_decoded(form: str) -> None:
    """Pillow could; nobody has looked at what they may do."""
    with pytest.raises(Unreadable):
        decode(encoded(picture(), form), 4, 4, GROUND)


@given(st.sampled_from(["PNG", "JPEG", "GIF", "WEBP"]), st.data())
def test_a_spoiled_picture_is_unreadable_at_worst(form: str, data: st.DataObject) -> None:
    """Cut off or changed anywhere, it is a picture, or no more than unreadable."""
    file = bytearray(encoded(picture(), form))
    cut = data.draw(st.integers(0, len(file)))
    for at in data.draw(st.lists(st.integers(0, len(file) - 1), max_size=8)):
        file[at] = data.draw(st.integers(0, 255))
    with suppress(Unreadable):
        assert decode(bytes(file[:cut]), 6, 4, GROUND).size == (6, 4)


def test_a_picture_is_read_from_memory_alone() -> None:
    """A name in place of bytes opens nothing."""
    with pytest.raises(Unreadable):
        decode(b"/etc/hostname", 4, 4, GROUND)
