"""What a style name comes to."""

from __future__ import annotations

import pytest
from rich.style import Style

from termblog.look import Look, cook, is_color

ROLES = {"accent": "#AA5500", "surface": "#111111", "muted": "bright_black"}


def test_a_recipe_names_roles_and_attributes() -> None:
    """Colours come from roles or are written; what stands behind `on` lies beneath."""
    look = cook("bold accent on surface", ROLES)
    assert look == Look("#aa5500", "#111111", frozenset({"bold"}))
    assert look.style() == Style(color="#aa5500", bgcolor="#111111", bold=True)


def test_what_lies_above_wins() -> None:
    """Attributes come together; a colour hides the one beneath it."""
    below, above = cook("bold accent on surface", ROLES), cook("italic muted", ROLES)
    both = Look("bright_black", "#111111", frozenset({"bold", "italic"}))
    assert below.beneath(above) == both
    assert below.beneath(Look()) == below


@pytest.mark.parametrize("recipe", ["bald", "on", "#12", "yellow"])
def test_a_word_that_is_nothing_is_named(recipe: str) -> None:
    """Only roles and `#rrggbb` are colours in a recipe."""
    with pytest.raises(KeyError):
        cook(recipe, ROLES)


@pytest.mark.parametrize(
    ("value", "known"), [("#aabbcc", True), ("red", True), ("reddish", False), (3, False)]
)
def test_a_colour_is_hex_or_the_terminals(value: object, known: bool) -> None:
    """A theme says `#rrggbb` or a name that terminals know."""
    assert is_color(value) is known
