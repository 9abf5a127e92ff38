"""Where the user's own folders are: as platformdirs says, asked or not."""

from __future__ import annotations

import sys

import platformdirs
import pytest

from termblog import paths

FOLDERS = {
    "CONFIG": (paths.config_folder, platformdirs.user_config_path),
    "CACHE": (paths.cache_folder, platformdirs.user_cache_path),
    "STATE": (paths.state_folder, platformdirs.user_state_path),
}


@pytest.mark.parametrize("kind", FOLDERS)
@pytest.mark.parametrize(
    "environment",
    [
        {"HOME": "/home/ada"},
        {"HOME": "/home/ada", "XDG_{}_HOME": "/etc/ada"},
        {"HOME": "/home/ada", "XDG_{}_HOME": "relative"},
        {"HOME": "/home/ada", "XDG_{}_HOME": ""},
        {"HOME": "relative"},
        {"XDG_{}_HOME": "/etc/ada"},
    ],
)
def test_a_folder_lies_where_platformdirs_says(
    kind: str, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way around an import leads to the same folder."""
    for name in ("HOME", f"XDG_{kind}_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name.format(kind), value)
    ours, theirs = FOLDERS[kind]
    assert ours() == theirs("termblog", appauthor=False)


@pytest.mark.parametrize("kind", FOLDERS)
def test_elsewhere_platformdirs_is_asked(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """On another system nothing is guessed."""
    monkeypatch.setattr(sys, "platform", "darwin")
    ours, theirs = FOLDERS[kind]
    assert ours() == theirs("termblog", appauthor=False)
