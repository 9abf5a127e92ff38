"""The sheet that the reader scrolls, line by line."""

from __future__ import annotations

from termblog.document.document import Line, Span
from termblog.document.parse import parse
from termblog.layout.folding import FoldingPage
from termblog.theme import load_theme
from termblog.tui.sheet import Sheet


def test_what_was_the_last_line_is_blank_once_there_are_fewer() -> None:
    """Whoever asks for the lines up to a height that was a guess meets no error."""
    theme = load_theme("ink")
    page = FoldingPage(parse("[a](https://example.org/%s)\n\n" % ("long/" * 200) * 3), theme, 40)
    tail = Line((Span("the end"),))
    sheet = Sheet((), page, (tail,), theme)
    lines = [sheet.line(y) for y in range(sheet.height)]
    assert len(lines) > sheet.height
    assert sheet.line(sheet.height - 1) == tail
    assert sheet.line(len(lines)).spans == ()
