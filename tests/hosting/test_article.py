"""Pages as plain HTML."""

from __future__ import annotations

import re
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


def test_a_link_leads_where_the_blog_says_or_nowhere(tmp_path: Path) -> None:
    """No address is in a page that is neither the blog's nor the web's."""
    root = tmp_path / "blog"
    root.mkdir()
    links = "[a](javascript:alert(1)) [b](%6Aavascript:alert(1)) [c](//x\\@y) [d](../../etc/passwd) [e](https://e.org/)"
    (root / "links.md").write_text(f"---\ntitle: Links\ndate: 2024-01-01\n---\n{links}\n")
    blog = open_blog(root, cache=tmp_path / "cache")
    html = post_html(blog, blog.find("links"), "")
    assert set(re.findall('href="([^"]*)"', html)) == {"https://e.org/", "/"}
