"""Textual's rules are parsed once for the theme that an app begins with, and anew for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.css.stylesheet import Stylesheet

from termblog.tui.messages import ThemeWanted
from termblog.tui.styles import Styles
from tests.tui.conftest import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tui.conftest import Desk


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[Stylesheet]:
    """Return the style sheets whose rules were parsed, one entry each time."""
    known: list[Stylesheet] = []
    parse: Callable[[Stylesheet], None] = Stylesheet.parse

    def note(styles: Stylesheet) -> None:
        known.append(styles)
        parse(styles)

    monkeypatch.setattr(Stylesheet, "parse", note)
    return known


def test_rules_are_parsed_anew_for_another_colour_only(parsed: list[Stylesheet]) -> None:
    """Whoever gives the same variables again waits for nothing; others show in the rules."""
    styles = Styles({"shade": "#112233"})
    styles.add_source("Screen { background: $shade; }")
    assert [rule.styles.background.hex for rule in styles.rules] == ["#112233"]
    styles.set_variables({"shade": "#112233"})
    styles.reparse()
    assert len(parsed) == 1
    styles.set_variables({"shade": "#445566"})
    styles.reparse()
    assert [rule.styles.background.hex for rule in styles.rules] == ["#445566"]
    styles.reparse()
    assert len(parsed) == 2


async def test_an_app_begins_in_its_theme(desk: Desk, parsed: list[Stylesheet]) -> None:
    """Its own style sheet is parsed once; with the next theme, all rules are."""
    async with desk.run() as (app, pilot):
        assert {*parsed} == {app.stylesheet}
        app.main.post_message(ThemeWanted("paper", chosen=False))
        await until(pilot, lambda: {*parsed} != {app.stylesheet})
