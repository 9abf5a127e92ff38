"""Little pictures, made where a test needs them."""

from __future__ import annotations

import os
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from termblog.blog.links import NOWHERE, Kind, Target
from termblog.pictures.places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from termblog.pictures.cache import Cache

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


def places(folder: Path, cache: Cache | None = None) -> Places:
    """Return the places of a folder's files, and of whatever has a scheme."""

    def resolve(source: str) -> Target:
        if "://" in source:
            return Target(Kind.EXTERNAL, address=source)
        file = folder.resolve() / source
        return Target(Kind.FILE, file=file) if os.path.lexists(file) else NOWHERE

    return Places(folder, resolve, cache)
