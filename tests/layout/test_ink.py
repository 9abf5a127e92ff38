"""Lines take the colours of a theme."""

from __future__ import annotations

from termblog.document.document import Line, Span
from termblog.layout.ink import Ink
from termblog.theme import load_theme

LINE = Line((Span("▎ ", "md.quote", chrome=True), Span("é▎", "md.strong")), fill="md.code")


def test_a_line_is_painted() -> None:
    """Each span has its style, and what is filled reaches the edge."""
    theme = load_theme("ink")
    bar, text, rest = Ink(theme, 8, unicode=True).paint(LINE)
    assert (bar.text, text.text, rest.text) == ("▎ ", "é▎", " " * 4)
    assert (text.style, rest.style) == (
        theme.style("md.text md.strong"),
        theme.style("md.text md.code"),
    )


def test_decoration_alone_becomes_ascii() -> None:
    """Where there is nothing beyond ASCII, a bar is drawn in it, and text stays as it is."""
    painted = Ink(load_theme("ink"), 8, unicode=False).paint(LINE)
    assert [segment.text for segment in painted] == ["| ", "é▎", " " * 4]
