"""Themes as Textual sees them."""

from __future__ import annotations

import pytest
from textual.app import App

from termblog.theme import load_theme, themes
from termblog.tui.palette import textual_theme


@pytest.mark.parametrize("name", sorted(themes()))
def test_every_theme_makes_a_color_system(name: str) -> None:
    """Textual takes each theme, with each role as a variable."""
    theme = load_theme(name)
    app: App[None] = App()
    app.register_theme(textual_theme(theme))
    app.theme = name
    assert set(theme.roles) <= set(app.get_css_variables())


def test_a_role_keeps_its_value() -> None:
    """What the document shows and what the chrome shows is one colour."""
    ink = load_theme("ink")
    assert textual_theme(ink).variables["muted"] == ink.roles["muted"]
    assert textual_theme(load_theme("terminal")).variables["link"] == "ansi_blue"
