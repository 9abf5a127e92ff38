"""What was fetched is kept whole, by its address, and not without end."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from termblog.pictures import cache as room
from termblog.pictures.cache import Cache

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_picture_is_kept_by_its_address(tmp_path: Path) -> None:
    """In a folder of the user's own; its name tells nothing, and nothing half-written is left."""
    cache = Cache(tmp_path / "images")
    address = "https://example.org/../../a picture.png"
    cache.keep(address, b"data")
    cache.keep(address, b"newer")
    assert [file.name for file in cache.folder.iterdir()] == [cache.name(address)]
    assert (cache.folder / cache.name(address)).read_bytes() == b"newer"
    assert cache.name(address).isalnum()
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700


def test_the_eldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is more than may be kept goes, the eldest first."""
    monkeypatch.setattr(room, "MOST_KEPT", 25)
    cache = Cache(tmp_path / "images")
    for age, name in enumerate("abc"):
        cache.keep(name, bytes(10))
        os.utime(cache.folder / cache.name(name), (age, age))
    cache.keep("d", bytes(10))
    kept = {file.name for file in cache.folder.iterdir()}
    assert kept == {cache.name("c"), cache.name("d")}
