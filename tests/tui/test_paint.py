"""Styles laid over parts of a line."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style

from termblog.document.document import Line, Span
from termblog.tui.paint import Wash, href_at, overlay, plain

RED, BOLD = Style(color="red"), Style(bold=True)
LINE = Line((Span("▎ ", chrome=True), Span("see "), Span("漢字", href="a"), Span(" there")))


def test_nothing_over_a_line_leaves_it() -> None:
    """Without washes the line is as it was."""
    assert overlay([Segment("abc", RED)], []) == [Segment("abc", RED)]


def test_later_washes_lie_on_top() -> None:
    """Where two overlap, both show, and the later one wins."""
    painted = overlay(
        [Segment("abcdef")], [Wash(1, 4, RED), Wash(2, 6, BOLD + Style(color="blue"))]
    )
    assert [segment.text for segment in painted] == ["a", "b", "cd", "ef"]
    assert painted[2].style == BOLD + Style(color="blue")
    assert painted[1].style == RED


def test_a_wash_may_replace_what_it_lies_on() -> None:
    """A link's number stands in the place of its first letters."""
    painted = overlay([Segment("ab"), Segment("cdef")], [Wash(1, 4, RED, " 7 ")])
    assert "".join(segment.text for segment in painted) == "a 7 ef"


def test_links_are_found_by_cell() -> None:
    """A wide character is two cells of the link."""
    assert [href_at(LINE, x) for x in (5, 6, 9, 10, 99)] == ["", "a", "a", "", ""]


def test_decoration_is_not_text() -> None:
    """What is copied leaves the bar out, and counts characters of the whole line."""
    assert plain(LINE) == "see 漢字 there"
    assert plain(LINE, 4, 8) == "e 漢字"
