"""Turns a picture's bytes into pixels of the size that is shown. The only user of Pillow.

A blog's picture is untrusted: it is one of four formats, and its size is known and bounded before
anything of it is decoded. Whatever a decoder makes of the rest, at worst there is no picture.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from warnings import catch_warnings

from termblog.errors import Unreadable
from termblog.pictures.header import MOST_PIXELS

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
"""What is decoded; Pillow knows many more, which nobody has looked at."""

_MOST_BENT = 1.5
"""How much a picture is bent, at the most, to fill whole cells."""

_ORIENTATION = 0x0112
_DEEP = 257  # times an eighth bit, and it is a sixteenth


def decode(data: bytes, width: int, height: int, background: str) -> Image:
    """Return a picture's first frame, upright, whole, without transparency.

    Args:
        data: The file.
        width: In pixels; where the picture is of another shape, it lies in the middle.
        height: In pixels.
        background: `#rrggbb`, which shows through it and beside it.

    Raises:
        Unreadable: It is broken, too large or of another format.
    """
    from PIL import Image

    most = max(width, height)
    try:
        # Pillow warns of what it mends; on a screen that is read, there is no place for it.
        with catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=FORMATS) as image:
            _check(image)
            image.draft("RGB", (most, most))  # a JPEG can be decoded small
            small = _shrunk(_plain(image), most)
            return _laid(_upright(small, image), width, height, background)
    except Unreadable:
        raise
    except Exception as error:  # a decoder may raise anything over a hostile file
        raise Unreadable(f"The picture cannot be decoded: {error}.") from error


def _check(image: Image) -> None:
    """Refuse a picture of which nothing is decoded yet, but whose size is known.

    Raises:
        Unreadable: It is too large.
    """
    if image.width * image.height > MOST_PIXELS:
        raise Unreadable("The picture has too many pixels.")


def _plain(image: Image) -> Image:
    """Return a picture whose colours can be mixed: no palette, eight bits, red, green and blue."""
    if image.mode.startswith("I"):  # `convert` would cut sixteen bits off at the brightest eighth
        return image.convert("I").point(lambda grey: grey / _DEEP).convert("L").convert("RGB")
    if "transparency" in image.info or image.mode in ("LA", "P", "PA", "RGBA"):
        return image.convert("RGBA")
    return image.convert("RGB")


def _shrunk(image: Image, most: int) -> Image:
    """Return a picture hardly larger than it is shown, so that what follows is cheap."""
    share = most / max(image.size)
    if share >= 1:
        return image
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    return image.resize(size, reducing_gap=2.0)


def _upright(image: Image, camera: Image) -> Image:
    """Return a picture as its camera was held (EXIF 2.32 §4.6.4, `Orientation`)."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    turn = turns.get(camera.getexif().get(_ORIENTATION, 1))
    return image if turn is None else image.transpose(turn)


def _laid(image: Image, width: int, height: int, background: str) -> Image:
    """Return a picture on a ground, in its middle where the picture is of another shape."""
    from PIL import Image, ImageOps

    ground = Image.new("RGB", (width, height), background)
    bent = (image.width * height) / (image.height * width)
    # Rows are counted whole: what that bends a small picture is less ugly than a bar beside it.
    alike = 1 / _MOST_BENT < bent < _MOST_BENT
    size = (width, height)
    fitted = image.resize(size) if alike else ImageOps.contain(image, size)
    place = ((width - fitted.width) // 2, (height - fitted.height) // 2)
    ground.paste(fitted, place, fitted if fitted.mode == "RGBA" else None)
    return ground
