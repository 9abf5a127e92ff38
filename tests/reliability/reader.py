"""All that happens to a file on its way to the screen, without a screen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cell_len

from termblog.blog.engines import ENGINES
from termblog.blog.metadata.resolve import read_post
from termblog.blog.site import Site
from termblog.document.parse import parse
from termblog.document.syntax import SYNTAX
from termblog.layout.page import Page
from termblog.theme import Theme, load_theme
from tests.reliability.payloads import FORBIDDEN

if TYPE_CHECKING:
    from pathlib import Path

    from termblog.blog.post import Post


@cache
def theme() -> Theme:
    """Return the theme in which everything is laid out."""
    return load_theme("ink")


@cache
def site(root: Path, engine: str) -> Site:
    """Return a blog of an engine, as if its folder had been looked at."""
    return Site(root=root, engine=engine)


def faults(root: Path, data: bytes, engine: str, *, width: int = 60, lines: int = 400) -> list[str]:
    """Read a file to the last line, and return what is wrong with what came out.

    Args:
        root: The blog's folder.
        data: The file's content.
        engine: Whose post it is.
        width: In cells.
        lines: How many lines are laid out at most.
    """
    reading = read_post(site(root, engine), "_posts/2024-01-01-post.md", data)
    found = list(_hostile(reading.post)) if reading.post else []
    page = Page(parse(reading.body, SYNTAX), theme(), width)
    for y, line in enumerate(page.raw_lines()):
        if y > lines:
            break
        text = "".join(span.text for span in line.spans)
        if FORBIDDEN.search(text) or "\n" in text:
            found.append(f"line {y} holds {text!r}")
        if cell_len(text) > width:
            found.append(f"line {y} has {cell_len(text)} cells of {width}: {text!r}")
    return found


def _hostile(post: Post) -> list[str]:
    """Return the fields of a post that hold what must not be shown."""
    shown = (
        post.title,
        post.summary,
        *post.tags,
        *post.authors,
        *(name for path in post.categories for name in path),
    )
    return [f"a field holds {text!r}" for text in shown if FORBIDDEN.search(text) or "\n" in text]


def engines() -> tuple[str, ...]:
    """Return the name of every engine."""
    return tuple(ENGINES)
