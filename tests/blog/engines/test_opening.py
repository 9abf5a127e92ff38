"""Opening a blog's folder: which engine, what its configuration says, which files are posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from termblog.blog.discover import find_files
from termblog.blog.engines import open_site
from termblog.errors import NotFound, Unreadable

if TYPE_CHECKING:
    from pathlib import Path


def write(root: Path, files: dict[str, str]) -> Path:
    """Write a blog's files and return its folder."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def paths(root: Path) -> list[str]:
    """Return the files that may be posts."""
    return [fact.path for fact in find_files(open_site(root))]


def test_missing(tmp_path: Path) -> None:
    """A folder that is not there is said in a sentence."""
    with pytest.raises(NotFound, match="There is no folder"):
        open_site(tmp_path / "nowhere")


def test_file(tmp_path: Path) -> None:
    """A file is no blog's folder."""
    with pytest.raises(Unreadable, match="not a blog's folder"):
        open_site(write(tmp_path, {"a.md": "# A"}) / "a.md")


def test_seeds(seeds: Path) -> None:
    """Two posts without any engine are a plain folder."""
    site = open_site(seeds)
    assert site.engine == "plain"
    assert [fact.path for fact in find_files(site)] == sorted(path.name for path in seeds.iterdir())


def test_symlinks(tmp_path: Path) -> None:
    """No link is followed: neither to a file, nor to a folder, nor around in a circle."""
    root = write(tmp_path / "blog", {"a.md": "# A"})
    write(tmp_path / "secret", {"b.md": "# B"})
    (root / "b.md").symlink_to(tmp_path / "secret" / "b.md")
    (root / "c").symlink_to(tmp_path / "secret")
    (root / "d").symlink_to(root)
    assert paths(root) == ["a.md"]


def test_a_folder_of_notes_is_called_as_its_index_says(tmp_path: Path) -> None:
    """The title of a top-level `index.md` is the blog's; without one it is the folder's name."""
    root = write(tmp_path / "notes", {"a.md": "# A"})
    assert open_site(root).title == "notes"
    write(root, {"index.md": "---\ntitle: My notes\n---\nWelcome.\n"})
    assert open_site(root).title == "My notes"


def test_content_elsewhere(tmp_path: Path) -> None:
    """A content folder that is a link out of the blog holds no posts of it."""
    secret = write(
        tmp_path / "secret", {"posts/a.md": "# A", "x/docusaurus-plugin-content-blog/b.md": "# B"}
    )
    root = write(tmp_path / "blog", {"hugo.toml": "title = 'H'", "static/x.txt": ""})
    (root / "content").symlink_to(secret)
    assert paths(root) == []
    other = write(tmp_path / "other", {"docusaurus.config.js": "", "blog/c.md": "# C"})
    (other / "i18n").symlink_to(secret)
    assert paths(other) == ["blog/c.md"]
