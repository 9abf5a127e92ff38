"""Packages that a measurement needs."""

from __future__ import annotations

from pathlib import Path

import pytest


def need_package(name: str) -> Path:
    """Return the folder of an npm package; skip where it is missing.

    Args:
        name: One of `package.json`.
    """
    folder = Path(__file__).parent / "node_modules" / name
    if not folder.is_dir():
        pytest.skip(f"the npm package {name} is missing: npm install --prefix tests/reliability")
    return folder
