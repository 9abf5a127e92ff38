"""The one door through which text of a post reaches a widget."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.segment import Segment

import termblog.tui
from termblog.tui.content import content, crop, fit, line, spread

TUI = Path(termblog.tui.__file__).parent


def test_markup_is_text() -> None:
    """What looks like Textual's markup is shown as written."""
    assert content("[@click=app.quit]x[/] [/nope]").plain == "[@click=app.quit]x[/] [/nope]"


def test_controls_are_disarmed() -> None:
    """An escape becomes its picture."""
    assert content("a\x1b[31mb").plain == "a␛[31mb"
    assert line("two\nlines\x07") == "two lines␇"


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [("short", 9, "short"), ("too long", 5, "too…"), ("漢字漢字", 5, "漢字…"), ("x", 0, "")],
)
def test_text_is_cut_by_cells(text: str, width: int, fitted: str) -> None:
    """A cut is told by an ellipsis, and wide characters count double."""
    assert fit(text, width) == fitted
    assert cell_len(fit(text, width)) <= width


def test_the_left_part_gives_way() -> None:
    """Where both do not fit, the part to the right stays whole."""
    drawn = spread([Segment("a long title")], [Segment(" 12")], 10)
    assert "".join(segment.text for segment in drawn) == "a long… 12"


def test_a_line_of_parts_is_cut_in_the_part_that_is_too_long() -> None:
    """Parts before it stay, parts behind it go."""
    kept = crop([Segment("ab"), Segment("cdef"), Segment("gh")], 5)
    assert "".join(segment.text for segment in kept) == "abcd…"[:5]


def _calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


_SINKS = {"Static", "Label", "Option", "Button", "update", "notify", "Text", "Content"}
"""What would read a plain string as markup, or shows what it is given."""


@pytest.mark.parametrize("path", sorted(TUI.rglob("*.py")), ids=lambda path: path.name)
def test_no_plain_text_reaches_a_widget(path: Path) -> None:
    """Every text that a widget is given is `Content` made by the one function."""
    if path.name == "content.py":
        return
    for call in _calls(ast.parse(path.read_text("utf-8"))):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name in _SINKS and call.args and not isinstance(call.func, ast.Attribute | ast.Name):
            continue
        if name in _SINKS - {"update"} or (name == "update" and _is_widget(call)):
            for argument in call.args:
                made = (
                    isinstance(argument, ast.Call) and getattr(argument.func, "id", "") == "content"
                )
                assert made, f"{path.name}:{call.lineno} gives {ast.unparse(argument)} to {name}"


def _is_widget(call: ast.Call) -> bool:
    """Return whether a call of `update` is a widget's, not a mapping's."""
    return "query_one" in ast.unparse(call.func)
