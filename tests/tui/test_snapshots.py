"""Whole screens, as they look: one dark, one light, one small, one with something above."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from termblog.pictures.canvas import Canvas
from tests.pictures.making import save
from tests.tui.conftest import drawn, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.pilot import Pilot

    from tests.tui.conftest import Desk

SCREENS: dict[str, tuple[str, tuple[int, int], Sequence[str]]] = {
    "dark": ("ink", (120, 40), ("]",)),
    "light": ("paper", (100, 30), ("slash", *"keeper", "enter")),
    "small": ("ink", (40, 12), ("backslash",)),
    "help": ("paper", (80, 24), ("question_mark",)),
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_looks_as_it_did(name: str, desk: Desk, snap_compare: Callable[..., bool]) -> None:
    """The whole screen is as it was when it was last looked at."""
    theme, size, keys = SCREENS[name]
    desk.theme, desk.start = theme, "second"
    app = desk.app()

    async def before(pilot: Pilot[None]) -> None:
        await settle(app, pilot)
        await pilot.press(*keys)
        while app.main.reader.settle(64):
            pass
        app.main._untell(app.main.bottom_bar.notice)
        await settle(app, pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)


def test_a_screen_with_a_picture_looks_as_it_did(
    desk: Desk, snap_compare: Callable[..., bool]
) -> None:
    """A picture in its place, above its caption and address."""
    save(desk.root, "lamp.png", Image.new("RGB", (160, 80), (206, 122, 100)))
    text = "---\ntitle: A lamp\ndate: 2024-07-08\n---\n\nAbove.\n\n![A lamp, lit](lamp.png)\n\nBelow.\n"
    (desk.root / "lamp.md").write_text(text, "utf-8")
    desk.canvas, desk.start = Canvas(), "lamp"
    app = desk.app()

    async def before(pilot: Pilot[None]) -> None:
        await drawn(app, pilot)
        app.main._untell(app.main.bottom_bar.notice)
        await drawn(app, pilot)

    assert snap_compare(app, terminal_size=(80, 24), run_before=before)
