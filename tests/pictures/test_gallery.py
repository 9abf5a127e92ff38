"""A gallery tells room from heads, decodes what is asked, and holds no more than it may."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from termblog.document.picture import Picture, PictureRow
from termblog.pictures import gallery as room
from termblog.pictures.canvas import Canvas
from termblog.pictures.gallery import Gallery
from termblog.pictures.header import MOST_BYTES
from tests.pictures.making import encoded, picture, places, save
from tests.pictures.test_decode import bomb

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def gallery(tmp_path: Path) -> Gallery:
    """Return a gallery of a folder with one picture in it."""
    save(tmp_path, "a.png", picture(size=(80, 40)))
    return Gallery(places(tmp_path), Canvas(), "#000000")


def drawn(gallery: Gallery, source: str) -> Picture:
    """Draw a picture and hang it."""
    size = gallery.room(source, 76)
    assert size is not None
    shown = Picture(source, *size)
    gallery.hang(shown, gallery.draw(shown))
    return shown


def test_a_picture_has_room_before_it_is_drawn(gallery: Gallery) -> None:
    """Its room is known from its head; its cells come when it is drawn."""
    assert gallery.room("a.png", 76) == (20, 5)
    shown = Picture("a.png", 20, 5)
    assert gallery.cells(PictureRow(shown, 0)) is None
    assert not gallery.is_settled(shown)
    assert drawn(gallery, "a.png") == shown
    assert gallery.is_settled(shown)
    assert gallery.cells(PictureRow(shown, 4))


def test_telling_room_reads_a_head_and_loads_no_decoder(
    gallery: Gallery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture cut off behind its first bytes still has its room; Pillow is not asked for it."""
    (tmp_path / "cut.png").write_bytes(encoded(picture(size=(80, 40)))[:40])
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert "PIL" in sys.modules
    monkeypatch.setattr(room, "find_spec", lambda _: object())
    assert gallery.room("cut.png", 76) == (20, 5)


def test_without_a_decoder_there_is_no_room(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the extra is not installed, each picture stays the line that it is."""
    monkeypatch.setattr(room, "find_spec", lambda _: None)
    assert gallery.room("a.png", 76) is None


@pytest.mark.parametrize(
    "kind", ["missing", "bomb", "too long", "text", "drawing", "a link", "a pipe", "a folder"]
)
def test_what_cannot_be_drawn_has_no_room(gallery: Gallery, tmp_path: Path, kind: str) -> None:
    """Broken, missing, too large, another format, no file: a line stands for it, at once."""
    file = tmp_path / "b.png"
    (tmp_path.parent / "outside.png").write_bytes(encoded(picture()))
    make: dict[str, Callable[[], object]] = {
        "missing": lambda: None,
        "bomb": lambda: file.write_bytes(bomb(17_000)),
        "too long": lambda: file.write_bytes(encoded(picture()) + bytes(MOST_BYTES)),
        "text": lambda: file.write_text("no picture"),
        "drawing": lambda: file.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>"),
        "a link": lambda: file.symlink_to(tmp_path.parent / "outside.png"),
        "a pipe": lambda: os.mkfifo(file),
        "a folder": file.mkdir,
    }
    make[kind]()
    assert gallery.room("b.png", 76) is None
    assert gallery.draw(Picture("b.png", 10, 5)) is None


def test_a_broken_picture_gives_its_room_back(gallery: Gallery, tmp_path: Path) -> None:
    """Its head was sound: that it cannot be drawn is known only afterwards."""
    (tmp_path / "cut.png").write_bytes(encoded(picture(size=(80, 40)))[:60])
    assert gallery.room("cut.png", 76) == (20, 5)
    shown = Picture("cut.png", 20, 5)
    gallery.hang(shown, gallery.draw(shown))
    assert gallery.room("cut.png", 76) is None


def test_what_was_not_looked_at_for_long_is_let_go(
    gallery: Gallery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two pictures fit: the one that was looked at last stays."""
    monkeypatch.setattr(room, "_MOST_HELD", 2 * 20 * 10 * 3)
    monkeypatch.setattr(room, "_FEWEST", 1)
    save(tmp_path, "b.png", picture(size=(80, 40)))
    save(tmp_path, "c.png", picture(size=(80, 40)))
    first, second = drawn(gallery, "a.png"), drawn(gallery, "b.png")
    gallery.cells(PictureRow(first, 0))
    third = drawn(gallery, "c.png")
    assert [gallery.is_settled(each) for each in (first, second, third)] == [True, False, True]
