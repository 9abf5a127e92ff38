"""Mermaid diagrams."""

from __future__ import annotations

import sys

import pytest

from tests.document.syntax.page import show

_DIAGRAM = "```mermaid\ngraph LR\n  A --> B\n```"
_SOURCE = "▏ mermaid\n▏ graph LR\n▏   A --> B"


def test_diagram_is_drawn() -> None:
    """A diagram that fits is drawn."""
    pytest.importorskip("termaid", reason="the extra that draws diagrams is not installed")
    shown = show(_DIAGRAM)
    assert "A" in shown
    assert "-->" not in shown


def test_labels_hold_no_tags() -> None:
    """A break in a label is a blank, and what makes it bold or small is left out."""
    pytest.importorskip("termaid", reason="the extra that draws diagrams is not installed")
    shown = show("```mermaid\ngraph LR\n  A[<b>One</b><br/>two] <--> B[x < y]\n```")
    assert "One two" in shown
    assert "<b" not in shown


def test_diagram_that_does_not_fit_is_shown_as_written() -> None:
    """What is wider than the page, or plain, is its source under its name."""
    assert show(_DIAGRAM, width=14) == _SOURCE
    assert show(_DIAGRAM, plain=True) == "Code, mermaid:\ngraph LR\n  A --> B"


def test_diagram_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library is missing, the source is shown."""
    monkeypatch.setitem(sys.modules, "termaid", None)
    assert show(_DIAGRAM) == _SOURCE


@pytest.mark.parametrize("answer", [ValueError, ""])
def test_diagram_that_cannot_be_drawn(monkeypatch: pytest.MonkeyPatch, answer: object) -> None:
    """Where the library fails or draws nothing, the source is shown."""

    class Broken:
        @staticmethod
        def render(source: str, use_ascii: bool) -> str:
            if answer is ValueError:
                raise ValueError(source)
            return ""

    monkeypatch.setitem(sys.modules, "termaid", Broken)
    assert show(_DIAGRAM) == _SOURCE


def test_endless_diagram_is_shown_as_written() -> None:
    """A diagram of absurd length is not drawn."""
    assert show("```mermaid\n" + "A --> B\n" * 1000 + "```").startswith("▏ mermaid\n▏ A --> B")
