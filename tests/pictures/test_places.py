"""A picture is opened where it lies, and fetched only where there is something to keep it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from termblog.errors import NotFound, Unreadable
from termblog.pictures import remote
from termblog.pictures.cache import Cache
from tests.pictures.making import encoded, picture, places, save

if TYPE_CHECKING:
    from pathlib import Path

FAR = "https://example.org/a.png"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer whatever is fetched with a picture; return what was asked for."""
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        return encoded(picture())

    monkeypatch.setattr(remote, "fetch", fetch)
    return asked


def test_a_picture_is_opened_where_it_lies(tmp_path: Path, asked: list[str]) -> None:
    """In the folder; elsewhere, once it was fetched."""
    save(tmp_path, "a.png")
    kept = places(tmp_path, Cache(tmp_path / "cache" / "images"))
    with kept.open("a.png") as stream:
        assert stream.read(4) == b"\x89PNG"
    with pytest.raises(NotFound):
        kept.open(FAR)
    kept.fetch(FAR)
    assert asked == [FAR]
    with kept.open(FAR) as stream:
        assert stream.read(4) == b"\x89PNG"


def test_without_a_cache_nothing_is_fetched(tmp_path: Path, asked: list[str]) -> None:
    """Nor is anything said to be there to fetch."""
    bare = places(tmp_path)
    assert bare.address(FAR) == ""
    bare.fetch(FAR)
    assert asked == []


@pytest.mark.parametrize("source", ["mailto://a@example.org", "ftp://example.org/a.png"])
def test_only_the_web_is_asked(tmp_path: Path, source: str) -> None:
    """Whatever else an address may lead to."""
    assert places(tmp_path, Cache(tmp_path)).address(source) == ""


@pytest.mark.usefixtures("asked")
def test_what_cannot_be_kept_is_told(tmp_path: Path) -> None:
    """A cache that is no folder: one sentence, and no picture."""
    (tmp_path / "cache").write_text("in the way")
    with pytest.raises(Unreadable, match=r"could not be kept: .+\.$"):
        places(tmp_path, Cache(tmp_path / "cache")).fetch(FAR)
