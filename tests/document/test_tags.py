"""What tags of HTML say to a terminal."""

from __future__ import annotations

import pytest

from termblog.document.markup import read_tags
from termblog.document.tags import color_styles, parse_color


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("#e11d48", "#e11d48"),
        ("#abc", "#aabbcc"),
        (" Red !important", "#ff0000"),
        ("rgb(1, 2 300)", "#0102ff"),
        ("rgba(1,2,3,.5)", "#010203"),
        ("#ggg", ""),
        ("#ab", ""),
        ("var(--accent)", ""),
        ("", ""),
    ],
)
def test_colors(value: str, expected: str) -> None:
    """Colours of CSS are told as `#rrggbb`, unknown ones as nothing."""
    assert parse_color(value) == expected


def test_styles_win_over_attributes() -> None:
    """A style's colours win over an attribute's, and each side of a text has its own."""
    tag = {"color": "red", "style": "border: 0; color: blue; background-color: #fff"}
    assert color_styles(tag) == "fg:#0000ff bg:#ffffff"


def test_tags_are_read() -> None:
    """Tags are told in order, with the first value of each attribute; comments are none."""
    found = read_tags("<a HREF=x href=y hidden><!-- <b> --></A>")
    assert [(tag.name, dict(tag.attributes), tag.closes) for tag in found] == [
        ("a", {"href": "x", "hidden": ""}, False),
        ("a", {}, True),
    ]


def test_a_section_that_html_does_not_know_is_a_comment() -> None:
    """The standard library's parser fails on it; what follows is read."""
    assert [tag.name for tag in read_tags("<![x[ a ]]><b>")] == ["b"]
