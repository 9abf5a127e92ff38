"""The blocks of a long post are not looked through for garbage."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from termblog.tui.heap import MANY, Heap
from tests.tui.conftest import settle, until

if TYPE_CHECKING:
    import pytest

    from tests.tui.conftest import Desk


def test_much_is_put_aside_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every so many blocks of a post are; a post of ordinary length never is."""
    frozen: list[int] = []
    heap = Heap()
    for blocks in (10, MANY - 1, MANY, MANY + 1, 2 * MANY, 10, 300, MANY + 300):
        monkeypatch.setattr(gc, "freeze", lambda blocks=blocks: frozen.append(blocks))
        heap.settle(blocks)
    assert frozen == [MANY, 2 * MANY, MANY + 300]


async def test_a_long_post_is_put_aside_while_it_is_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In idle moments, and where somebody goes to its end at once."""
    frozen: list[bool] = []
    (desk.root / "long.md").write_text("# h\n" * (MANY + 1_000), "utf-8")
    (desk.root / "longer.md").write_text("# h\n" * (2 * MANY), "utf-8")
    async with desk.run() as (app, pilot):
        assert app.main.blog is not None
        monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
        app.main.open(app.main.blog.find("long"))
        await until(pilot, lambda: len(frozen) == 1)
        app.main.open(app.main.blog.find("longer"))
        await pilot.press("G")
        await until(pilot, lambda: len(frozen) >= 2)
        await settle(app, pilot)
