"""The blocks of a long post are not looked through for garbage."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from termblog.document.parse import parse
from termblog.tui.heap import MANY, Heap
from tests.tui.conftest import settle, until

if TYPE_CHECKING:
    import pytest

    from termblog.document.document import Unit
    from tests.tui.conftest import Desk

BLOCKS = MANY // 3 + 1
"""Paragraphs, of three tokens each, that are much."""


def _units(text: str) -> list[Unit]:
    document = parse(text)
    document.grow()
    return document.units


def test_much_is_put_aside_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every so many blocks of a post are; a post of ordinary length never is."""
    frozen: list[int] = []
    heap = Heap()
    (unit,) = _units("word\n")
    for count in (10, BLOCKS - 1, BLOCKS, BLOCKS + 1, 2 * BLOCKS, 10, 300, BLOCKS):
        monkeypatch.setattr(gc, "freeze", lambda count=count: frozen.append(count))
        heap.settle([unit] * count)
    assert frozen == [BLOCKS, 2 * BLOCKS, BLOCKS]


async def test_a_long_post_is_put_aside_while_it_is_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In idle moments, and where somebody goes to its end at once."""
    frozen: list[bool] = []
    (desk.root / "long.md").write_text("# h\n" * (BLOCKS + 100), "utf-8")
    (desk.root / "longer.md").write_text("# h\n" * (2 * BLOCKS), "utf-8")
    async with desk.run() as (app, pilot):
        assert app.main.blog is not None
        monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
        app.main.open(app.main.blog.find("long"))
        await until(pilot, lambda: len(frozen) == 1)
        app.main.open(app.main.blog.find("longer"))
        await pilot.press("G")
        await until(pilot, lambda: len(frozen) >= 2)
        await settle(app, pilot)
