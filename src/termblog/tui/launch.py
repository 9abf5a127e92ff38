"""How an app begins: with which settings, in which theme, and what it may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termblog.document.document import Options
from termblog.errors import TermblogError
from termblog.theme import load_theme
from termblog.tui.capabilities import LOCAL, Capabilities
from termblog.tui.view import View

if TYPE_CHECKING:
    from pathlib import Path

    from termblog.blog.opening import Glimpse
    from termblog.pictures.canvas import Canvas
    from termblog.settings import Settings
    from termblog.state import State
    from termblog.theme import Theme


class Launch(NamedTuple):
    """How an app begins."""

    settings: Settings
    """What is in force."""
    theme: Theme
    """What it looks like at first."""
    start: str = ""
    """The slug to begin with; empty for the post that was read last."""
    capabilities: Capabilities = LOCAL
    """What may be done to this machine."""
    theme_folders: tuple[Path, ...] = ()
    """Where the reader's own themes lie."""
    canvas: Canvas | None = None
    """What pictures are drawn on; None where they are labelled lines."""
    glimpse: Glimpse | None = None
    """What is known of the blog before it is read."""


def last_theme(state: State, launch: Launch) -> Theme:
    """Return the theme that the reader chose last, unless the settings name one.

    Args:
        state: What is kept of the reader.
        launch: How the app begins.
    """
    chosen = state.setting("theme")
    if launch.settings.theme != "auto" or not chosen:
        return launch.theme
    try:
        return load_theme(chosen, launch.theme_folders)
    except TermblogError:  # a theme of the reader's own that is gone
        return launch.theme


def options_of(settings: Settings) -> Options:
    """Return how the settings want a document laid out.

    Args:
        settings: What is in force.
    """
    return Options(
        unicode=settings.unicode,
        justify=settings.justify,
        typography=settings.typography and settings.unicode,
        tex=settings.tex,
        code_wrap=settings.code_wrap,
        line_numbers=settings.line_numbers,
        # Here every link can be clicked or numbered, so `auto` need not spell addresses out.
        link_addresses=settings.link_addresses == "always",
    )


def view_of(settings: Settings) -> View:
    """Return which panes the settings want to see at first.

    Args:
        settings: What is in force.
    """
    contents = {"always": True, "never": False}.get(settings.contents)
    return View(sidebar=settings.sidebar, contents=contents)
