"""Where things lie: the packaged styles and guide, and the user's own folders.

An installed wheel holds `styles/` and `content/` inside the package; a checkout (an editable
install) holds them at its top. Nothing here makes a folder: who writes, makes.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


@cache
def packaged(name: str) -> Path:
    """Return the packaged folder `styles` or `content`.

    Args:
        name: The folder's name.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    for home in (_PACKAGE, _CHECKOUT):
        if (home / name).is_dir():
            return home / name
    msg = f"termblog's own folder {name!r} is missing; install termblog again."
    raise FileNotFoundError(msg)


def styles() -> Path:
    """Return the folder of the packaged style sheets and themes."""
    return packaged("styles")


def guide() -> Path:
    """Return the folder of the guide, the blog that opens when there is no other."""
    return packaged("content")


def config_folder() -> Path:
    """Return the folder of the user's `config.toml` and themes."""
    return _folder("config", ".config")


def cache_folder() -> Path:
    """Return the folder of what can be made again: the indexes."""
    return _folder("cache", ".cache")


def state_folder() -> Path:
    """Return the folder of what a reader would hate to lose."""
    return _folder("state", ".local/state")


def _folder(kind: str, usual: str) -> Path:
    """Return one of the user's own folders, given where Linux has it in a home."""
    return _on_linux(kind, usual, os.environ) or _elsewhere(kind)


def _on_linux(kind: str, usual: str, environment: Mapping[str, str]) -> Path | None:
    """Return the folder where Linux is as it mostly is (XDG Base Directory Specification 0.8).

    Every command looks there, and platformdirs, which knows of all the rest, takes a twentieth of
    the time of a short one to import.
    """
    if sys.platform != "linux" or "ANDROID_ROOT" in environment:
        return None
    home, wish = environment.get("HOME", ""), environment.get(f"XDG_{kind.upper()}_HOME", "")
    base = wish if wish.startswith("/") else f"{home}/{usual}" if home.startswith("/") else ""
    return Path(base, "termblog") if base else None


def _elsewhere(kind: str) -> Path:
    """Return the folder as platformdirs tells it."""
    import platformdirs

    ask = {
        "config": platformdirs.user_config_path,
        "cache": platformdirs.user_cache_path,
        "state": platformdirs.user_state_path,
    }
    return ask[kind]("termblog", appauthor=False)
