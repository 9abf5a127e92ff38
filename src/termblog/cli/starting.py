"""What `termblog [BLOG]` does, however its line was read: the app, until its reader leaves."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from termblog import paths
from termblog.cli.canvas import see_canvas
from termblog.cli.opening import (
    choose_theme,
    find_root,
    load_settings,
    see_terminal,
    theme_folder,
)
from termblog.cli.terminal import is_dumb
from termblog.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from termblog.blog.opening import Glimpse
    from termblog.settings import Settings


def start_app(
    blog: str | None = None,
    *,
    at: str = "",
    theme: str | None = None,
    width: int | None = None,
    drafts: bool | None = None,
) -> None:
    """Open a blog in the app.

    Args:
        blog: A folder or a file; None for what the variable, the settings or the current folder name.
        at: The slug of the post to begin with.
        theme: What the flags say, as the next two.
        width: In cells.
        drafts: Whether what is not published yet is shown, too.

    Raises:
        NotFound: There is no such folder, or no post in it.
        UsageError: There is no terminal.
    """
    from termblog.blog.opening import glimpse_blog

    root = find_root(blog)
    flags = {"theme": theme, "width": width, "drafts": drafts}
    if root.is_file():  # there is nothing else to choose, and the keys should reach the text
        flags["sidebar"] = False
    settings = load_settings(root, flags).settings
    glimpse = glimpse_blog(root, drafts=settings.drafts)
    if is_dumb(os.environ) or not (sys.stdin.isatty() and sys.stdout.isatty()):
        msg = "The app needs a terminal; `termblog list` and `termblog read` do without."
        raise UsageError(msg)
    _run(root, settings, at, glimpse)


def _run(root: Path, settings: Settings, slug: str, glimpse: Glimpse) -> None:
    """Run the app until its reader leaves."""
    from termblog.blog.opening import stream_blog
    from termblog.state import open_state
    from termblog.tui.app import TermblogApp
    from termblog.tui.launch import Launch

    terminal = see_terminal(settings)
    theme, canvas = choose_theme(settings, terminal), see_canvas(settings, terminal, graphics=True)
    state = open_state(paths.state_folder() / "state.db", str(root.resolve()))
    launch = Launch(
        settings, theme, slug, theme_folders=(theme_folder(),), canvas=canvas, glimpse=glimpse
    )
    steps = partial(stream_blog, root, drafts=settings.drafts)
    try:
        TermblogApp(steps, state, launch).run()
    finally:
        state.close()
