"""Kitty's placeholders say which part of which picture they are, and the terminal is sent that once."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from rich.cells import cell_len
from rich.segment import Segment

from termblog.document.picture import Picture, PictureRow
from termblog.pictures import gallery as room
from termblog.pictures.canvas import Canvas
from termblog.pictures.gallery import Gallery
from termblog.pictures.header import Size
from termblog.pictures.kitty import Placeholders, draw, marks
from tests.pictures.making import BLUE, RED, encoded, picture, places, save

if TYPE_CHECKING:
    from pathlib import Path

CANVAS = Canvas((10, 20), graphics=True)
MESSAGE = re.compile(r"\x1b_G([^;\x1b]*);?([A-Za-z0-9+/=]*)\x1b\\")


def drawn(size: tuple[int, int] = (400, 200)) -> Placeholders:
    """Return a picture of forty columns and ten rows."""
    return draw(encoded(picture(size=size)), Picture("a.png", 40, 10), CANVAS, "#000000")


def test_the_marks_are_those_of_the_protocol() -> None:
    """A second opinion: a package for the same has the same table."""
    from textual_image.renderable import tgp

    assert [ord(mark) for mark in marks()] == tgp._NUMBER_TO_DIACRITIC


def test_each_placeholder_says_where_it_stands() -> None:
    """Row and column by marks, the picture by colour; a line is as wide as it should be."""
    shown = drawn()
    (segment,) = shown.row(3)
    assert cell_len(segment.text) == 40
    cells = [segment.text[at : at + 3] for at in range(0, len(segment.text), 3)]
    assert cells == [f"\U0010eeee{marks()[3]}{marks()[x]}" for x in range(40)]
    assert segment.style is not None
    assert segment.style.color is not None
    triplet = segment.style.color.triplet
    assert triplet is not None
    assert int.from_bytes(bytes(triplet), "big") == shown.identity


def test_a_line_can_be_cut_between_placeholders() -> None:
    """What covers a part of a picture leaves the rest what it was."""
    left, right = drawn().row(0)[0].split_cells(7)
    assert (cell_len(left.text), cell_len(right.text)) == (7, 33)
    assert right.text.startswith(f"\U0010eeee{marks()[0]}{marks()[7]}")
    assert isinstance(left, Segment)


def test_a_picture_is_sent_in_messages_that_the_terminal_takes() -> None:
    """All of it is messages of at most 4,096 letters; together they are the picture, and how it lies."""
    noise = Image.effect_noise((400, 200), 90)
    shown = draw(encoded(noise), Picture("a.png", 40, 10), CANVAS, "#000000")
    messages = MESSAGE.findall(shown.arrival)
    assert MESSAGE.sub("", shown.arrival) == ""
    assert len(messages) > 3
    assert all(len(chunk) <= 4096 for _, chunk in messages)
    facts = dict(fact.split("=") for fact in messages[0][0].split(","))
    assert facts == {
        "a": "T",
        "U": "1",
        "f": "100",
        "i": str(shown.identity),
        "c": "40",
        "r": "10",
        "q": "2",
        "m": "1",
    }
    assert {head for head, _ in messages[1:-1]} == {"q=2,m=1"}
    assert messages[-1][0] == "q=2,m=0"
    image = Image.open(BytesIO(b64decode("".join(chunk for _, chunk in messages))))
    assert (image.format, image.size) == ("PNG", (400, 200))


def test_what_is_sent_is_the_picture() -> None:
    """Its colours, at the size of its cells."""
    data = "".join(chunk for _, chunk in MESSAGE.findall(drawn().arrival))
    image = Image.open(BytesIO(b64decode(data)))
    assert (image.getpixel((20, 100)), image.getpixel((380, 100))) == (RED, BLUE)


@pytest.fixture
def sent() -> list[str]:
    """Return what the terminal is sent."""
    return []


@pytest.fixture
def gallery(tmp_path: Path, sent: list[str]) -> Gallery:
    """Return a gallery of twelve pictures, for a terminal that draws them."""
    for number in range(12):
        save(tmp_path, f"{number}.png", picture(size=(80, 40)))
    return Gallery(places(tmp_path), CANVAS, "#000000", sent.append)


def hang(gallery: Gallery, source: str) -> Picture:
    """Draw and hang a picture."""
    size = gallery.room(source, 76)
    assert size is not None
    shown = Picture(source, *size)
    gallery.hang(shown, gallery.draw(shown))
    return shown


def test_a_terminal_is_sent_a_picture_once_and_then_told_to_forget_it(
    gallery: Gallery, sent: list[str]
) -> None:
    """However often its rows are painted."""
    shown = hang(gallery, "0.png")
    for y in (0, 1, 0, 1):
        assert gallery.cells(PictureRow(shown, y))
    assert [message[:8] for message in sent] == ["\x1b_Ga=T,U"]
    gallery.close()
    gallery.close()
    assert [message[:10] for message in sent[1:]] == ["\x1b_Ga=d,d=I"]
    identity = re.findall(r"i=(\d+)", "".join(sent))
    assert identity[0] == identity[1]
    assert gallery.cells(PictureRow(shown, 0)) is None


def test_a_terminal_holds_no_more_than_it_may(
    gallery: Gallery, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The eldest goes for each that comes; what a screen can hold stays in any case."""
    monkeypatch.setattr(room, "_MOST_HELD", 1)
    for number in range(12):
        hang(gallery, f"{number}.png")
    assert len([message for message in sent if "a=d" in message]) == 4


def test_a_picture_larger_than_can_be_numbered_is_made_smaller() -> None:
    """The protocol counts to 296."""
    assert CANVAS.fit(Size(9_000, 10), 500, 500)[0] == len(marks())
    assert CANVAS.fit(Size(10, 90_000), 500, 500)[1] == len(marks())
