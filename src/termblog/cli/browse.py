"""`termblog [BLOG]`: the app."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from termblog import paths
from termblog.cli.canvas import see_canvas
from termblog.cli.opening import (
    choose_theme,
    find_root,
    holds_blog,
    load_settings,
    see_terminal,
    theme_folder,
)
from termblog.cli.options import BLOG, drafts_option, theme_option, width_option
from termblog.cli.terminal import is_dumb
from termblog.errors import NotFound, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from termblog.settings import Settings


@click.command("termblog")
@click.argument("blog", required=False, type=BLOG, metavar="[BLOG]")
@click.option("--at", metavar="SLUG", default="", help="Start with this post.")
@theme_option
@width_option
@drafts_option
def command(
    *, blog: str | None, at: str, theme: str | None, width: int | None, drafts: bool | None
) -> None:
    """Open a blog: a folder or a file; see `termblog --help`."""
    root = find_root(blog)
    if root.is_dir() and not holds_blog(root):
        msg = f"There is no post in {root}."
        raise NotFound(msg)
    if is_dumb(os.environ) or not (sys.stdin.isatty() and sys.stdout.isatty()):
        msg = "The app needs a terminal; `termblog list` and `termblog read` do without."
        raise UsageError(msg)
    flags = {"theme": theme, "width": width, "drafts": drafts}
    if root.is_file():  # there is nothing else to choose, and the keys should reach the text
        flags["sidebar"] = False
    _start(root, load_settings(root, flags).settings, at)


def _start(root: Path, settings: Settings, slug: str) -> None:
    """Run the app until its reader leaves."""
    from termblog.blog.opening import stream_blog
    from termblog.state import open_state
    from termblog.tui.app import TermblogApp
    from termblog.tui.launch import Launch

    gc.enable()
    folder = theme_folder()
    terminal = see_terminal(settings)
    theme, canvas = choose_theme(settings, terminal), see_canvas(settings, terminal, graphics=True)
    state = open_state(paths.state_folder() / "state.db", str(root.resolve()))
    launch = Launch(settings, theme, start=slug, theme_folders=(folder,), canvas=canvas)
    try:
        TermblogApp(partial(stream_blog, root, drafts=settings.drafts), state, launch).run()
    finally:
        state.close()
