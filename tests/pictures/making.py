"""Little pictures, made where a test needs them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RED, GREEN, BLUE = (220, 20, 20), (20, 200, 40), (30, 40, 230)


def picture(mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> Image.Image:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def encoded(image: Image.Image, form: str = "PNG", **details: object) -> bytes:
    """Return a picture as a file of a format."""
    stream = BytesIO()
    image.save(stream, form, **details)
    return stream.getvalue()


def save(folder: Path, name: str, image: Image.Image | None = None) -> None:
    """Put a picture into a folder, in the format that its name ends in."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    (image or picture()).save(file)


def finder(folder: Path) -> Callable[[str], Path | None]:
    """Return what finds the files of a folder by their names."""
    return lambda source: folder / source if (folder / source).exists() else None
