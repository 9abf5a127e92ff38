"""Which blog is meant, and with which settings it is read."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from termblog import paths
from termblog.cli.output import complain, is_unicode
from termblog.cli.terminal import (
    Terminal,
    choose_depth,
    choose_width,
    is_dumb,
    takes_links,
)
from termblog.errors import NotFound, TermblogError
from termblog.kinds import nearest
from termblog.look import Depth
from termblog.settings import ROWS, Loaded, Settings, check_keys, load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termblog.blog.blog import Blog
    from termblog.theme import Theme

OWN_FILE = "termblog.toml"
"""The settings that a blog brings along."""

_SIXTEEN = "terminal"
"""The theme of a terminal's own sixteen colours."""


def load_settings(root: Path | None = None, flags: Mapping[str, object] | None = None) -> Loaded:
    """Return the settings in force; what is wrong with them is told on stderr.

    Args:
        root: The blog's folder, whose own file counts, too.
        flags: What the command line says, by setting.
    """
    loaded = read_settings(root, flags)
    for problem in loaded.problems:
        complain(problem)
    return loaded


def read_settings(root: Path | None = None, flags: Mapping[str, object] | None = None) -> Loaded:
    """Return the settings in force, and all that is wrong with them.

    Args:
        root: The blog's folder, whose own file counts, too.
        flags: What the command line says, by setting.
    """
    loaded = _with_known_themes(
        load(
            config=_config(),
            blog=root / OWN_FILE if root else None,
            environment=os.environ,
            flags=flags or {},
        )
    )
    return loaded._replace(problems=(*loaded.problems, *_key_problems(loaded)))


def _with_known_themes(loaded: Loaded) -> Loaded:
    """Return the settings with the default for each theme that is set and does not exist.

    One that the command line names is left to whoever loads it: that is a mistake to stop at.
    """
    chosen = {
        name: getattr(loaded.settings, name)
        for name in ("theme", "dark_theme", "light_theme")
        if loaded.origins[name] != "default" and not loaded.origins[name].startswith("--")
    }
    if not chosen:
        return loaded
    from termblog.theme import themes

    known = {"auto", *themes((theme_folder(),))}
    wrong = [name for name, theme in chosen.items() if theme not in known]
    told = tuple(
        f"{loaded.origins[name]}: there is no theme `{chosen[name]}`{nearest(chosen[name], known)}"
        for name in wrong
    )
    settings = loaded.settings._replace(**{name: ROWS[name].default for name in wrong})
    return loaded._replace(settings=settings, problems=(*loaded.problems, *told))


def _key_problems(loaded: Loaded) -> tuple[str, ...]:
    """Return what is wrong with the keys, where any are set."""
    if not loaded.settings.keys:
        return ()
    from termblog.tui.commands import COMMANDS

    return check_keys(loaded, _config(), {command.id for command in COMMANDS})


def _config() -> Path:
    """Return the user's own file of settings."""
    return paths.config_folder() / "config.toml"


def find_root(named: str | None) -> Path:
    """Return the folder of the blog that is meant.

    Args:
        named: What the command line says; then the variable, the settings, the current folder
            if it holds a blog, and at last the guide decide.

    Raises:
        NotFound: There is no such folder.
    """
    wish = named or load(config=_config(), environment=os.environ).settings.blog
    if not wish:
        return Path() if _is_meant(Path()) else paths.guide()
    root = Path(wish).expanduser()
    if not root.exists():
        msg = f"There is no folder {wish}."
        raise NotFound(msg, _siblings(root))
    return root


def _is_meant(folder: Path) -> bool:
    """Return whether the current folder is a blog that nobody has to name.

    One that no engine claims has to have a post at its top, and is not the user's home: to read
    through all that lies beneath is nothing to begin unasked.
    """
    from termblog.blog.discover import find_names
    from termblog.blog.engines import engine_of, open_site

    try:
        site = open_site(folder)
    except TermblogError:
        return False
    if site.engine != "plain":
        return next(find_names(site), None) is not None
    names = [entry.name for entry in os.scandir(folder) if entry.is_file()]
    engine = engine_of(site)
    posts = (name for name in names if name.lower().endswith(engine.extensions))
    return folder.resolve() != Path.home() and any(engine.place(site, name) for name in posts)


def open_named(named: str | None, flags: Mapping[str, object]) -> tuple[Blog, Settings]:
    """Open the blog that is meant, with its settings.

    Args:
        named: What the command line says.
        flags: What the command line says of settings, by setting.

    Raises:
        NotFound: There is no such folder.
        Unreadable: It cannot be read.
    """
    from termblog.blog.opening import open_blog

    root = find_root(named)
    settings = load_settings(root, flags).settings
    return open_blog(root, drafts=settings.drafts), settings


def see_terminal(settings: Settings, *, color: str = "auto", plain: bool = False) -> Terminal:
    """Return what stdout is, and what may be asked of it.

    Args:
        settings: Whose width counts.
        color: What the flag says: `auto`, `always` or `never`.
        plain: What the flag says.
    """
    tty = sys.stdout.isatty()
    depth = choose_depth(color, os.environ, tty=tty)
    plain = plain or is_dumb(os.environ)
    return Terminal(
        width=choose_width(settings.width, _columns() if tty else None, os.environ),
        depth=Depth.NONE if plain else depth,
        links=not plain and takes_links(os.environ, depth),
        plain=plain,
        unicode=settings.unicode and is_unicode(sys.stdout),
        tty=tty,
    )


def choose_theme(settings: Settings, terminal: Terminal) -> Theme:
    """Return the theme that is asked for, or that fits the terminal.

    Args:
        settings: Whose theme counts.
        terminal: Where it will show.

    Raises:
        NotFound: There is no such theme.
        SettingsError: The theme's file is wrong.
    """
    from termblog.theme import load_theme

    name = settings.theme
    return load_theme(_fitting(settings, terminal) if name == "auto" else name, (theme_folder(),))


def _fitting(settings: Settings, terminal: Terminal) -> str:
    """Return the theme that fits the terminal: its colours first, then its background."""
    from termblog.tui.background import is_light, light_terminal

    if terminal.depth <= Depth.SIXTEEN:
        return _SIXTEEN
    light = light_terminal(os.environ) if terminal.tty else is_light(b"", os.environ)
    return settings.light_theme if light else settings.dark_theme


def theme_folder() -> Path:
    """Return the folder of the user's own themes."""
    return paths.config_folder() / "themes"


def _columns() -> int | None:
    """Return the width of the terminal that stdout is, in cells."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return None


def _siblings(root: Path) -> tuple[str, ...]:
    """Return what a missing folder may have been meant to be: a command, or one beside it."""
    from difflib import get_close_matches

    from termblog.cli.commands import COMMANDS

    parent = root.parent
    near = sorted(entry.name for entry in parent.iterdir()) if parent.is_dir() else []
    commands = get_close_matches(root.name, COMMANDS, 1) if parent == Path() else []
    folders = [str(parent / name) for name in get_close_matches(root.name, near, 1)]
    return tuple(dict.fromkeys([*(f"`termblog {name}`" for name in commands), *folders]))
