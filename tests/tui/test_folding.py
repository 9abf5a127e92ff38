"""What folds, in the reader: keys, mouse, finding, jumps, copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from tests.tui.conftest import screen_text

if TYPE_CHECKING:
    from termblog.tui.app import TermblogApp
    from tests.tui.conftest import Desk

FOLDED = """\
---
title: Folded
date: 2025-01-01
---

Words in the open.

<details>
<summary>Stores</summary>

Whale oil in barrels.

## Wicks

<details><summary>More stores</summary>

Spare whale bone.

</details>

</details>

The whale is seen.

> [!tip]- Advice
> Mind the lamp.

| Lamp | Range |
|---|---|
| oil | 12 |
"""


@pytest.fixture
def folded(desk: Desk) -> Desk:
    """Return a desk whose newest post folds."""
    (desk.root / "folded.md").write_text(FOLDED, "utf-8")
    desk.start = "folded"
    return desk


def row_of(app: TermblogApp, words: str) -> tuple[int, int]:
    """Return where on the screen some words start: column and row."""
    for y, line in enumerate(screen_text(app).splitlines()):
        if words in line:
            return line.index(words), y
    msg = f"{words!r} is not on the screen"
    raise AssertionError(msg)


async def test_enter_opens_what_is_folded_one_after_another(folded: Desk) -> None:
    """The first closed summary in view opens, then the next, then what is wide shows."""
    async with folded.run(80, 40) as (app, pilot):
        assert "Whale oil" not in screen_text(app)
        await pilot.press("enter")
        assert "▾ Stores" in screen_text(app)
        assert "▸ More stores" in screen_text(app)
        await pilot.press("enter")
        assert "Spare whale bone" in screen_text(app)
        await pilot.press("enter")
        assert "Mind the lamp" in screen_text(app)
        await pilot.press("enter")
        assert type(app.screen).__name__ == "LineScreen"


async def test_a_click_on_a_label_turns_it(folded: Desk) -> None:
    """It opens, and closes again."""
    async with folded.run(80, 40) as (app, pilot):
        for shows in (True, False):
            await pilot.click(offset=row_of(app, "Stores"))
            await pilot.pause()
            assert ("Whale oil" in screen_text(app)) is shows


async def test_a_label_has_a_number_among_the_links(folded: Desk) -> None:
    """Typing it turns the fold."""
    async with folded.run(80, 40) as (app, pilot):
        await pilot.press("F", "1")
        await pilot.pause()
        assert "Whale oil" in screen_text(app)


async def test_all_folds_open_and_close(folded: Desk) -> None:
    """One key opens everything, and closes it the next time."""
    async with folded.run(80, 40) as (app, pilot):
        await pilot.press("O")
        assert "Spare whale bone" in screen_text(app)
        await pilot.press("O")
        assert "Whale oil" not in screen_text(app)


async def test_finding_reaches_what_is_folded(folded: Desk) -> None:
    """What is hidden counts, in its order; going there opens what hides it."""
    async with folded.run(80, 40) as (app, pilot):
        await pilot.press("/", *"whale", "enter")
        finder = app.main.reader.finder
        assert finder is not None
        assert (finder.count, finder.current) == (3, 0)
        assert "Whale oil" in screen_text(app)
        assert "bone" not in screen_text(app)
        await pilot.press("n")
        assert (finder.count, finder.current) == (3, 1)
        assert "bone" in screen_text(app)
        await pilot.press("n")
        assert finder.current == 2
        sheet = app.main.reader.sheet
        assert sheet is not None
        line = sheet.line(finder.y_of(finder.current))
        assert "".join(span.text for span in line.spans) == "The whale is seen."


async def test_what_was_found_stays_marked_where_it_goes(folded: Desk) -> None:
    """Opening what lies above moves the marks along."""
    async with folded.run(80, 40) as (app, pilot):
        await pilot.press("/", *"is seen", "enter")
        await pilot.press("enter")
        finder, sheet = app.main.reader.finder, app.main.reader.sheet
        assert finder is not None
        assert sheet is not None
        line = sheet.line(finder.y_of(0))
        assert "".join(span.text for span in line.spans) == "The whale is seen."


async def test_a_jump_to_a_heading_opens_what_hides_it(folded: Desk) -> None:
    """The contents lead into what is folded."""
    async with folded.run(80, 12) as (app, pilot):
        await pilot.press("]")
        await pilot.pause()
        assert "Wicks" in screen_text(app)


async def test_a_place_that_is_hidden_is_opened_on_return(folded: Desk) -> None:
    """Who left a post behind a summary comes back there."""
    async with folded.run(80, 12) as (app, pilot):
        await pilot.press("O", "]", *"jjjj")
        await pilot.pause()
        assert "Spare whale bone" in screen_text(app).splitlines()[1]
    async with folded.run(80, 12) as (app, pilot):
        await pilot.pause()
        assert "Spare whale bone" in screen_text(app)


async def test_copying_takes_what_is_folded_along(folded: Desk) -> None:
    """A selection across a closed summary yields what lies behind it."""
    async with folded.run(80, 40) as (app, _):
        reader = app.main.reader
        assert reader.sheet is not None
        selected = reader.get_selection(Selection(Offset(0, 0), None))
        assert selected is not None
        assert "Stores\nWhale oil in barrels.\n" in selected[0]
        assert "Spare whale bone." in selected[0]


async def test_nothing_to_open_is_said(desk: Desk) -> None:
    """Where nothing folds and nothing is wide, a sentence says so."""
    (desk.root / "bare.md").write_text("---\ndate: 2025-02-02\n---\nwords\n", "utf-8")
    desk.start = "bare"
    async with desk.run(80, 12) as (app, pilot):
        await pilot.press("enter")
        assert "There is nothing folded" in app.main.bottom_bar.notice
