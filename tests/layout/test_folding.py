"""What folds on a page: what shows, what is hidden, and how it is found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termblog.document.parse import parse
from termblog.layout.anchor import Anchor
from termblog.layout.folding import FoldingPage
from termblog.layout.folds import Folds
from termblog.layout.page import Page
from termblog.theme import load_theme
from tests.document.test_properties import MORE, TEXTS

TEXT = """\
First words.

<details>
<summary>The outer one</summary>

Outer words.

<details open><summary>The inner one</summary>

Inner words.

## Deep

</details>

Last of the outer.

</details>

> [!tip]- A folded tip
> Its words.

> [!note]+ An open note
> Shown words.

Behind all.
"""


def make(folds: Folds | None = None, width: int = 60, text: str = TEXT) -> FoldingPage:
    """Return a page on which things fold."""
    return FoldingPage(parse(text), load_theme("ink"), width, folds=folds)


def shown(page: Page) -> list[str]:
    """Return the lines of a page that are not blank."""
    lines = ("".join(span.text for span in line.spans).rstrip() for line in page.raw_lines())
    return [line for line in lines if line]


def find(page: Page, words: str) -> int:
    """Return the line that holds some words."""
    while not page.settled:
        page.measure(9)
    lines = ["".join(span.text for span in page.line(y).spans) for y in range(page.height)]
    return next(y for y, line in enumerate(lines) if words in line)


CLOSED = [
    "First words.",
    "▸ The outer one",
    "▎ ▸ ✦ A folded tip",
    "▎ ▾ ℹ An open note",
    "▎ Shown words.",
    "Behind all.",
]


def test_it_begins_as_the_author_has_it() -> None:
    """What is closed shows its label alone, what is open shows all."""
    assert shown(make()) == CLOSED


def test_printed_nothing_is_folded() -> None:
    """A page that does not fold shows every word."""
    page = Page(parse(TEXT), load_theme("ink"), 60)
    assert [line.strip() for line in shown(page)] == [
        *("First words.", "▾ The outer one", "Outer words.", "▾ The inner one", "Inner words."),
        *("Deep", "Last of the outer.", "▎ ▾ ✦ A folded tip", "▎ Its words."),
        *("▎ ▾ ℹ An open note", "▎ Shown words.", "Behind all."),
    ]


def test_turning_opens_and_closes() -> None:
    """A label opens what it hides, one in another its own part alone; again, and it is closed."""
    page = make()
    page.turn(find(page, "outer one"))
    assert shown(page)[1:6] == [
        *("▾ The outer one", "  Outer words.", "  ▾ The inner one", "    Inner words.", "    Deep"),
    ]
    page.turn(find(page, "inner one"))
    assert shown(page)[1:5] == [
        *("▾ The outer one", "  Outer words.", "  ▸ The inner one", "  Last of the outer."),
    ]
    page.turn(find(page, "outer one"))
    assert shown(page) == CLOSED


def test_only_labels_turn() -> None:
    """Any other line says that nothing folds there."""
    page = make()
    assert not page.turn(find(page, "First words"))
    assert not page.turn(find(page, "Shown words"))
    assert shown(page) == CLOSED


def test_turning_lays_out_one_unit() -> None:
    """What else is laid out stays as it is."""
    page = make()
    page.document.grow()
    kept = {unit: page._galley.lines(unit) for unit in range(len(page.document.units))}
    page.turn(find(page, "outer one"))
    again = {unit: page._galley.lines(unit) for unit in kept}
    assert [unit for unit in kept if again[unit] is not kept[unit]] == [1]


def test_what_is_open_outlives_another_width() -> None:
    """Folds are the reader's, not the page's."""
    folds = Folds()
    page = make(folds)
    page.turn(find(page, "outer one"))
    assert "Outer words." in " ".join(shown(make(folds, 30)))
    assert "Its words." not in " ".join(shown(make(folds, 30)))


def test_all_open_and_all_close() -> None:
    """One command opens everything, and closes it the next time."""
    folds = Folds()
    assert folds.turn_all()
    assert "Its words." in " ".join(shown(make(folds)))
    assert not folds.turn_all()
    assert "Shown words." not in " ".join(shown(make(folds)))


def test_hidden_lines_lie_behind_their_label() -> None:
    """Who asks what a line hides is told all of it, and nothing for any other line."""
    page = make()
    said = [
        "".join(span.text for span in line.spans if not span.chrome)
        for line in page.hidden(find(page, "outer one"))
    ]
    assert " ".join(filter(None, said)) == (
        "Outer words. The inner one Inner words. Deep Last of the outer."
    )
    assert page.hidden(find(page, "First words")) == ()
    assert page.hidden(find(page, "open note")) == ()


def test_a_heading_that_is_hidden_is_reached() -> None:
    """It lies at its label until it is revealed."""
    page = make()
    assert page.y_of_heading("deep") == find(page, "outer one")
    page.reveal_heading("deep")
    assert page.y_of_heading("deep") == find(page, "Deep")
    assert page.y_of_heading("none") is None


@pytest.mark.parametrize("words", ["Outer words", "Inner words", "Last of", "Its words", "Behind"])
def test_a_place_outlives_closing(words: str) -> None:
    """A place behind a label is the label's line while that is closed, and is revealed."""
    folds = Folds()
    folds.turn_all()
    opened = make(folds)
    place = opened.anchor_at(find(opened, words))
    page = make()
    label = page.line(page.y_of(place))
    assert words == "Behind" or (label.fold and label.fold.row)
    page.reveal(place)
    line = page.line(page.y_of(place))
    assert words in "".join(span.text for span in line.spans)


def test_an_empty_document_has_nothing_to_reveal() -> None:
    """Nothing is asked of a post without text."""
    page = make(text="")
    page.reveal(Anchor("none", 3, 7))
    assert page.height == 0


def test_a_long_label_is_one() -> None:
    """Each row of it turns it, and only the first wears the mark."""
    text = "<details><summary>A label of many words</summary>\n\nwords behind\n\n</details>"
    page = make(width=12, text=text)
    assert shown(page) == ["▸ A label of", "  many words"]
    assert page.turn(1)
    assert shown(page)[-1] == "  behind"


def text_at(page: Page, y: int) -> str:
    """Return what a line says."""
    return "".join(span.text for span in page.line(y).spans if not span.chrome)


def unfold(page: FoldingPage) -> list[str]:
    """Return what a page says, shown and hidden, in order."""
    while not page.settled:
        page.measure(9)
    lines = [line for y in range(page.height) for line in (page.line(y), *page.hidden(y))]
    return ["".join(span.text for span in line.spans if not span.chrome) for line in lines]


@given(TEXTS, st.integers(10, 120), st.lists(st.integers(0, 200), max_size=8))
@settings(max_examples=60 * MORE, deadline=None)
def test_nothing_is_lost_however_it_is_folded(text: str, width: int, turns: list[int]) -> None:
    """Shown and hidden, a page says the same; a place shows once it is revealed."""
    folds = Folds()
    folds.turn_all()
    whole = FoldingPage(parse(text), load_theme("ink"), width, folds=folds)
    page = FoldingPage(parse(text), load_theme("ink"), width)
    everything = unfold(whole)
    for y in turns:
        page.turn(y)
    assert unfold(page) == everything
    for y in range(whole.height):
        place = whole.anchor_at(y)
        page.reveal(place)
        assert text_at(page, page.y_of(place)) == text_at(whole, whole.y_of(place))
    assert unfold(page) == everything
