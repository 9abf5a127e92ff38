"""Recorded output in an `ansi` fence."""

from __future__ import annotations

import pytest

from termblog.document.ansi import colour
from termblog.document.highlight import highlight
from termblog.text import sanitise
from termblog.theme import load_theme


@pytest.mark.parametrize(
    ("code", "style"),
    [
        ("", ""),
        ("0", ""),
        ("31", "ansi.red"),
        ("91", "ansi.red"),
        ("1;32", "ansi.green ansi.bold"),
        ("1;22", ""),
        ("41;37", "ansi.on.red ansi.white"),
        ("38;5;14", "ansi.cyan"),
        ("48;5;1", "ansi.on.red"),
        ("38;5;196", "fg:#ff0000"),
        ("38;5;244", "fg:#808080"),
        ("38;2;1;2;300", "fg:#0102ff"),
        ("48:2:16:32:48", "bg:#102030"),
        ("38", ""),
        ("38;9;1", "ansi.bold"),
        ("3;4;7;9", "ansi.reverse ansi.italic ansi.strike ansi.underline"),
        ("8;99", ""),
    ],
)
def test_a_colour_is_a_style_name(code: str, style: str) -> None:
    """SGR parameters, together and extended, become names and explicit colours."""
    assert list(colour(f"a␛[{code}mb")) == [("a", ""), ("b", style)]


def test_a_fence_keeps_its_lines() -> None:
    """Colours run on over newlines; their codes are gone, and all else is text."""
    code = sanitise("\x1b[32mone\ntwo\x1b[0m \x1b]0;title\x07")
    assert highlight(code, "ansi") == (
        (("one", "ansi.green"),),
        (("two", "ansi.green"), (" ␛]0;title␇", "")),
    )


def test_every_name_is_in_the_themes() -> None:
    """Each name that a colour becomes has a recipe."""
    theme = load_theme("ink")
    names = {
        name for code in range(110) for _, style in colour(f"␛[{code}mx") for name in style.split()
    }
    assert len(names) > 20
    assert names <= set(theme.recipes)
