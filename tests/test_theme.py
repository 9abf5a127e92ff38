"""Themes: one definition for the chrome, the document and the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from termblog import theme as themes
from termblog.errors import NotFound, SettingsError
from termblog.theme import load_theme, mix, read_theme

if TYPE_CHECKING:
    from pathlib import Path

NAMES = sorted(themes.themes())
MIXABLE = [name for name in NAMES if load_theme(name).variant != "ansi"]
TEXT = ("foreground", "accent", "link", "note", "important", "caution")
CODE = ("keyword", "string", "number", "function", "type", "comment", "muted")

GOOD = """\
title = "Mine"
variant = "dark"

[roles]
background = "#000000"
foreground = "#ffffff"
accent = "#ffcc00"
link = "#88ccff"
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Return the path of a theme of the user's own."""
    file = tmp_path / "mine.toml"
    file.write_text(GOOD, "utf-8")
    return file


def test_there_are_eight_themes_worth_having() -> None:
    """At least two light ones, a high contrast one and one of the terminal's own colours."""
    variants = [load_theme(name).variant for name in NAMES]
    assert len(NAMES) >= 8
    assert variants.count("light") >= 2
    assert variants.count("ansi") == 1
    assert "contrast" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_recipe_can_be_cooked(name: str) -> None:
    """No style of a packaged theme names what is not there."""
    theme = load_theme(name)
    for style in theme.recipes:
        theme.style(style)


def _contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2 §1.4.3)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    """Return the relative luminance of `#rrggbb` (WCAG 2.2, "relative luminance")."""
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", MIXABLE)
def test_text_can_be_read(name: str) -> None:
    """Text has a contrast of 7:1 at least, what is dim 4.5:1, on paper and on code's ground."""
    roles = load_theme(name).roles
    ground, surface = roles["background"], roles["surface"]
    assert {role for role in TEXT if _contrast(roles[role], ground) < 7} == set()
    assert {role for role in CODE if _contrast(roles[role], surface) < 4.5} == set()
    assert _contrast(roles["string"], roles["raised"]) >= 4.5


@pytest.mark.parametrize("name", MIXABLE)
def test_a_match_can_be_read(name: str) -> None:
    """A found word is readable on its mark, the current one too."""
    roles = load_theme(name).roles
    assert _contrast(roles["foreground"], roles["match"]) >= 4.5
    assert _contrast(roles["background"], roles["accent"]) >= 4.5


def test_a_style_name_falls_back_to_its_parent() -> None:
    """A token that no theme knows takes the style of the token above it."""
    ink = load_theme("ink")
    assert ink.style("code.Keyword.Reserved") == ink.style("code.Keyword")
    assert not ink.style("nothing.known")


def test_names_combine_and_the_last_wins() -> None:
    """Several names make one style, and a colour that the author wrote is exact."""
    style = load_theme("ink").style("md.strong md.link fg:#e11d48 bg:#ffffff")
    assert (style.bold, style.underline) == (True, True)
    assert style.color is not None
    assert style.color.name == "#e11d48"
    assert style.bgcolor is not None
    assert style.bgcolor.name == "#ffffff"


def test_a_post_of_many_colours_costs_no_memory() -> None:
    """However many colours posts name, a theme keeps a bounded number of styles."""
    theme = load_theme("ink")
    for number in range(10_000):
        theme.style(f"fg:#{number:06x}")
    assert len(theme.styles) <= 4096
    assert theme.style("fg:#00270f").color == theme.style("md.em fg:#00270f").color


def test_a_theme_of_the_users_own_is_found(mine: Path) -> None:
    """A file in the user's folder is a theme by its name, with what it leaves out mixed."""
    theme = load_theme("mine", [mine.parent])
    assert theme.roles["muted"] == mix("#ffffff", "#000000", 0.64)
    assert theme.roles["note"] == "#88ccff"


def test_an_unknown_theme_names_the_nearest() -> None:
    """Who mistypes a theme is told which there are."""
    with pytest.raises(NotFound, match="ember"):
        load_theme("embr")
    with pytest.raises(NotFound, match=r"no theme .xyz.. There is .*paper"):
        load_theme("xyz")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('variant = "dark"', 'variant = "grey"', ":2: `variant` is one of dark, light, ansi"),
        ('accent = "#ffcc00"', 'acent = "#ffcc00"', ":4: the role `accent` is missing"),
        ('link = "#88ccff"', 'link = "#88ccff"\nnoet = "#fff000"', ":9: `noet` is unknown"),
        ('accent = "#ffcc00"', 'accent = "yello"', ":7: 'yello' is no colour"),
        ('title = "Mine"', 'titel = "Mine"', ":1: `titel` is unknown; did you mean `title`?"),
        ('link = "#88ccff"', 'link = "#88ccff"\n[styles]\n"md.h1" = "bald"', ":10: the style"),
        ('title = "Mine"', "title = ", "cannot be read"),
    ],
)
def test_a_wrong_theme_names_line_and_key(mine: Path, old: str, new: str, told: str) -> None:
    """What is wrong in a theme is told with file, line and key."""
    mine.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(SettingsError) as caught:
        read_theme(mine)
    assert told in str(caught.value)
    assert "mine.toml" in str(caught.value)


def test_the_terminals_own_colours_are_not_mixed() -> None:
    """An ANSI theme keeps to the sixteen colours."""
    assert mix("red", "default", 0.5) == "red"
    assert load_theme("terminal").style("md.link").color is not None
