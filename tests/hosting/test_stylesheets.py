"""Style sheets that apps share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.css.stylesheet import Stylesheet

from termblog.hosting import stylesheets
from termblog.hosting.stylesheets import SharedRules

if TYPE_CHECKING:
    import pytest

CSS = "Widget { color: $ink; }"


def parsed(rules: SharedRules, ink: str) -> Stylesheet:
    """Return a sheet that takes its rules from what is shared."""
    sheet = Stylesheet(variables={"ink": ink})
    rules.serve(sheet)
    sheet.add_source(CSS)
    sheet.parse()
    return sheet


def test_the_same_sheet_is_parsed_once() -> None:
    """A second app has the first one's rules."""
    rules = SharedRules()
    first, second = parsed(rules, "red"), parsed(rules, "red")
    assert first.rules[0] is second.rules[0]


def test_another_theme_has_its_own_rules() -> None:
    """What depends on the variables is parsed for each theme."""
    rules = SharedRules()
    first, second = parsed(rules, "red"), parsed(rules, "blue")
    assert first.rules[0].styles.color != second.rules[0].styles.color


def test_a_theme_that_is_chosen_is_parsed_once() -> None:
    """Who changes to a theme that somebody wears has the same rules."""
    rules = SharedRules()
    first, second = parsed(rules, "red"), parsed(rules, "blue")
    second.set_variables({"ink": "red"})
    second.reparse()
    assert second.rules[0] is first.rules[0]


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a bound it begins anew."""
    monkeypatch.setattr(stylesheets, "_MOST", 1)
    rules = SharedRules()
    first = parsed(rules, "red")
    parsed(rules, "blue")
    assert parsed(rules, "red").rules[0] is not first.rules[0]
