"""What a visitor is printed: the same lines, without what would be read or sent for them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.blog.opening import open_blog
from termblog.cli.visitors import visitor_commands
from termblog.hosting.commands import Paper, answer
from termblog.hosting.house import Opened
from termblog.settings import Settings
from termblog.theme import load_theme
from tests.pictures.making import save

if TYPE_CHECKING:
    from pathlib import Path


def test_a_visitor_gets_a_line_for_each_picture(tmp_path: Path) -> None:
    """In colours, too: no picture of the host's is decoded for a stranger."""
    save(tmp_path, "red.png")
    (tmp_path / "post.md").write_text("# Post\n\n![A red half](red.png)\n", "utf-8")
    opened = Opened(open_blog(tmp_path), Settings(), load_theme("ink"))
    paper = Paper(width=80, colour=True, plain=False)
    text = "".join(answer(visitor_commands(lambda: opened), "read post", paper).output)
    assert "A red half" in text
    assert "▀" not in text
    assert "48;2;220" not in text
