"""Two posts of real blogs, as their readers meet them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from termblog.settings import Settings
from tests.tui.conftest import Desk, screen_text, settle
from tests.tui.test_reading import open_post

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path, seeds: Path) -> Desk:
    """Return a desk with the two posts."""
    root = tmp_path / "seeds"
    root.mkdir()
    for name in ("000", "004"):
        (file,) = seeds.glob(f"{name}_*.md")
        shutil.copyfile(file, root / f"{name}.md")
    return Desk(root, settings=Settings(motion=False))


async def test_the_contents_pane_opens_where_the_post_asks(desk: Desk) -> None:
    """`toc: true` opens it; a post that says nothing does not."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "004")
        await settle(app, pilot)
        assert app.main.headings.display
        assert "Background" in screen_text(app)
        await open_post(app, pilot, "000")
        await settle(app, pilot)
        assert not app.main.headings.display


async def test_details_show_a_key_that_only_its_author_knows(desk: Desk) -> None:
    """`relatedBooks` is no key of any engine, and shows with its values."""
    async with desk.run() as (app, pilot):
        await open_post(app, pilot, "000")
        await pilot.press("i")
        await pilot.pause()
        shown = screen_text(app)
        assert "relatedBooks" in shown
        assert "foundation, sapiens" in shown
