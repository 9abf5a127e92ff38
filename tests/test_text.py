"""Hostile text is made safe."""

from __future__ import annotations

from termblog.text import decode, sanitise


def test_an_escape_becomes_its_picture() -> None:
    """An escape byte is shown, never obeyed."""
    assert sanitise("a\x1b[31mb") == "a␛[31mb"


def test_a_byte_order_mark_is_no_text() -> None:
    """A BOM tells the encoding and is gone."""
    assert decode(b"\xef\xbb\xbfhi") == ("hi", True)
