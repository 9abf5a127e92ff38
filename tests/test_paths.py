"""Where the user's own folders are: as platformdirs says, asked or not."""

from __future__ import annotations

import sys

import platformdirs
import pytest

from termblog import paths


@pytest.mark.parametrize(
    "environment",
    [
        {"HOME": "/home/ada"},
        {"HOME": "/home/ada", "XDG_CONFIG_HOME": "/etc/ada"},
        {"HOME": "/home/ada", "XDG_CONFIG_HOME": "relative"},
        {"HOME": "/home/ada", "XDG_CONFIG_HOME": ""},
        {"HOME": "relative"},
        {"XDG_CONFIG_HOME": "/etc/ada"},
    ],
)
def test_the_config_lies_where_platformdirs_says(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way around an import leads to the same folder."""
    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    expected = platformdirs.user_config_path("termblog", appauthor=False)
    assert paths.config_folder() == expected


def test_elsewhere_platformdirs_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """On another system nothing is guessed."""
    monkeypatch.setattr(sys, "platform", "darwin")
    assert paths.config_folder() == platformdirs.user_config_path("termblog", appauthor=False)
