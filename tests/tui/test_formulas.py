"""Formulas in the reader: drawn, and the TeX that they were written in on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.selection import Selection

from tests.tui.conftest import Desk, screen_text

if TYPE_CHECKING:
    from textual.geometry import Offset

    from termblog.tui.panes.reader import Reader

MATHS = r"""---
title: Maths
date: 2025-01-01
---

Let $\alpha + \beta$ be small, [see $x$](second.md).

$$
\frac{a}{b} \le \gamma
$$

```math
\delta^2
```
"""


@pytest.fixture
def maths(desk: Desk) -> Desk:
    """Return a desk whose newest post holds formulas."""
    (desk.root / "maths.md").write_text(MATHS, "utf-8")
    desk.start = "maths"
    return desk


def copied(reader: Reader, start: Offset | None = None, end: Offset | None = None) -> str:
    """Return what a selection yields."""
    selected = reader.get_selection(Selection(start, end))
    assert selected is not None
    return selected[0]


@pytest.mark.parametrize("width", [80, 24])
async def test_copying_yields_tex(maths: Desk, width: int) -> None:
    """A formula is copied as it was written, once, wherever the width has broken it."""
    async with maths.run(width, 40) as (app, _):
        text = copied(app.main.reader)
        assert "Let $\\alpha + \\beta$ be small, see x.\n" in text
        assert "\n$$\\frac{a}{b} \\le \\gamma$$\n" in text
        assert "\n$$\\delta^2$$\n" in text


async def test_one_command_shows_formulas_as_written_and_drawn_again(maths: Desk) -> None:
    """All of a post's formulas turn into TeX, and back."""
    async with maths.run(80, 40) as (app, pilot):
        assert "α + β" in screen_text(app)
        await pilot.press("X")
        assert "$\\alpha + \\beta$" in screen_text(app)
        assert "\\frac{a}{b}" in screen_text(app)
        assert "\\delta^2" in screen_text(app)
        await pilot.press("X")
        assert "α + β" in screen_text(app)


async def test_a_click_shows_the_tex_of_a_formula(maths: Desk) -> None:
    """It opens beside the text, in one line or on lines of its own."""
    async with maths.run(80, 40) as (app, pilot):
        rows = screen_text(app).splitlines()
        y = next(y for y, row in enumerate(rows) if "α + β" in row)
        await pilot.click(offset=(rows[y].index("α"), y))
        await pilot.pause()
        assert "$\\alpha + \\beta$" in screen_text(app)


async def test_enter_shows_a_formula_with_its_tex(maths: Desk) -> None:
    """The full screen shows both."""
    async with maths.run(80, 40) as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        assert "\\frac{a}{b} \\le \\gamma" in screen_text(app)
        assert "γ" in screen_text(app)


async def test_formulas_are_no_links_to_number(maths: Desk) -> None:
    """A page of mathematics keeps its numbers for what leads somewhere."""
    async with maths.run(80, 40) as (app, _):
        assert [link.href for link in app.main.reader.links()][:1] == ["second.md"]
