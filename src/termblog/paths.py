"""Where things lie: the packaged styles and guide, and the user's own folders.

An installed wheel holds `styles/` and `content/` inside the package; a checkout (an editable
install) holds them at its top. Nothing here makes a folder: who writes, makes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

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
    import platformdirs

    return platformdirs.user_config_path("termblog", appauthor=False)


def cache_folder() -> Path:
    """Return the folder of what can be made again: the indexes."""
    import platformdirs

    return platformdirs.user_cache_path("termblog", appauthor=False)


def state_folder() -> Path:
    """Return the folder of what a reader would hate to lose."""
    import platformdirs

    return platformdirs.user_state_path("termblog", appauthor=False)
