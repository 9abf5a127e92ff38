"""How a host begins."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from termblog.hosting.start import clear_environment

if TYPE_CHECKING:
    import pytest


def test_the_environment_names_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a library would start, or where it would write, is forgotten; the rest is kept."""
    named = {"EDITOR": "vi", "BROWSER": "firefox", "PAGER": "less", "TEXTUAL_LOG": "/tmp/log"}  # noqa: S108  never opened
    environment = {**named, "LANG": "C.UTF-8", "PATH": "/bin"}
    monkeypatch.setattr(os, "environ", environment)
    clear_environment()
    assert environment == {"LANG": "C.UTF-8", "PATH": "/bin"}
