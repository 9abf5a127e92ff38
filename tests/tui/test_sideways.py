"""Code that is wider than the text: each block scrolls sideways by itself, or wraps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.geometry import Offset
from textual.selection import Selection

from termblog.settings import Settings
from tests.tui.conftest import screen_text

if TYPE_CHECKING:
    from termblog.tui.app import TermblogApp
    from tests.tui.conftest import Desk

WIDE = """\
---
title: Wide
date: 2025-01-01
---

- In an item:

  ```text
  one {first} 0123456789 the end of one
  short
  ```

  ```text
  two {first} 0123456789 the end of two
  ```
""".replace("{first}", "x" * 40)


@pytest.fixture
def wide(desk: Desk) -> Desk:
    """Return a desk whose newest post holds code that is too wide, in two blocks of one unit."""
    (desk.root / "wide.md").write_text(WIDE, "utf-8")
    desk.start = "wide"
    desk.settings = Settings(motion=False, sidebar=False, code_wrap=False)
    return desk


def rows(app: TermblogApp) -> list[str]:
    """Return the screen's lines of code."""
    return [row for row in screen_text(app).splitlines() if "▏" in row]


async def test_a_block_scrolls_by_key_alone(wide: Desk) -> None:
    """The first that is too wide moves, all of its lines; the other stays; the bar stays."""
    async with wide.run(50, 30) as (app, pilot):
        before = rows(app)
        assert "▏ one xx" in before[1]
        assert before[1].rstrip().endswith("›")
        await pilot.press(*">>>>>")
        after = rows(app)
        assert "the end of one" in after[1]
        assert "▏ ‹" in after[1]
        assert "short" not in "".join(after)
        assert after[3:] == before[3:]
        await pilot.press(*"<<<<<")
        assert rows(app) == before


async def test_the_wheel_scrolls_the_block_beneath_it(wide: Desk) -> None:
    """Sideways, or with Shift; the post does not move."""
    async with wide.run(50, 30) as (app, pilot):
        before = rows(app)
        reader = app.main.reader
        y = next(
            y
            for y in range(reader.size.height)
            if "two" in "".join(s.text for s in reader.render_line(y))
        )

        def wheel(kind: type[events.MouseEvent], *, shift: bool = False) -> events.MouseEvent:
            return kind(reader, 9, y, 0, 0, 0, shift, False, False)

        for event in (
            wheel(events.MouseScrollRight),
            wheel(events.MouseScrollDown, shift=True),
        ):
            reader.post_message(event)
        await pilot.pause()
        assert "▏ ‹" in rows(app)[-1]
        assert rows(app)[:3] == before[:3]
        for event in (
            wheel(events.MouseScrollLeft),
            wheel(events.MouseScrollUp, shift=True),
        ):
            reader.post_message(event)
        await pilot.pause()
        assert rows(app) == before
        assert reader.scroll_offset.y == 0


async def test_finding_brings_what_is_out_of_view(wide: Desk) -> None:
    """A match behind the edge scrolls its block."""
    async with wide.run(50, 30) as (app, pilot):
        await pilot.press("/", *"end of two", "enter")
        assert "the end of two" in rows(app)[-1]


async def test_what_is_selected_is_what_is_seen(wide: Desk) -> None:
    """Places beneath the pointer are those of the code, however far it is scrolled."""
    async with wide.run(50, 30) as (app, pilot):
        await pilot.press(*">>>>>")
        reader = app.main.reader
        y, row = next(
            (y, row) for y, row in enumerate(screen_text(app).splitlines()) if "end of one" in row
        )
        x = row.index("end of one")
        widget, place = app.screen.get_widget_and_offset_at(x, y)
        assert widget is reader
        assert place is not None
        selected = reader.get_selection(Selection(place, place + Offset(10, 0)))
        assert selected is not None
        assert selected[0] == "end of one"


async def test_one_key_wraps_and_unwraps(wide: Desk) -> None:
    """Long lines go on in the next line, or scroll; there is nothing to scroll where they wrap."""
    async with wide.run(50, 30) as (app, pilot):
        before = rows(app)
        await pilot.press("W")
        assert "↪" in screen_text(app)
        wrapped = rows(app)
        await pilot.press(">")
        assert rows(app) == wrapped
        await pilot.press("W")
        assert rows(app) == before
