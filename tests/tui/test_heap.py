"""The blocks of a long post are not looked through for garbage."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from termblog.document.parse import parse
from termblog.tui.heap import MANY, Heap
from tests.tui.conftest import settle, until

if TYPE_CHECKING:
    import pytest

    from tests.tui.conftest import Desk

BLOCKS = MANY // 3 + 1
"""Paragraphs, of three tokens each, that are much."""


def test_much_is_put_aside_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every so many tokens of a post are; one of ordinary length never is."""
    frozen: list[bool] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
    heap = Heap()
    for length in (300, 2 * BLOCKS + 300, 10):
        document = parse("# h\n" * length)
        while document.grow(100):
            heap.settle(document)
    assert len(frozen) == 2


def test_definitions_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """What only defines something is no block, and is looked through like one."""
    frozen: list[bool] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
    heap = Heap()
    document = parse(
        "".join(f"[{number}]: https://example.org/{number}\n" for number in range(MANY))
    )
    heap.settle(document)
    while document.grow(100):
        heap.settle(document)
    assert frozen


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
