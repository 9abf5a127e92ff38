"""Painting only what changed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, cast

import pyte
import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from termblog.tui.compositor import LeanCompositor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual._compositor import CompositorUpdate

SIZE = (40, 12)


class Letters(Widget):
    """A widget of one letter, which counts how often it is asked for a line."""

    letter = "a"
    asked = 0

    def render_line(self, y: int) -> Strip:
        """Return a line of the letter."""
        self.asked += 1
        style = Style(color=f"color({ord(self.letter)})")
        return Strip([Segment(self.letter * self.size.width, style)])


class Panes(Screen[None]):
    """Panes beside each other and one that lies above them."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = LeanCompositor()

    def compose(self) -> ComposeResult:
        """Yield the panes."""
        yield Letters(id="narrow")
        yield Letters(id="wide")
        yield Letters(id="above")


class Desk(App[None]):
    """An app of panes."""

    CSS = """
    Panes { layers: below above; layout: horizontal; }
    Letters { layer: below; width: 1fr; height: 100%; }
    #narrow { width: 9; }
    #above { layer: above; offset: 5 4; width: 12; height: 5; }
    """

    def get_default_screen(self) -> Panes:
        """Return the panes."""
        return Panes()


def painted(app: App[None], terminal: pyte.Screen, *, full: bool = False) -> Sequence[object]:
    """Paint onto a terminal what changed, or everything; return its cells."""
    compositor = app.screen._compositor
    compositor.update_widgets(set(app.screen.query(Letters)))
    update = cast("CompositorUpdate | None", compositor.render_update(full=full))
    if update is not None:
        pyte.Stream(terminal).feed(update.render_segments(app.console))
    return [[terminal.buffer[y][x] for x in range(SIZE[0])] for y in range(SIZE[1])]


async def test_what_is_painted_piece_by_piece_is_the_whole() -> None:
    """After any changes of any parts, the screen is what it would be if all were painted anew."""
    dice = random.Random(7)  # noqa: S311  nobody's secret
    async with Desk().run_test(size=SIZE) as pilot:
        terminal = pyte.Screen(*SIZE)
        painted(pilot.app, terminal, full=True)
        for _ in range(200):
            for pane in dice.sample([*pilot.app.screen.query(Letters)], dice.randrange(1, 4)):
                pane.letter = dice.choice("abcdefgh")
                pane.refresh()
                part = Region(dice.randrange(20), dice.randrange(9), dice.randrange(9), 2)
                pane.refresh(part.intersection(pane.size.region))
            pieces = painted(pilot.app, terminal)
            assert pieces == painted(pilot.app, pyte.Screen(*SIZE), full=True)


@pytest.mark.parametrize("name", ["narrow", "above"])
async def test_only_what_changed_is_asked(name: str) -> None:
    """A pane that nothing lies above paints alone; those beside and behind it are left alone."""
    async with Desk().run_test(size=SIZE) as pilot:
        terminal = pyte.Screen(*SIZE)
        painted(pilot.app, terminal, full=True)
        panes = {pane.id: pane for pane in pilot.app.screen.query(Letters)}
        for pane in panes.values():
            pane.asked = 0
            pane._styles_cache.clear()
        panes[name].refresh(Region(0, 0, 4, 2))
        painted(pilot.app, terminal)
        assert {key: pane.asked for key, pane in panes.items()} == {
            "narrow": 0,
            "wide": 0,
            "above": 0,
            name: 2,
        }


async def test_nothing_changed_is_nothing_painted() -> None:
    """Without a change there is no update."""
    async with Desk().run_test(size=SIZE) as pilot:
        compositor = pilot.app.screen._compositor
        compositor.render_update(full=True)
        assert compositor.render_update() is None
