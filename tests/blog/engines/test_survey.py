"""A first look at a folder costs the same however many posts there are."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from termblog.blog.engines import survey
from termblog.blog.engines.survey import Survey
from tests.blog.folders import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


def test_names_come_shallowest_first_and_folders_beside_them(tmp_path: Path) -> None:
    """Files to a depth of three, in order; what holds no posts is not looked into."""
    names = ("b.md", "a/c.md", "a/b/c/d.md", "a/b/c/d/e.md", "node_modules/x.md", "a.toml")
    look = Survey(write(tmp_path / "blog", dict.fromkeys(names, "")))
    assert [*look.names] == ["a.toml", "b.md", "a/c.md", "a/b/c/d.md"]
    assert look.folders == {"", "a", "a/b", "a/b/c", "a/b/c/d"}
    assert look.named("c/d") == ["a/b/c/d.md"]
    assert not look.named("nothing")


def test_no_folder_is_listed_once_enough_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred thousand posts are not listed to learn how they are laid out."""
    files = {f"{folder}/{number}.md": "" for folder in "abcdef" for number in range(5)}
    blog = write(tmp_path / "blog", files)
    listed: list[str] = []
    scan = os.scandir

    def note(folder: Path) -> Iterator[os.DirEntry[str]]:
        listed.append(folder.name)
        return scan(folder)

    monkeypatch.setattr(survey, "_MAX_NAMES", 12)
    monkeypatch.setattr(os, "scandir", note)
    assert len(Survey(blog).names) == 6
    assert listed == ["blog", "a", "b"]
