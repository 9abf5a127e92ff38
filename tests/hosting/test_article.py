"""Pages as plain HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.blog.opening import open_blog
from termblog.hosting.article import post_html

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_post_that_is_cut_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page shows the start of a file that is too long, and tells that there is more."""
    monkeypatch.setattr("termblog.blog.files.LIMIT", 100)
    root = tmp_path / "blog"
    root.mkdir()
    (root / "long.md").write_text("---\ntitle: Long\ndate: 2024-01-01\n---\n" + "word " * 100)
    blog = open_blog(root, cache=tmp_path / "cache")
    html = post_html(blog, blog.find("long"), "")
    assert "The rest of this file is not shown: it is longer than 2 MB." in html
